"""
中文里用全角标点。

汉字之间的逗号、分号、冒号、问号、叹号、括号和引号是全角的（GB/T 15834—2011）。每种标点每个文件只报第一处。

Bad::

    ---
    title: 示例文件
    ---
    申请人应当如实填写申请表,不得隐瞒。

Good::

    ---
    title: 示例文件
    ---
    申请人应当如实填写申请表，不得隐瞒。
"""

from site_builder.model.seen import Seen, seen_lines
from site_builder.model.site import Site
from site_builder.pattern import pattern_of
from site_builder.problem import Severity
from site_builder.rules.rule import Findings, rule

_HAN = r"[\u4e00-\u9fff]"
_HALF = pattern_of(r"[,;:?!(\"&]")
_FULL = dict(zip(',;:?!("', "，；：？！（“", strict=True))
_WRONG = pattern_of(
    rf"(?<={_HAN})(?P<stop>[,;?!])(?=\s*(?:{_HAN}|[0-9]|[《“（「]|$))"
    rf"|(?<={_HAN})(?P<colon>:)(?!//)(?=\S|$)"
    rf"|(?P<bracket>\()[^()（）]{{0,60}}{_HAN}[^()]{{0,60}}\)"
    rf"|(?P<quote>\"){_HAN}[^\"]{{0,60}}\""
)
_MARK = pattern_of(r"\s*\([一二三四五六七八九十]{1,4}[)）]")  # of a level: T804


@rule("T814", fix="改成全角标点", clause="DOC-03", severity=Severity.WARNING, alone=True)
def punctuation_half_width(site: Site) -> Findings:
    """Report half-width punctuation in Chinese text, once a document and sign."""
    for document in site.documents:
        found: dict[str, list[tuple[Seen, int]]] = {}
        for line in seen_lines(document.record, _HALF):
            mark = _MARK.match(line.text)
            for match in _WRONG.finditer(line.text, mark.end() if mark else 0):
                found.setdefault(line.text[match.start()], []).append((line, match.start()))
        for sign, places in found.items():
            line, start = places[0]
            more = f"（本文件这样写的有 {len(places)} 处）" if len(places) > 1 else ""
            around = line.text[max(0, start - 4) : start + 5]
            yield (
                line.place(start, start + 1),
                f"「{around}」里的「{sign}」是半角的，应当是「{_FULL[sign]}」{more}",
            )
