"""The paragraphs of a body as readers see them: plain text, without the marks of Markdown."""

import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from site_builder.model.kinds import Document
from site_builder.pattern import pattern_of

_IMAGE = pattern_of(r"!\[([^\[\]]*)\]\([^()\s]*\)")
_LINK = pattern_of(r"\[([^\[\]]*)\]\([^()\s]*\)")
_MARK = pattern_of(r"^\s*(?:#{1,6}\s+|>\s?|[*+-]\s+(?=\S))")
_STARTS = pattern_of(r"\s*(?:#|>|\||[*+-]\s|[0-9]{1,3}[.)]\s)")
_RULE = "|:- \t"  # under a table's head, or across the page
_SIGNS = pattern_of(r"\\([\\`*_{}\[\]()#+\-.!>|~<])|\*{1,3}|`+")
_MARKED = pattern_of(r"[\\`*\[#>+|-]")  # what a line must have for any of these to change it
_SILENT = pattern_of(r"[\W_]+")


def paragraphs(body: str) -> tuple[str, ...]:
    """Give the paragraphs of a body: headings, list items and rows of tables are some too."""
    return tuple(text for block in _blocks(body) if (text := plain(block)))


def _blocks(body: str) -> Iterator[str]:
    block = ""
    for line in body.split("\n"):
        ends = not line.strip() or _STARTS.match(line) is not None
        if block and (ends or block.lstrip().startswith("#")):
            yield block
            block = ""
        if not line.strip(_RULE):
            continue
        space = " " if block[-1:].isascii() and line.strip()[:1].isascii() else ""
        block = block + space + line.strip() if block else line
    if block:
        yield block


def plain(line: str) -> str:
    """Give one paragraph of Markdown as text on one line."""
    if not _MARKED.search(line):
        return " ".join(line.split())
    text = _IMAGE.sub(r"\1", _MARK.sub("", line, count=1))
    text = _SIGNS.sub(lambda sign: sign[1] or "", _LINK.sub(r"\1", text))
    if text.lstrip().startswith("|"):
        text = " ｜ ".join(cell.strip() for cell in text.strip().strip("|").split("|"))
    return " ".join(text.split())


def squeezed(text: str) -> str:
    """Fold what may differ between two prints of the same words: width, space, punctuation."""
    return letters(unicodedata.normalize("NFKC", text)).casefold()


def letters(text: str) -> str:
    """Give a text without space and punctuation."""
    return _SILENT.sub("", text)


def words_of(document: Document) -> str:
    """Give the words of a body, squeezed, in one run."""
    return "".join(squeezed(paragraph) for paragraph in paragraphs(document.body))


@lru_cache(maxsize=32)
def grams(text: str, length: int) -> frozenset[int]:
    """Give the hashes of all runs of `length` characters in `text`."""
    return frozenset(hash(text[start : start + length]) for start in range(len(text) - length + 1))
