"""
每家公共企事业单位都写明主管部门、监督投诉电话和公开平台。

用户认为公共企事业单位没有依法公开信息，可以向主管部门申诉，主管部门要及时调查处理（国办发〔2020〕50号）。没有电话，
申诉就无从谈起。

Bad::

    === data/lists/enterprises.csv
    sector,name,category,supervisor,complaint_phone,platform_url,updated
    供水,示例供水公司,国有企业,示例区人民政府办公室,,https://www.water.example/,2024-01-01

Good::

    === data/lists/enterprises.csv
    sector,name,category,supervisor,complaint_phone,platform_url,updated
    供水,示例供水公司,国有企业,示例区人民政府办公室,12345,https://www.water.example/,2024-01-01
"""

from site_builder.model.enterprise import EnterpriseRow
from site_builder.model.site import Site
from site_builder.rules.rule import Findings, rule

NEEDED = ("supervisor", "complaint_phone", "platform_url")


@rule("E701", fix="在这一行补上", clause="ENT-01")
def complaint_route_missing(site: Site) -> Findings:
    """Report rows without supervisor, complaint phone or platform."""
    for row in site.enterprises:
        for name in NEEDED:
            if not getattr(row, name):
                title = EnterpriseRow.model_fields[name].title
                yield row.at(name), f"「{row.name}」缺少{title}（{name}）"
