"""
Pages of a site in their places: drawn now, or left as they are linked from the last release.

A page is left where it names no document that was edited, or else where what it was given and what it asked
are as they were; a file that somebody changed on the disk is not linked, and drawn again.
"""

from collections.abc import Callable, Sequence

from site_builder.model.kinds import Document
from site_builder.output.drawn import CHUNK, Sketch, compiled, draw_all
from site_builder.output.drawn_page import KeptPage
from site_builder.output.kept_pages import KeptPages
from site_builder.output.last_release import LastRelease
from site_builder.output.plain_text import text_address
from site_builder.pages.page import Page
from site_builder.workers import Workers, spread


def kept_but(last: LastRelease, sketch: Sketch, affected: frozenset[str] | None) -> list[int]:
    """Leave the pages that are not `affected`, without a look at them; gives the numbers of all others."""
    pages = sketch.pages
    if affected is None:
        return [*range(len(pages))]
    same = [page for page in pages if page.path not in affected]
    last.keep([page.path for page in same])
    last.keep([text_address(page.document) for page in same if page.document])
    return [number for number, page in enumerate(pages) if page.path in affected]


def write_pages(
    last: LastRelease,
    sketch: Sketch,
    *,
    numbers: Sequence[int],
    workers: Workers,
    kept: KeptPages,
    progress: Callable[[int], None],
) -> tuple[dict[str, frozenset[str]], list[Document]]:
    """
    Write the pages with these numbers into the release after `last`, all others being there.

    Gives the documents named by all that were looked at, by path, and those whose bodies took too long.
    """
    named: dict[str, frozenset[str]] = {}
    slow: list[Document] = []
    waiting = []
    # Documents first: what lists ask about them is known then.
    for number in sorted(numbers, key=lambda number: sketch.pages[number].document is None):
        page = sketch.pages[number]
        if (kept_page := _taken(sketch, page, last, kept)) is None:
            waiting.append(number)
        else:
            named[page.path] = kept_page.named
    progress(len(sketch.pages) - len(waiting))
    compiled(sketch, {sketch.pages[number].template for number in waiting})
    for place, drawn in spread(workers, draw_all, sketch, waiting, CHUNK):
        page = sketch.pages[waiting[place]]
        if not drawn.notes and not drawn.files:
            assert page.document
            slow.append(page.document)
            continue
        for name, note in drawn.notes.items():
            last.note(name, note)
        for name, data in drawn.files.items():
            last.write(name, data)
        kept.put(page.path, drawn.kept)
        if page.document:
            kept.put_text(page.document.id, drawn.plain)
        named[page.path] = drawn.named
        progress(1)
    return named, slow


def _taken(sketch: Sketch, page: Page, last: LastRelease, kept: KeptPages) -> KeptPage | None:
    """Leave the files of a page where they are linked, where they would come out the same."""
    if found := same_page(sketch, page, last, kept):
        last.keep(found.digests)
    return found


def same_page(sketch: Sketch, page: Page, last: LastRelease, kept: KeptPages) -> KeptPage | None:
    """Give what is kept of a page, if its files are linked and would come out the same."""
    found = kept.page(page.path)
    if found is None or not last.has(found.digests):
        return None
    if found.key != sketch.key(page)[0]:
        return None
    if any(sketch.digests.answer(question)[0] != answer for question, answer in found.answers):
        return None
    return found
