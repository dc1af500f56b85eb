"""
名单里没有健康、残疾和困难原因的列。

医疗健康信息是敏感个人信息（个人信息保护法第二十八条）。公示救助对象，不需要写他得了什么病、为什么困难。

Bad::

    ---
    title: 示例文件
    ---
    | 姓名 | 致贫原因 |
    |---|---|
    | 张某 | 因病 |
    | 李某 | 因残 |

Good::

    ---
    title: 示例文件
    ---
    | 姓名 | 所在镇 |
    |---|---|
    | 张某 | 示例镇 |
    | 李某 | 示例镇 |
"""

from site_builder.model.personal_data.datum import Kind
from site_builder.model.site import Site
from site_builder.problem import Severity
from site_builder.rules.personal import personal
from site_builder.rules.rule import Findings, rule


@rule("P813", fix="删去这一列", clause="PII-09", severity=Severity.WARNING, alone=True)
def hardship_column_listed(site: Site) -> Findings:
    """Report columns of illness, disability and causes of hardship in lists of names."""
    for place, datum, _ in personal(site, Kind.HARDSHIP, is_certain=False):
        yield place, f"名单里有「{datum.text}」一列"
