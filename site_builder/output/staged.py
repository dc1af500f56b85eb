"""
The next release while it is made, begun before anybody knows what will be in it.

All files of the last release are linked into it by a process of its own, beside reading and judging. What
MkDocs writes goes to a folder apart: nobody may write through a link.
"""

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property, partial
from pathlib import Path

from site_builder.output.kept_tasks import KeptTasks, kept_tasks
from site_builder.output.last_release import LastRelease, Links, last_release, linked
from site_builder.output.release import current, open_staging, prune, seal_and_switch
from site_builder.output.rest import moved_in
from site_builder.output.seal import Sealing
from site_builder.output.sums import Notes
from site_builder.workers import Beside

_SUMS = "sums"


@dataclass(frozen=True, kw_only=True)
class Staged:
    """The `folder` of the next release, after the release `before`, and the one for what MkDocs writes."""

    folder: Path
    by_mkdocs: Path
    before: Path | None
    kept: KeptTasks
    sums: Notes
    linking: Beside[Links] | None

    @cached_property
    def last(self) -> LastRelease:
        """What is linked, when all is; and nothing of it has been changed."""
        if self.linking is None or self.before is None:
            return LastRelease(folder=self.folder)
        return last_release(self.folder, self.sums, moved_in(self.before), self.linking.result())

    def take_mkdocs_pages(self) -> None:
        """Put what MkDocs wrote into the release."""
        for path in sorted(self.by_mkdocs.rglob("*")):
            if path.is_file():
                self.last.write(path.relative_to(self.by_mkdocs).as_posix(), path.read_bytes())
        shutil.rmtree(self.by_mkdocs)

    def keep(self, notes: Notes) -> None:
        """Keep what is known of the release's files for the next one."""
        self.kept.put(self.kept.key(_SUMS, b""), notes)

    def become(self, target: Path, sealing: Sealing, notes: Notes, *beside: Callable[[], None]) -> str:
        """Become the release that `target` shows; gives its name. Old releases go `beside` other work."""
        name = seal_and_switch(self.folder, target, sealing, {path: row for path, (_, row) in notes.items()})
        pruning = Beside(partial(prune, target))
        self.kept.save()
        for work in beside:
            work()
        pruning.result()
        return name

    def remove(self) -> None:
        """Leave nothing of it."""
        if self.linking:
            self.linking.stop()
        for folder in (self.folder, self.by_mkdocs):
            shutil.rmtree(folder, ignore_errors=True)


def begin(target: Path, root: Path) -> Staged:
    """Begin the next release of the site at `target`, of the column in `root`."""
    kept, before, folder = kept_tasks(root), current(target), open_staging(target)
    sums: Notes = (kept.get(kept.key(_SUMS, b"")) or {}) if before else {}
    task = partial(linked, before, folder, sums, moved_in(before)) if before and sums else None
    return Staged(
        folder=folder, by_mkdocs=open_staging(target), before=before, kept=kept, sums=sums,
        linking=Beside(task) if task else None,
    )  # fmt: skip
