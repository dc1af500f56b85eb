"""
What a build has to look at: after an edit of bodies, the pages that name the edited documents.

Which pages there are, and all that they say but for bodies, follows from what stands above the bodies and
from data, settings and theme. Where none of that is new, a page that names no edited document is as it was.

All of it is text and bytes: as one object a document, it would take thirty times as long to read.
"""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from site_builder.model.kinds import Document
from site_builder.model.public_site import PublicSite
from site_builder.model.site import Site
from site_builder.output.watched import Digests

_SIZE = hashlib.sha256().digest_size
_AT_ONCE = 64 * _SIZE  # bytes
MANY = 500  # bodies; to look for more takes longer than to look at all pages


class Scope(NamedTuple):
    """
    `key` is the digest of all but bodies, `bodies` are the digests of these, in the order of documents.

    `named` has a line a page: its path, the ids of the documents that it was given or asked about; a tab
    stands behind each.
    """

    key: bytes
    bodies: bytes
    named: str = "\n"

    def affected(self, before: "Scope | None", documents: Sequence[Document]) -> frozenset[str] | None:
        """
        Give the paths of pages that may come out otherwise than `before`; None where any may.

        `documents` are all that are public; where the key is the same, they are those of before.
        """
        if before is None or before.key != self.key:
            return None
        places = [*_differing(self.bodies, before.bodies)]
        if len(places) > MANY:
            return None
        return frozenset(path for place in places for path in _naming(before.named, documents[place].id))

    def after(self, before: "Scope | None", drawn: Mapping[str, Iterable[str]]) -> "Scope":
        """Give the scope of a build in which pages were `drawn` that name these documents."""
        lines = {line[: line.index("\t")]: line for line in before.named.split("\n")[1:-1]} if before else {}
        lines |= {path: "\t".join((path, *sorted(names), "")) for path, names in drawn.items()}
        return self._replace(named="\n".join(("", *lines.values(), "")))


def _naming(named: str, document: str) -> Iterable[str]:
    """Give the paths of the pages that name a document."""
    name, found = f"\t{document}\t", 0
    while (found := named.find(name, found) + 1) > 0:
        start = named.rfind("\n", 0, found) + 1
        yield named[start : named.index("\t", start)]


def _differing(one: bytes, other: bytes) -> Iterable[int]:
    """Give the numbers of the digests that are not the same."""
    for start in range(0, len(one), _AT_ONCE):
        if one[start : start + _AT_ONCE] != other[start : start + _AT_ONCE]:
            for place in range(start, min(start + _AT_ONCE, len(one)), _SIZE):
                if one[place : place + _SIZE] != other[place : place + _SIZE]:
                    yield place // _SIZE


def scope_of(
    site: Site, public: PublicSite, same: bytes, downloads: Mapping[str, object], digests: Digests
) -> Scope:
    """Give the scope of a build of `public`; `same` is the digest of what all its pages follow from."""
    fronts = hashlib.sha256(b"".join([d.record.front for d in site.documents])).digest()
    files = sorted((path, file.sha256) for path, file in site.files.items())
    lists = (site.day, site.vocabulary, site.enterprises, site.synonyms, sorted(site.unread), files)
    bodies = [d.record.digest for d in public.documents]
    for place, document in enumerate(public.documents) if downloads else ():
        if made := downloads.get(document.id):
            bodies[place] = hashlib.sha256(bodies[place] + digests.of(made)).digest()
    return Scope(key=digests.of((same, fronts, lists)), bodies=b"".join(bodies))
