"""
到户的金额不和全名一起上网。

惠农补贴、救助金的到户明细公示在村（居）公示栏（scope: village_board），网站公布各村、各项目的户数和金额。处理个人信息以实现目
的所需的最小范围为限（个人信息保护法第六条）。

Bad::

    ---
    title: 示例文件
    ---
    | 户主 | 面积（亩） | 金额（元） |
    |---|---:|---:|
    | 张三 | 6.2 | 768.8 |
    | 李四 | 3.5 | 434.0 |

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
from site_builder.rules.personal import personal
from site_builder.rules.rule import Findings, rule


@rule("P809", fix="改为各村的户数和金额；到户明细改为 scope: village_board", clause="SUB-02", alone=True)
def household_payment_named(site: Site) -> Findings:
    """Report lists of households with whole names and amounts."""
    for place, datum, _ in personal(site, Kind.HOUSEHOLDS, is_certain=True):
        yield place, f"「{datum.text}」一列是全名，同一张表里又有金额"
