"""
附件的属性里没有个人的姓名。

Word、Excel 和 PDF 的属性里记着作者和最后一次保存的人，多半是起草人的姓名，照片里记着相机的主人。机关的名称、软件的名称
不受影响；还有别的可以留下的，写进 data/profile.yml 的 attachments.authors。

Bad::

    === content/policies/example.md
    ---
    attachments: [{title: 申请表, file: attachments/form.docx}]
    ---
    正文。
    === content/policies/attachments/form.docx
    [作者] 张某某
    申请表

Good::

    === content/policies/example.md
    ---
    attachments: [{title: 申请表, file: attachments/form.docx}]
    ---
    正文。
    === content/policies/attachments/form.docx
    [作者] 示例区人民政府办公室
    申请表
"""

import re

from site_builder.model.site import Site
from site_builder.pattern import pattern_of
from site_builder.problem import Severity
from site_builder.records.attachment.content import TraitKind
from site_builder.rules.attached import attached_files, listed
from site_builder.rules.rule import Findings, rule

# What programs and sellers of computers write by themselves, and what offices are called.
_NOBODY = pattern_of(
    r"(?:administrator|admin|users?|guest|owner|root|system|author|unknown.*|pc|china|p ?r ?c|.*\bpc|.*-pc|home|my ?home|work|office"
    r"|microsoft.*|windows.*|ms ?user|lenovo.*|thinkpad.*|hp|dell.*|asus.*|acer.*|huawei.*|honor.*|apple.*|mac.*|founder|tongfang"
    r"|wps.*|kingsoft.*|openpyxl|python-docx|xlsxwriter|apache poi|aspose.*|phpexcel|reportlab.*|anonymous|unnamed"
    r"|deepin|kylin|uos|ylmf.*|.*\.(?:com|cn|net|org).*|[0-9a-f…-]{6,}|[\W\d_]+)"
    r"|微软.*|系统管理员|管理员|用户|.*用户|未知|匿名|作者|无|番茄花园|雨林木风|深度.*|电脑.*|联想.*|新中新|方正.*|办公室?",
    re.IGNORECASE,
)
_OF_AN_OFFICE = pattern_of(
    r".*(?:政府|局|委|办|办公室|中心|科|股|室|处|部|院|校|所|站|队|会|公司|集团|厅|厂|馆|社|小学|中学|大学|医院|银行|街道|镇|乡|村|县|区|市|省)"
)
_LONGEST_NAME = 3  # characters: 王会 and 李办 are persons


@rule(
    "A809",
    fix="在 Word、Excel、WPS 里：文件→信息→检查问题→检查文档→文档属性和个人信息→全部删除",
    clause="PII-11",
    severity=Severity.WARNING,
    alone=True,
)
def author_named(site: Site) -> Findings:
    """Report authors that are neither a program, nor an office, nor allowed."""
    offices = {name for o in site.vocabulary.organisations for name in (o.name, o.short_name)}
    allowed = offices | set(site.vocabulary.profile.attachments.authors)
    for attached in attached_files(site):
        found = attached.file.content.of(TraitKind.AUTHOR, TraitKind.COMPANY)
        named = [trait for trait in found if trait.text not in allowed and not _is_nobody(trait.text)]
        if named:
            yield attached.place, f"附件「{attached.name}」的属性里有姓名{listed(named)}"


def _is_nobody(name: str) -> bool:
    is_an_office = len(name) > _LONGEST_NAME and _OF_AN_OFFICE.fullmatch(name) is not None
    return is_an_office or _NOBODY.fullmatch(name.strip()) is not None
