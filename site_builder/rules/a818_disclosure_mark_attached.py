"""
附件里标注的公开属性，不是依申请公开、不予公开。

附件是原文的，附注写着“此件不公开”“此件依申请公开”，就不能随主动公开的文件放到网上（《党政机关公文格式》GB/T 9704；条例第十九条）。上了网
就收不回来，所以这条规则不能豁免。表格里供勾选的选项不在此列。

Bad::

    === content/policies/example.md
    ---
    attachments: [{title: 方案, file: attachments/plan.docx}]
    ---
    正文。
    === content/policies/attachments/plan.docx
    示例方案
    （此件不公开）

Good::

    === content/policies/example.md
    ---
    attachments: [{title: 方案, file: attachments/plan.docx}]
    ---
    正文。
    === content/policies/attachments/plan.docx
    示例方案
    （此件公开发布）
"""

from site_builder.model.mark import disclosure_marks_in, disclosure_of
from site_builder.model.site import Site
from site_builder.model.types import Disclosure
from site_builder.pattern import pattern_of
from site_builder.rules.attached import attached_files, lines_of
from site_builder.rules.rule import Findings, rule

# Of a form, and of a list of what there is to choose, no line speaks of this file.
_OF_THIS = pattern_of(r"此件|本件|此文|该件|公开(?:属性|选项|方式|类别|类型|形式)\s*[:：]")
_TO_TICK = pattern_of("[□■☑☒√✓◻]")


@rule(
    "A818",
    fix="核对审签的公开属性；不能公开的，撤下附件；能公开的，换成改正了附注的文件",
    clause="DISC-02",
    alone=True,
    firm=True,
)
def disclosure_mark_attached(site: Site) -> Findings:
    """Report marks of another 公开属性 than 主动公开, the first of each file."""
    for attached in attached_files(site):
        for where, line in lines_of(attached.file.content):
            if "公开" not in line or not _OF_THIS.search(line) or _TO_TICK.search(line):
                continue
            marks = (text for _, text in disclosure_marks_in(line))
            if found := next((m for m in marks if disclosure_of(m) not in _FINE), None):
                yield attached.place, f"附件「{attached.name}」{where}标注「{found}」"
                break


_FINE = (None, Disclosure.PROACTIVE)
