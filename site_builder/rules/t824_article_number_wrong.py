"""
条的序数一个接一个，不漏不重。

「第三条」之后是「第四条」。跳了一个，多半是漏了一条；重了一个，引用的人就说不清是哪一条。从「第一条」重新开始的是另一个文本。修改决定里
引用的条文不在此列。

Bad::

    ---
    title: 示例文件
    ---
    第一条　为了方便群众，制定本办法。

    第三条　本办法由区民政局解释。

Good::

    ---
    title: 示例文件
    ---
    第一条　为了方便群众，制定本办法。

    第二条　本办法由区民政局解释。
"""

from collections.abc import Iterator

from site_builder.model.chinese_numeral import chinese_integer, han_integer
from site_builder.model.kinds import Document
from site_builder.model.seen import is_plain, seen_lines
from site_builder.model.site import Site
from site_builder.pattern import pattern_of
from site_builder.problem import Place, Severity
from site_builder.rules.rule import Findings, rule

_NUMBER = "[一二三四五六七八九十百千零〇]{1,9}|[0-9]{1,4}"
_ARTICLE = pattern_of(rf"\n(?=[#*\s第])([#*\s]{{0,8}}第\s?)({_NUMBER})(\s?条)")
_MARK = pattern_of(
    rf"[\u3000 ]*(?P<mark>第\s?(?P<number>{_NUMBER})\s?条)"
    r"(?P<referred>之[一二三四五六七八九十]|\s?(?:第|规定|修改|改为|的规定|中的|所|[和至、，款项及与或]))?"
)
_CHANGING = pattern_of("修改|修正|废止")


@rule(
    "T824",
    fix="核对有没有漏掉的条文，改正序数",
    clause="DOC-03",
    severity=Severity.WARNING,
    alone=True,
)
def article_number_wrong(site: Site) -> Findings:
    """Report articles whose number doesn't follow the one before."""
    for document in site.documents:
        if "条" not in document.body or _CHANGING.search(document.title):
            continue
        if not (is_plain(document.record) and _is_in_order(document.body)):
            yield from _wrong(document)


def _is_in_order(body: str) -> bool:
    """Tell it of most bodies at a glance: every article follows the one before, or is the first."""
    before = 0
    for margin, number, end in _ARTICLE.findall(f"\n{body}"):
        value = chinese_integer(number)
        if (
            margin.lstrip("\n") != "第"
            or end != "条"
            or not value
            or (before and value not in {1, before + 1})
        ):
            return False
        before = value
    return True


def _wrong(document: Document) -> Iterator[tuple[Place, str]]:
    before, end = 0, 0  # the last article, and the line in which it begins
    bodies = document.body.split("\n")
    for line in seen_lines(document.record, _ARTICLE):
        match = _MARK.match(line.text)
        value = chinese_integer(match["number"]) if match and not line.is_row else None
        if match is None or not value:
            continue
        is_next = value in {1, before + 1}
        if match["referred"] and not is_next:
            continue  # a sentence about another article, or 第三条之一
        if before and not is_next:
            right, last = _articles(before, is_digit=match["number"].isdigit())
            if not any(right in text for text in bodies[end : line.number]):
                said = "重复了" if value == before else f"前面是「{last}」"
                place = line.place(match.start("mark"), match.end("mark"))
                yield place, f"「{match['mark']}」{said}，应当是「{right}」"
        before, end = value, line.number


def _articles(before: int, *, is_digit: bool) -> tuple[str, str]:
    """Write the article that follows, and the one before it."""
    following, last = [str(n) if is_digit else han_integer(n) for n in (before + 1, before)]
    return f"第{following}条", f"第{last}条"
