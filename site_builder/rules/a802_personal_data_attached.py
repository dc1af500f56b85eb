"""
附件里没有个人的手机号码、银行卡号，没有到户的金额和未成年人的名单。

依法不得公开个人隐私（《政府信息公开条例》第十五条）；金融账户和不满十四周岁的人的信息是敏感个人信息（《个人信息保护法》第二十八条）。
机关对外公布的手机号码，写进 data/profile.yml 的 personal_data.public_numbers。

Bad::

    === content/policies/example.md
    ---
    attachments: [{title: 名单, file: attachments/list.csv}]
    ---
    正文。
    === content/policies/attachments/list.csv
    姓名,手机号码
    张某某,13812345678

Good::

    === content/policies/example.md
    ---
    attachments: [{title: 名单, file: attachments/list.csv}]
    ---
    正文。
    === content/policies/attachments/list.csv
    姓名,手机号码
    张某某,138****5678
"""

from site_builder.model.personal_data.datum import Kind
from site_builder.model.site import Site
from site_builder.rules.attached import personal_data_found
from site_builder.rules.rule import Findings, rule

KINDS = tuple(kind for kind in Kind if kind not in (Kind.IDENTITY_NUMBER, Kind.MASKED_IDENTITY))


@rule(
    "A802",
    fix="打开附件，删去这些内容或者遮盖，到户明细只在村（居）公示",
    clause="PII-04",
    alone=True,
    firm=True,
)
def personal_data_attached(site: Site) -> Findings:
    """Report what is certainly a person's own, but for identity numbers."""
    yield from personal_data_found(site, *KINDS, is_certain=True)
