"""
What is begun by processes beside before what makes a site is loaded, which takes as long.

Where something is kept, content is judged so, and what must not be found is gathered: whoever does reads it
by itself, as quickly, and neither has to copy what the other has in memory. Both must have read the same, or
nothing is published.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import field
from typing import TYPE_CHECKING, Any

from site_builder.beside import NICER, Beside
from site_builder.output.linking import Linking
from site_builder.output.spliced import Moved
from site_builder.value import dataclass

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from site_builder.output.searching import Gathered
    from site_builder.pipeline import Judgement
    from site_builder.records.records import Signature
    from site_builder.settings import Settings

Work = Callable[[], None]
# Of a release, with the token of what is kept of its files: what to do when it stands.
Then = Callable[["Path", bytes, Moved], Work]


@dataclass(frozen=True)
class Judging:
    """Content judged by a process that reads it by itself; each answer is asked for once, in this order."""

    process: Beside[Any]

    def judgement(self) -> "Judgement":
        """Wait for what there is to judge, and for what tells what was read."""
        found: Judgement = self.process.result()
        return found

    def gathered(self) -> "Gathered":
        """Wait for what must not be found."""
        found: Gathered = self.process.result()
        return found

    def report(self) -> str:
        """Wait for the problems as people read them."""
        return str(self.process.result())


@dataclass(frozen=True, kw_only=True)
class Begun:
    """
    What a build finds begun: the files of the last release are linked, content is judged, then gathered from.

    All by these `settings`, if they were read. `seen` are the signatures that content files had, by path;
    `then` tells what to do when the release stands.
    """

    settings: "Settings | None" = None
    linking: Linking | None = None
    judging: Judging | None = None
    seen: "Mapping[str, Signature]" = field(default_factory=dict)
    then: Then = lambda *_: lambda: None


def begin_judging(settings: "Settings", day: "date", seen: "Mapping[str, Signature]") -> Judging | None:
    """
    Begin to read and judge the content, to gather what must not be found, and to word the problems.

    None where nothing is kept: what is read then is shared.
    """
    from site_builder.output.cache import kept_file  # noqa: PLC0415 - not to say that nothing is new
    from site_builder.output.kept import is_kept, load_kept  # noqa: PLC0415 - as above
    from site_builder.output.kept_tasks import kept_tasks  # noqa: PLC0415 - loaded once, for both processes
    from site_builder.output.searching import gathered  # noqa: PLC0415 - as above
    from site_builder.pipeline import judged_apart  # noqa: PLC0415 - as above
    from site_builder.report import worded  # noqa: PLC0415 - as above

    file = kept_file(settings.root)

    def found() -> "Iterator[Judgement | Gathered | str]":
        site, judgement = judged_apart(settings, day, load_kept(file), seen)
        yield judgement
        yield gathered(site, kept_tasks(settings.root))
        yield worded(settings.root, judgement[0])

    return Judging(Beside(found, nicer=NICER)) if is_kept(file) else None
