"""
公开的文件里没有个人的银行卡号。

金融账户是敏感个人信息（个人信息保护法第二十八条），发放补贴的公示不需要它。行政机关收费、收保证金的账户可以公布，写明户名就
不会被当作个人的。

Bad::

    ---
    title: 示例文件
    ---
    补助打入本人银行卡 6222020000001122332。

Good::

    ---
    title: 示例文件
    ---
    补助打入本人银行卡（尾号 2332）。
"""

from site_builder.model.personal_data.datum import Kind
from site_builder.model.site import Site
from site_builder.rules.personal import personal, quoted
from site_builder.rules.rule import Findings, rule


@rule("P803", fix="删去卡号，或者只留后四位；是机关的账户就写明户名", clause="PII-03", alone=True, firm=True)
def bank_card_shown(site: Site) -> Findings:
    """Report numbers of bank cards beside a word that says so."""
    for place, datum, _ in personal(site, Kind.BANK_CARD, is_certain=True):
        yield place, f"这是个人的银行卡号：{quoted(datum)}"
