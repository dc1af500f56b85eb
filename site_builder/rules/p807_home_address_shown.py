"""
个人的住址只写到乡镇、街道。

写到门牌、楼号、房间号，就能找到本人。机关的地址、项目和房源的坐落不在此列。

Bad::

    ---
    title: 示例文件
    ---
    申请人张三，家庭住址：示例镇中心街12号3号楼2单元501室。

Good::

    ---
    title: 示例文件
    ---
    申请人张三，家庭住址：示例镇。
"""

from site_builder.model.personal_data.datum import Kind
from site_builder.model.site import Site
from site_builder.problem import Severity
from site_builder.rules.personal import personal, quoted
from site_builder.rules.rule import Findings, rule


@rule("P807", fix="只写到乡镇、街道", clause="PII-06", severity=Severity.WARNING, alone=True)
def home_address_shown(site: Site) -> Findings:
    """Report homes below the township."""
    for place, datum, _ in personal(site, Kind.ADDRESS, is_certain=False):
        yield place, f"这是个人的住址：{quoted(datum)}"
