"""
附件里没有完整的身份证号码。

依法不得公开个人隐私（《政府信息公开条例》第十五条），公开名单应当去标识化（《个人信息保护法》第五十一条）。名单多半在附件里，
正文改了，附件里还是全的；隐藏的工作表、隐藏的列和批注里的，下载的人也看得到。Word、Excel、WPS、PDF、OFD、文本和压缩包都检查。

Bad::

    === content/policies/example.md
    ---
    attachments: [{title: 名单, file: attachments/list.xlsx}]
    ---
    正文。
    === content/policies/attachments/list.xlsx
    姓名|身份证号
    张某某|11010519491231002X

Good::

    === content/policies/example.md
    ---
    attachments: [{title: 名单, file: attachments/list.xlsx}]
    ---
    正文。
    === content/policies/attachments/list.xlsx
    姓名|身份证号
    张某某|**************002X
"""

from site_builder.model.personal_data.datum import Kind
from site_builder.model.site import Site
from site_builder.rules.attached import personal_data_found
from site_builder.rules.rule import Findings, rule


@rule(
    "A801",
    fix="打开附件，删去号码或者只留后四位，再检查隐藏的行列和工作表",
    clause="PII-01",
    alone=True,
    firm=True,
)
def identity_number_attached(site: Site) -> Findings:
    """Report valid identity numbers, and masked ones that leave little to guess."""
    yield from personal_data_found(site, Kind.IDENTITY_NUMBER, Kind.MASKED_IDENTITY, is_certain=True)
