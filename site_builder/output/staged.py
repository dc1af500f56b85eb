"""
The next release while it is made, begun before anybody knows what will be in it.

All files of the last release are linked into it by a process of its own; another compiles templates that no
earlier build did. What MkDocs writes goes to a folder apart: nobody may write through a link.
"""

import shutil
from collections.abc import Callable, Sequence
from dataclasses import field
from functools import cached_property, partial
from pathlib import Path
from typing import Any

from site_builder.artifacts.withdrawn import WITHDRAWN
from site_builder.beside import Beside
from site_builder.model.public_site import PublicSite
from site_builder.model.site import Site
from site_builder.output.begun import Then, Work
from site_builder.output.drawn import Templates, all_compiled, templates_of
from site_builder.output.kept_pages import KeptPages, kept_pages
from site_builder.output.kept_sums import keep_sums, new_token, sums_bytes
from site_builder.output.kept_tasks import KeptTasks, kept_tasks
from site_builder.output.last_release import LastRelease, last_release
from site_builder.output.linking import Linking, begin_linking
from site_builder.output.release import Proof, is_withdrawable, open_staging, prune, seal_and_switch
from site_builder.output.seal import Sealing, is_as_noted, is_whole
from site_builder.output.searching import Gathered, Searching, searching
from site_builder.output.spliced import moved_path
from site_builder.output.sums import UNKNOWN, Notes, noted_again, sha256_of
from site_builder.output.templates import environment
from site_builder.problem import Problem
from site_builder.value import dataclass


@dataclass(frozen=True, kw_only=True)
class Staged:
    """
    The `folder` of the next release of the column in `root`, after `before`, and that for MkDocs's pages.

    What is compiled of the `templates` is kept under their key. What is done beside ends with the folder.
    What is to be done `meanwhile` is, before the proof is waited for. `token` is that of this build.
    """

    root: Path
    folder: Path
    by_mkdocs: Path
    templates: Templates = field(repr=False)
    templates_key: str
    kept: KeptTasks
    kept_pages: KeptPages
    token: bytes
    linking: Linking | None
    compiling: Beside[dict[str, bytes]] | None
    others: list[Beside[Any]] = field(default_factory=list)  # processes that end with it
    searching: list[Searching] = field(default_factory=list)
    meanwhile: list[Work] = field(default_factory=list)

    @property
    def before(self) -> Path | None:
        """The last release, if there is one."""
        return self.linking.before if self.linking else None

    @property
    def sums(self) -> Notes:
        """What is known of its files."""
        return self.linking.kept.notes if self.linking else {}

    @property
    def tokens(self) -> tuple[bytes, bytes]:
        """The token of the build that made it, and of this one."""
        return self.linking.kept.token if self.linking else b"", self.token

    @cached_property
    def last(self) -> LastRelease:
        """What is linked, when all is; and nothing of it has been changed."""
        if self.linking is None:
            return LastRelease(folder=self.folder)
        return last_release(self.linking.before, self.folder, self.sums, self.linking.process.result())

    def bytecodes(self) -> dict[str, bytes]:
        """Give what was compiled of the templates."""
        if self.compiling:
            return self.compiling.result()
        known: dict[str, bytes] | None = self.kept.get(self.templates_key)
        return known or {}  # the cache may be gone by now

    def keep(self, bytecodes: dict[str, bytes]) -> None:
        """Keep for the next one what is compiled of templates."""
        self.kept.put(self.templates_key, bytecodes)

    def become(
        self,
        target: Path,
        sealing: Sealing,
        proof: Proof,
        then: Then,
    ) -> tuple[str, list[Problem]]:
        """
        Become the release that `target` shows, unless `proof` finds problems; gives its name, and those.

        What is to be kept is made ready while `proof` is waited for, and so is what `then` is to do. Where
        something was withdrawn, old releases go at once, else when the next release begins.
        """
        notes, named = self.last.put, self.last.named
        keeping: list[Work] = []
        stood: list[bool] = []

        def waited() -> list[Problem]:
            for work in (self.kept.begin_saving, self.kept_pages.begin_saving, *self.meanwhile):
                work()
            keeping.extend(self._keeping(self.folder, target, then))
            found = proof()
            if not found:  # nobody reads it any more
                self.last.settle()
            return found

        def stands(release: Path) -> bool:
            stood.append(is_as_noted(release, notes, named, self.folder))
            return stood[0] or is_whole(release)

        made = self.folder.stat().st_ino
        name, found = seal_and_switch(
            self.folder, target, sealing, notes, waited, named=named, difference=self.last.difference,
            stands=stands,
        )  # fmt: skip
        if not found:
            if target.stat().st_ino != made:  # that release stood already, and still does: its files stay
                if not any(stood):
                    places = {path: f"{target}/{moved_path(path, named)}" for path in notes}
                    notes.update({path: noted_again(notes[path], place) for path, place in places.items()})
                keeping = self._keeping(target, target, then)
            for work in (self.kept.save, self.kept_pages.save, *keeping):
                work()
        return name, found

    def _keeping(self, release: Path, target: Path, then: Then) -> list[Work]:
        """Make ready what is kept of the files in `release`, and give what to do when `target` shows it."""
        works: list[Work] = [partial(keep_sums, self.root, sums_bytes(self.token, self.last.put))]
        if not self._has_all():  # late: it waits for other builds, and these for what is saved
            works.append(partial(prune, target))
        return [*works, then(release, self.token, self.last.named)]

    def search(
        self, executor: str, gathered: Callable[[], Gathered] | None, site: Site, public: PublicSite
    ) -> None:
        """
        Begin to gather what must not be found in the release, if nobody has begun.

        And read what is known of the last one: whoever judges may have to be waited for.
        """
        _ = self.sums
        self.searching.append(searching(self, site, public, executor, gathered))

    def _has_all(self) -> bool:
        """Whether all documents of the last release are in this one, and no more of them withdrawn."""
        withdrawn = [sha256_of(found.get(WITHDRAWN, UNKNOWN)) for found in (self.sums, self.last.put)]
        old = self.last.old if self.last.is_whole else self.sums
        has_gone = any(is_withdrawable(name) and name not in self.last.put for name in old)
        return bool(self.sums) and withdrawn[0] == withdrawn[1] and not has_gone

    def remove(self) -> None:
        """Leave nothing of it."""
        for process in (self.linking and self.linking.process, self.compiling, *self.others):
            if process:
                process.stop()
        for kept in (self.kept, self.kept_pages):
            kept.drop()
        for folder in (self.folder, self.by_mkdocs):
            shutil.rmtree(folder, ignore_errors=True)


def taken(folder: Path) -> dict[str, bytes]:
    """Take all files out of a folder, by their paths."""
    files = {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()}
    shutil.rmtree(folder, ignore_errors=True)
    return dict(sorted(files.items()))


def begin(target: Path, root: Path, theme: Sequence[str], linking: Linking | None = None) -> Staged:
    """
    Begin the next release of the site at `target`, of the column in `root`, with the theme in folders.

    Its `linking` may have begun before.
    """
    if linking is None or linking.target != target:
        linking = begin_linking(target, root)
    kept, folder = kept_tasks(root), linking.folder if linking else open_staging(target)
    templates = templates_of(environment(theme))
    names = sorted(path.name for path in Path(theme[0]).glob("*.html"))
    key = kept.key("templates", repr(templates).encode())
    return Staged(
        root=root, folder=folder, by_mkdocs=open_staging(target), templates=templates, templates_key=key,
        kept=kept, kept_pages=kept_pages(root, linking.kept.token if linking else b""),
        token=new_token(), linking=linking,
        compiling=None if kept.has(key) else Beside(partial(all_compiled, templates, names)),
    )  # fmt: skip
