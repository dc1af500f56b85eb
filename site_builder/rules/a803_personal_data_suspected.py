"""
附件里像是个人信息的内容，发布以前由人看过。

校验位不对的身份证号码可能只是抄错一位；住址、车牌、邮箱要看是谁的；学生名单要看成年没有。程序拿不准，请人打开附件看。

Bad::

    === content/policies/example.md
    ---
    attachments: [{title: 名单, file: attachments/list.docx}]
    ---
    正文。
    === content/policies/attachments/list.docx
    张某某家庭住址：示例区示例镇示例路5号楼2单元301室

Good::

    === content/policies/example.md
    ---
    attachments: [{title: 名单, file: attachments/list.docx}]
    ---
    正文。
    === content/policies/attachments/list.docx
    张某某家庭住址：示例区示例镇
"""

from site_builder.model.personal_data.datum import Kind
from site_builder.model.site import Site
from site_builder.problem import Severity
from site_builder.rules.attached import personal_data_found
from site_builder.rules.rule import Findings, rule


@rule(
    "A803",
    fix="打开附件核对，是个人信息就删去或者遮盖",
    clause="PII-05",
    severity=Severity.WARNING,
    alone=True,
)
def personal_data_suspected(site: Site) -> Findings:
    """Report what may be a person's own."""
    yield from personal_data_found(site, *Kind, is_certain=False)
