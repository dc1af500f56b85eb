"""
到户的金额按村汇总以后才上网。

姓名已经遮盖的到户明细，同村的人仍然认得出是谁；网站公布各村、各项目的户数和金额就够了。法律、法规要求在网站公示到户的，写明
豁免理由。

Bad::

    ---
    title: 示例文件
    ---
    | 户主 | 面积（亩） | 金额（元） |
    |---|---:|---:|
    | 张某 | 6.2 | 768.8 |
    | 李某 | 3.5 | 434.0 |

Good::

    ---
    title: 示例文件
    ---
    | 村 | 户数 | 金额（元） |
    |---|---:|---:|
    | 东示例村 | 2 | 1202.8 |
"""

from site_builder.model.personal_data.datum import Kind
from site_builder.model.site import Site
from site_builder.problem import Severity
from site_builder.rules.personal import personal
from site_builder.rules.rule import Findings, rule


@rule(
    "P810",
    fix="改为各村的户数和金额；到户明细改为 scope: village_board",
    clause="SUB-02",
    severity=Severity.WARNING,
    alone=True,
)
def household_payment_listed(site: Site) -> Findings:
    """Report lists of households with masked names and amounts."""
    for place, datum, _ in personal(site, Kind.HOUSEHOLDS, is_certain=False):
        yield place, f"「{datum.text}」一列是各户，同一张表里又有金额"
