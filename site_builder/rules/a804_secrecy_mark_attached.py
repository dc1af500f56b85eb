"""
附件里没有密级和「内部资料」「不得外传」一类的标志。

依法确定为国家秘密的政府信息不得公开（《政府信息公开条例》第十四条、《保守国家秘密法》第三十五条）。已经解密或者本来就不是秘密的，
删去标志以后再公开；拿不准的，报主管部门或者保密行政管理部门确定（条例第十七条）。

Bad::

    === content/policies/example.md
    ---
    attachments: [{title: 方案, file: attachments/plan.docx}]
    ---
    正文。
    === content/policies/attachments/plan.docx
    机密★1年
    示例方案

Good::

    === content/policies/example.md
    ---
    attachments: [{title: 方案, file: attachments/plan.docx}]
    ---
    正文。
    === content/policies/attachments/plan.docx
    示例方案
"""

from site_builder.model.secrecy import secrecy_marks_in
from site_builder.model.site import Site
from site_builder.rules.attached import attached_files, lines_of
from site_builder.rules.rule import Findings, rule


@rule("A804", fix="先核对能不能公开；能公开的，删去标志再附上", clause="DISC-02", alone=True, firm=True)
def secrecy_mark_attached(site: Site) -> Findings:
    """Report marks of secrecy, the first of each file."""
    for attached in attached_files(site):
        for where, line in lines_of(attached.file.content):
            if mark := next(secrecy_marks_in(line), None):
                yield attached.place, f"附件「{attached.name}」{where}有「{mark[1]}」"
                break
