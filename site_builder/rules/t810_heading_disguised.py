"""
标题用 `##`，不用加粗的段落。

单独一行、整行加粗的段落看上去像标题，却不进目录，读屏软件也跳不过去；`##` 前面有空格也不成为标题
（无障碍环境建设法第三十二条）。问答里的「问：」「答：」、表格上方的表名不在此列。

Bad::

    ---
    title: 示例文件
    ---
    **申请条件**

    有本区户籍。

Good::

    ---
    title: 示例文件
    ---
    ## 申请条件

    有**本区户籍**。
"""

from site_builder.model.body import lines
from site_builder.model.site import Site
from site_builder.pattern import pattern_of
from site_builder.problem import Severity
from site_builder.rules.rule import Findings, rule

LONGEST = 40  # characters; more is an emphasised sentence
_BOLD = pattern_of(r"(\*\*|__)(?P<text>[^*_]+)\1\s*")
_SPACED = pattern_of(r" {1,3}#{1,6}\s*(?P<text>\S.*)")
_ENDS = "。；，、！？：!?;,.:"
_NO_HEADING = pattern_of(r"[问答][：:]|[表图][0-9一二三四五六七八九十]|单位：|注：|[（(]|附件|—|-")


@rule(
    "T810",
    fix="改成「## 」开头的标题，层次低的多写几个「#」",
    clause="DOC-03",
    severity=Severity.WARNING,
    alone=True,
)
def heading_disguised(site: Site) -> Findings:
    """Report bold paragraphs that stand for a heading, and headings behind a space."""
    for document in site.documents:
        if not any(sign in document.record.ascii for sign in ("**", "__", " #")):
            continue
        numbered = dict(lines(document.record))
        for number, line in numbered.items():
            if match := _SPACED.fullmatch(line):
                place = document.record.body_place(number, 1, len(line))
                yield place, f"「{match['text']}」的「#」前面有空格，不会成为标题"
                continue
            match = _BOLD.fullmatch(line)
            if match is None or len(match["text"]) > LONGEST or match["text"].rstrip().endswith(tuple(_ENDS)):
                continue
            is_alone = not numbered.get(number - 1, "").strip() and not numbered.get(number + 1, "").strip()
            if is_alone and not _NO_HEADING.match(match["text"]):
                place = document.record.body_place(number, 1, len(line.rstrip()))
                yield place, f"「{match['text']}」整行加粗，看上去是标题"
