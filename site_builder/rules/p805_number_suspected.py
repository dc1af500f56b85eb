"""
像身份证号码、银行卡号的数字，发布以前由人看过。

「身份证号」一栏里的数字，校验位不对也可能只是抄错了一位，照样能认出本人；遮盖以后露出一部分出生日期的，也请再遮一些。

Bad::

    ---
    title: 示例文件
    ---
    | 姓名 | 身份证号 |
    |---|---|
    | 张三 | 110105194912310021 |

Good::

    ---
    title: 示例文件
    ---
    | 姓名 | 身份证号后四位 |
    |---|---|
    | 张三 | 0021 |
"""

from site_builder.model.personal_data.datum import Kind
from site_builder.model.site import Site
from site_builder.problem import Severity
from site_builder.rules.personal import personal, quoted
from site_builder.rules.rule import Findings, rule

KINDS = (Kind.IDENTITY_NUMBER, Kind.BANK_CARD, Kind.MASKED_IDENTITY, Kind.MASKED_MOBILE)


@rule("P805", fix="是个人的号码就删去或者遮住", clause="PII-05", severity=Severity.WARNING, alone=True)
def number_suspected(site: Site) -> Findings:
    """Report numbers that a heading or a label makes a person's, though they are not valid."""
    for place, datum, _ in personal(site, *KINDS, is_certain=False):
        yield place, f"像是{datum.kind.value}：{quoted(datum)}"
