"""
一家单位在清单里只列一次。

统一社会信用代码不重复，同一领域里单位名称不重复。

Bad::

    === data/lists/enterprises.csv
    sector,name,category,supervisor,complaint_phone,platform_url,updated
    供水,示例供水公司,国有企业,示例区人民政府办公室,12345,https://www.water.example/,2024-01-01
    供水,示例供水公司,国有企业,示例区人民政府办公室,12345,https://www.water.example/,2024-01-02

Good::

    === data/lists/enterprises.csv
    sector,name,category,supervisor,complaint_phone,platform_url,updated
    供水,示例供水公司,国有企业,示例区人民政府办公室,12345,https://www.water.example/,2024-01-01
"""

from site_builder.model.site import Site
from site_builder.rules.rule import Findings, rule


@rule("E702", fix="删去重复的一行，或改正抄错的名称、代码", clause="ENT-01")
def enterprise_twice(site: Site) -> Findings:
    """Report rows that repeat the name, in one sector, or the code of another."""
    first: dict[tuple[str, str], int] = {}
    for row in site.enterprises:
        line = row.at().line
        keys = {"name": (row.sector, row.name)}
        if row.credit_code:
            keys["credit_code"] = (row.sector, row.credit_code)
        for field, key in keys.items():
            if first.setdefault(key, line) != line:
                yield row.at(field), f"「{key[1]}」在第 {first[key]} 行已经列过"
