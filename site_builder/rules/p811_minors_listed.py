"""
孤儿、困境儿童和其他未成年人的名单不上网。

不满十四周岁的人的个人信息都是敏感个人信息（个人信息保护法第二十八条、第三十一条），未成年人的隐私和个人信息受特别保护
（未成年人保护法第四条、第七十二条）。姓名遮盖以后也不公布名单，只公布人数和金额。

Bad::

    ---
    title: 示例文件
    ---
    孤儿基本生活补贴发放对象

    | 姓名 | 所在镇 |
    |---|---|
    | 张* | 示例镇 |
    | 李* | 示例镇 |

Good::

    ---
    title: 示例文件
    ---
    孤儿基本生活补贴发放情况

    | 所在镇 | 人数 |
    |---|---:|
    | 示例镇 | 2 |
"""

from site_builder.model.personal_data.datum import Kind
from site_builder.model.site import Site
from site_builder.rules.personal import personal
from site_builder.rules.rule import Findings, rule


@rule("P811", fix="删去名单，只写人数", clause="PII-08", alone=True, firm=True)
def minors_listed(site: Site) -> Findings:
    """Report tables of children's names."""
    for place, datum, _ in personal(site, Kind.MINORS, is_certain=True):
        yield place, f"「{datum.text}」一列是未成年人的名单"
