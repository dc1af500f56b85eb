"""
The files of a site for an editor who watches: each is made when a browser first asks for it.

To draw one page of ten thousand takes milliseconds, to write them all many seconds. What is a whole (the
search, the open data, the feeds) is made when something of it is asked for.
"""

from collections.abc import Mapping
from functools import cached_property, partial
from pathlib import Path

from jinja2 import Environment

from site_builder.artifacts.search.entry import searchable
from site_builder.model.public_site import PublicFile
from site_builder.output.bodies import rendered_bodies, too_slow
from site_builder.output.build import Ready, addresses_of
from site_builder.output.drawn import Sketch, draw_all, templates_of
from site_builder.output.kept_tasks import unkept
from site_builder.output.last_release import LastRelease
from site_builder.output.plain_text import text_address
from site_builder.output.rest import write_rest
from site_builder.output.rest_part import Rest
from site_builder.output.theme_files import theme_files
from site_builder.problem import Problem
from site_builder.value import dataclass


class TooSlowPageError(Exception):
    """A page can't be drawn; the problem says why."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.message)
        self.problem = problem


@dataclass(frozen=True, kw_only=True)
class OnDemand:
    """
    The site that was `made`, with the theme in a folder, and the pages that were `drawn` beforehand.

    What is made as a whole goes to `folder`, which is emptied by whoever gave it.
    """

    made: Ready
    env: Environment
    theme: Path
    drawn: Mapping[str, bytes]
    folder: Path

    def data(self, name: str) -> bytes | None:
        """
        Give the file called `name`, or None where the site has none.

        Raises TooSlowPageError, and BrokenSetupError where a content file changed since it was judged.
        """
        if name in self._beforehand:
            return self._beforehand[name]
        if (number := self._pages.get(name)) is not None:
            return self._page(number)[name]
        if file := self._attachments.get(name):
            return (self.made.public.settings.root / file.source).read_bytes()
        if name in self._theme:
            return self._theme[name]
        if name.endswith(".html"):
            return None  # nothing of a whole is a page
        path = self._rest / name
        return path.read_bytes() if path.is_file() else None

    def _page(self, number: int) -> Mapping[str, bytes]:
        [page] = draw_all(self._sketch, (number,))
        document = self.made.build.pages[number].document
        if not page.files and document:
            raise TooSlowPageError(too_slow(document, self.made.public.settings.render_seconds))
        return page.files

    @cached_property
    def _pages(self) -> dict[str, int]:
        """The numbers of pages by the names of their files."""
        found = {}
        for number, page in enumerate(self.made.build.pages):
            found[page.path] = number
            if page.document:
                found[text_address(page.document)] = number
        return found

    @cached_property
    def _beforehand(self) -> dict[str, bytes]:
        """The pages that were drawn, and the texts of hand-written ones."""
        return {i.address: i.text for i in self.made.imprints.values()} | dict(self.drawn)

    @cached_property
    def _attachments(self) -> dict[str, PublicFile]:
        return {file.address: file for files in self.made.public.files.values() for file in files}

    @cached_property
    def _theme(self) -> dict[str, bytes]:
        return dict(theme_files(self.theme))

    @cached_property
    def _sketch(self) -> Sketch:
        return Sketch(
            site=self.made.public, pages=self.made.build.pages, templates=templates_of(self.env),
            downloads={}, preview=True,
        )  # fmt: skip

    @cached_property
    def _rest(self) -> Path:
        """The folder of all that is a whole."""
        site, workers = self.made.public, self.made.workers
        bodies, _ = rendered_bodies(site.documents, site.settings.render_seconds, workers=workers)
        plain = {name: searchable(body.plain) for name, body in bodies.items()}
        last = LastRelease(folder=self.folder)
        rest = Rest(
            site=site, scope=b"", addresses=partial(addresses_of, self.made), plain=plain, last=last,
            kept=unkept(),
        )  # fmt: skip
        write_rest(rest, workers)
        last.settle()
        return self.folder
