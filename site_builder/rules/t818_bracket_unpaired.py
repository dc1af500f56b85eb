"""
括号、书名号成对。

少了一半，读者不知道引的文件名、补充的话到哪里为止。标题分两行写、各占一半的不报。

Bad::

    ---
    title: 示例文件
    ---
    根据《社会救助暂行办法的规定，制定本细则。

Good::

    ---
    title: 示例文件
    ---
    根据《社会救助暂行办法》的规定，制定本细则。
"""

from collections.abc import Iterator

from site_builder.model.seen import Seen, seen_lines
from site_builder.model.site import Site
from site_builder.pattern import pattern_of
from site_builder.problem import Severity
from site_builder.rules.rule import Findings, rule

PAIRS = ("《》", "〈〉", "（）", "〔〕", "【】")
_ALIKE = str.maketrans("()", "（）")
_ALL = "《》〈〉（）()〔〕【】"
_SIGNS = pattern_of(f"[{_ALL}]")
_ITEM = pattern_of(r"\s*(?:[0-9]{1,3}|[a-zA-Z]|[一二三四五六七八九十]{1,3})[)）]")  # 1）
# A letter or number of an item, as it is referred to: 符合a)项、b)项规定的.
_REFERRED = pattern_of(r"(?<![0-9A-Za-z（(])(?:[0-9]{1,2}|[a-zA-Z])[)）](?=[项款点目、和或至])")
NEAR = 4  # lines, blank ones too
AHEAD = 20  # halves
DEEPEST = 2  # brackets within brackets; what is deeper is looked at one by one
_OPENING = {pair[0]: pair[1] for pair in PAIRS}
Left = tuple[Seen, int, str]  # a sign without its other half: its line, where in it, and itself


def _paired(signs: str, depth: int) -> str:
    """Give the expression of a text in which brackets are paired, within brackets on one line."""
    if not depth:
        return f"[^{signs}]*+"  # possessive, so that a text is read once
    within = _paired(rf"{_ALL}\n", depth - 1)
    return f"(?:[^{signs}]++|《{within}》|〈{within}〉|[（(]{within}[）)]|〔{within}〕|【{within}】)*+"


_PAIRED = pattern_of(_paired(_ALL, DEEPEST))  # most bodies are, as a whole


@rule("T818", fix="补上另一半，或者删去多余的这一半", clause="DOC-03", severity=Severity.WARNING, alone=True)
def bracket_unpaired(site: Site) -> Findings:
    """Report brackets without their other half in the same paragraph or the next."""
    for document in site.documents:
        for start in () if _PAIRED.fullmatch(document.title) else _unpaired(document.title, 0):
            yield document.at("title"), f"标题里的{_told(document.title, start)}"
        if _PAIRED.fullmatch(document.body):
            continue
        left: list[Left] = []
        for line in seen_lines(document.record):
            item = _ITEM.match(line.text)
            left += _left(line, item.end() if item else 0)
        for line, start, _ in _not_broken(left):
            yield line.place(start, start + 1), _told(line.text, start)


def _left(line: Seen, begin: int) -> Iterator[Left]:
    for start in _unpaired(line.text, begin):
        yield line, start, line.text[start].translate(_ALIKE)


def _not_broken(left: list[Left]) -> Iterator[Left]:
    """Leave out halves that find the other in a line near by: a title set in several lines."""
    taken: set[int] = set()
    for number, (line, _, sign) in enumerate(left):
        for other in range(number + 1, min(len(left), number + AHEAD)):
            near = left[other][0].number - line.number
            if near > NEAR or other in taken or number in taken:
                break
            if near and left[other][2] == _OPENING.get(sign):
                taken |= {number, other}
    yield from (half for number, half in enumerate(left) if number not in taken)


def _unpaired(text: str, begin: int) -> list[int]:
    """Give where the signs left over stand; one that closes none of the open ones is left over."""
    open_: list[tuple[str, int]] = []
    waiting = dict.fromkeys(_OPENING.values(), 0)  # how many of each sign would close one
    over: list[int] = []
    referred = {match.end() - 1 for match in _REFERRED.finditer(text, begin)}
    for match in _SIGNS.finditer(text, begin):
        sign = match[0].translate(_ALIKE)
        if closing := _OPENING.get(sign):
            open_.append((closing, match.start()))
            waiting[closing] += 1
            continue
        if not waiting[sign]:
            if match.start() in referred:
                continue
            over.append(match.start())
            continue
        while True:
            closing, start = open_.pop()
            waiting[closing] -= 1
            if closing == sign:
                break
            over.append(start)
    return sorted([*over, *(start for _, start in open_)])


def _told(text: str, start: int) -> str:
    missing = "后" if text[start].translate(_ALIKE) in _OPENING else "前"
    return f"「{text[max(0, start - 6) : start + 7]}」里的「{text[start]}」没有{missing}一半"
