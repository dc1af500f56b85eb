"""
公开的文件里没有个人的车牌号码、邮箱、微信和 QQ 号。

机关的邮箱、公众号和 QQ 群，单位的车辆不在此列；对外公布的列入 data/profile.yml 的 personal_data.public_numbers。

Bad::

    ---
    title: 示例文件
    ---
    车主李四，车牌号鲁R·A1234。

Good::

    ---
    title: 示例文件
    ---
    车主李四，车牌号尾号 34。
"""

from site_builder.model.personal_data.datum import Kind
from site_builder.model.site import Site
from site_builder.problem import Severity
from site_builder.rules.personal import personal, quoted
from site_builder.rules.rule import Findings, rule

KINDS = (Kind.PLATE, Kind.EMAIL, Kind.ACCOUNT)


@rule("P808", fix="删去或者遮住", clause="PII-07", severity=Severity.WARNING, alone=True)
def private_account_shown(site: Site) -> Findings:
    """Report number plates, mailboxes and accounts of persons."""
    for place, datum, _ in personal(site, *KINDS, is_certain=False):
        yield place, f"这是{datum.kind.value}：{quoted(datum)}"
