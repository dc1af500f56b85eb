"""
What a screen reader says of each template, as text that a person can read through: `tests/browser/speech/`.

A virtual screen reader (docs/decisions/0026) goes through the page in the browser from its first word to its
last. Long lists and tables are cut in their middle, for what is said of one row is said of all.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import Browser, Page

from tests.browser.templates import template_pages

READER = (
    Path(__file__).resolve().parents[2]
    / ".venv/node/node_modules/@guidepup/virtual-screen-reader/lib/esm/index.browser.js"
)
FOLDER = Path(__file__).resolve().parent / "speech"
MOMENT = "2026-11-24T12:00:00+08:00"  # the demonstration's day: an old copy would correct itself
WHOLE = "index.html"  # read with its header and footer; of the others, what is theirs
SPEAK = """async ([code, selector]) => {
  const address = URL.createObjectURL(new Blob([code], {type: 'text/javascript'}));
  const {virtual} = await import(address);
  await virtual.start({container: document.querySelector(selector)});
  const first = await virtual.lastSpokenPhrase();
  for (let n = 0; n < 20000; n++) {
    await virtual.next();
    if (await virtual.lastSpokenPhrase() === 'end of ' + first) break;
  }
  const said = await virtual.spokenPhraseLog();
  await virtual.stop();
  return said;
}"""
# Which files there are to download depends on what is installed where the site is built.
WITHOUT_DOWNLOADS = "document.querySelectorAll('.downloads').forEach(e => e.remove())"
SILENT = {"paragraph", "time", "status", "rowgroup", "emphasis", "strong", "code"}  # no reader says these
MOST = 6  # items of a list, rows of a table that are written out


@dataclass(kw_only=True)
class Said:
    """A phrase, and what is said inside of what it names."""

    phrase: str
    inside: list["Said"] = field(default_factory=list)


def phrases(page: Page, selector: str = "body") -> list[str]:
    """Let the screen reader go through a part of the open page."""
    said: list[str] = page.evaluate(SPEAK, [READER.read_text("utf-8"), selector])
    return said


def nested(said: list[str]) -> list[Said]:
    """Put what is said between a phrase and its end inside of it."""
    ends = [phrase.removeprefix("end of ") for phrase in said if phrase.startswith("end of ")]
    root = Said(phrase="")
    stack = [root]
    for phrase in said:
        if phrase.startswith("end of "):
            while stack.pop().phrase != phrase.removeprefix("end of "):
                pass
            continue
        new = Said(phrase=phrase)
        stack[-1].inside.append(new)
        if phrase in ends:
            stack.append(new)
    return root.inside


def lines(said: list[Said], depth: int = 0) -> Iterator[str]:
    """Write phrases one a line, deeper ones further in."""
    for one in _shortened(said):
        if one.phrase in SILENT:
            yield from lines(one.inside, depth)
        elif item := re.fullmatch(r"listitem, level \d+,(.*) position (\d+), set size (\d+)", one.phrase):
            yield f"{'  ' * depth}item {item[2]} of {item[3]}{item[1].rstrip(',')}"
            yield from lines(one.inside, depth + 1)
        elif one.phrase.startswith("row,"):  # its name is what its cells say
            yield f"{'  ' * depth}row"
            yield from lines(one.inside, depth + 1)
        else:
            yield f"{'  ' * depth}{one.phrase}"
            words = "".join(x.phrase for x in one.inside if not x.inside)
            is_said = _squeezed(words) in _squeezed(one.phrase) and not any(x.inside for x in one.inside)
            if not is_said or one.phrase.startswith("heading"):
                yield from lines([x for x in one.inside if x.phrase not in one.phrase], depth + 1)


def _squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text)


def _shortened(said: list[Said]) -> list[Said]:
    """Cut the middle out of a long run of items or rows."""
    runs = [n for n, one in enumerate(said) if one.phrase.startswith(("listitem,", "row,"))]
    if len(runs) <= MOST:
        return said
    left_out = set(runs[3:-1])
    note = Said(phrase=f"… {len(left_out)} more")
    cut = [one for n, one in enumerate(said) if n not in left_out]
    cut.insert(cut.index(said[runs[-1]]), note)
    return cut


def transcript(page: Page, selector: str) -> str:
    """Give what is said of a part of the open page, as it is kept."""
    return "\n".join(lines(nested(phrases(page, selector)))) + "\n"


def golden(name: str) -> Path:
    """Give the file in which a page's transcript is kept."""
    return FOLDER / f"{name.removesuffix('.html').replace('/', '_')}.txt"


def transcripts(demo: Path, browser: Browser) -> Iterator[tuple[Path, str]]:
    """Give the transcript of one page of every template, with the file that keeps it."""
    context = browser.new_context(viewport={"width": 1280, "height": 800}, bypass_csp=True)
    page = context.new_page()
    page.clock.set_fixed_time(MOMENT)
    for name in template_pages(demo):
        page.goto((demo / name).resolve().as_uri())
        page.evaluate(WITHOUT_DOWNLOADS)
        yield golden(name), transcript(page, "body" if name == WHOLE else "main")
    context.close()
