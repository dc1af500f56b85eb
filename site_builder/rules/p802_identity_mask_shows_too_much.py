r"""
遮盖以后的身份证号码，看不出是谁。

留下十四位以上，或者露出第七到第十四位的出生日期，剩下的几位可以猜出来，等于没有遮盖。山东有的地方规定留前两位和后三位；
最好只留后四位。

Bad::

    ---
    title: 示例文件
    ---
    申请人的身份证号码是 11010519491231\*\*\*\*。

Good::

    ---
    title: 示例文件
    ---
    申请人的身份证号码末四位是 002X。
"""

from site_builder.model.personal_data.datum import Kind
from site_builder.model.site import Site
from site_builder.rules.personal import personal, quoted
from site_builder.rules.rule import Findings, rule


@rule("P802", fix="遮住出生日期，只留后四位", clause="PII-02", alone=True, firm=True)
def identity_mask_shows_too_much(site: Site) -> Findings:
    """Report masked identity numbers that leave little to guess."""
    for place, datum, _ in personal(site, Kind.MASKED_IDENTITY, is_certain=True):
        yield place, f"身份证号码遮盖得不够：{quoted(datum)}"
