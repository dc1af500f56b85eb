"""内容概述: what a document is about, in a line (条例 art 12)."""

from site_builder.model.kinds import Document
from site_builder.pattern import pattern_of

LONGEST = 100  # characters; what the editor writes himself may be longer
ENOUGH = 40
_HEAD = 2000  # characters of the body that are looked at
_IMAGE = pattern_of(r"!\[[^\[\]]*\]\([^()\s]*\)")
_LINK = pattern_of(r"\[([^\[\]]*)\]\([^()\s]*\)")
_LINE_MARK = pattern_of(r"^\s*(?:[>*+-]|[0-9]{1,3}[.)])\s+")
_MARK = pattern_of(r"[\\\[*`_]")  # a line that has none of these,
_MARKS = ">+-0123456789"  # and begins with none of these, is plain
_PASSED_OVER = ("#", "|", "```", "~~~", "[")
_SIGNS = pattern_of(r"\\([\\`*_{}\[\]()#+\-.!>|~<])|[*`_]+")
_ENDS = "。；！？"


def summary_of(document: Document) -> str:
    """Give the editor's summary, or the beginning of the body as plain text on one line."""
    if document.summary:
        return " ".join(document.summary.split())
    told: list[str] = []
    length = 0
    for line in document.body[:_HEAD].split("\n"):
        begun = line.lstrip()
        if not begun or begun.startswith(_PASSED_OVER) or not (plain := " ".join(_plain(begun).split())):
            continue
        length += len(plain) if told else 0
        told.append(plain)
        if length > LONGEST:
            break  # the rest would be cut off
    if len(told) > 1 and told[0].endswith(("：", ":")):
        told = told[1:]  # 主送机关: to whom a document is addressed is not what it is about
    return _cut(" ".join(told))


def _plain(line: str) -> str:
    if line[0] not in _MARKS and not _MARK.search(line):
        return line
    line = _LINK.sub(r"\1", _IMAGE.sub("", _LINE_MARK.sub("", line)))
    return _SIGNS.sub(lambda sign: sign[1] or "", line)


def _cut(text: str) -> str:
    if len(text) <= LONGEST:
        return text
    end = max(text.rfind(sign, ENOUGH, LONGEST) for sign in _ENDS)
    return text[: end + 1] if end > 0 else text[: LONGEST - 1] + "…"
