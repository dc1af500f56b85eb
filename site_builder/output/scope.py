"""
What a build has to look at: after an edit of bodies, the pages that name the edited documents.

Which pages there are, and all that they say but for bodies, follows from what stands above the bodies and
from data, settings and theme. Where none of that is new, a page that names no edited document is as it was.
"""

import hashlib
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from site_builder.model.public_site import PublicSite
from site_builder.model.site import Site
from site_builder.output.watched import Digests


class Scope(NamedTuple):
    """
    `key` is the digest of all but bodies, `bodies` are those of public documents' files, by id.

    `named` are the paths of pages, by the id of a document that they were given or asked about.
    """

    key: bytes
    bodies: Mapping[str, bytes]
    named: Mapping[str, tuple[str, ...]] = {}

    def affected(self, before: "Scope | None") -> frozenset[str] | None:
        """Give the paths of pages that may come out otherwise than `before`; None where any may."""
        if before is None or before.key != self.key or before.bodies.keys() != self.bodies.keys():
            return None
        edited = (name for name, digest in self.bodies.items() if before.bodies[name] != digest)
        return frozenset(path for name in edited for path in before.named.get(name, ()))

    def after(self, before: "Scope | None", drawn: Mapping[str, Iterable[str]]) -> "Scope":
        """Give the scope of a build in which pages were `drawn` that name these documents."""
        named, is_apart = dict(before.named) if before else {}, drawn.keys().isdisjoint
        for name, paths in [(name, paths) for name, paths in named.items() if not is_apart(paths)]:
            del named[name]
            if left := tuple([path for path in paths if path not in drawn]):
                named[name] = left
        more: dict[str, list[str]] = {}
        for path, names in drawn.items():
            for name in names:
                more.setdefault(name, []).append(path)
        named.update({name: (*named.get(name, ()), *paths) for name, paths in more.items()})
        return self._replace(named=named)


def scope_of(
    site: Site, public: PublicSite, same: bytes, downloads: Mapping[str, object], digests: Digests
) -> Scope:
    """Give the scope of a build of `public`; `same` is the digest of what all its pages follow from."""
    fronts = hashlib.sha256(b"".join(d.record.front for d in site.documents)).digest()
    files = sorted((path, file.sha256) for path, file in site.files.items())
    lists = (site.day, site.vocabulary, site.enterprises, site.synonyms, sorted(site.unread), files)
    bodies = {}
    for document in public.documents:
        made = downloads.get(document.id)
        bodies[document.id] = document.record.digest + (digests.of(made) if made else b"")
    return Scope(key=digests.of((same, fronts, lists)), bodies=bodies)
