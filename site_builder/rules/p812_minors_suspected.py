"""
学生、幼儿的名单，发布以前由人看过。

中小学生、幼儿是未成年人，录取、资助、评优的名单在学校公示，不放上网站；成年学生的名单写明豁免理由。附件叫作留守儿童花名册的，
也在这里提醒。

Bad::

    ---
    title: 示例文件
    ---
    | 学生姓名 | 年级 |
    |---|---|
    | 张三 | 三年级 |
    | 李四 | 四年级 |

Good::

    ---
    title: 示例文件
    ---
    | 年级 | 人数 |
    |---|---:|
    | 三年级 | 1 |
    | 四年级 | 1 |
"""

from site_builder.model.personal_data.datum import Kind
from site_builder.model.site import Site
from site_builder.problem import Severity
from site_builder.rules.personal import personal
from site_builder.rules.rule import Findings, rule


@rule("P812", fix="删去名单，只写人数", clause="PII-08", severity=Severity.WARNING, alone=True)
def minors_suspected(site: Site) -> Findings:
    """Report lists that may be of minors."""
    for place, datum, _ in personal(site, Kind.PUPILS, Kind.MINORS, is_certain=False):
        yield place, f"「{datum.text}」像是{datum.kind.value}"
