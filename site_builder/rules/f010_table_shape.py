"""
清单（CSV）的每一行和表头一样多列，表头只用规定的列名。

少了或多了一列，后面的内容就会错位，比如把投诉电话印成地址。

Bad::

    === data/lists/enterprises.csv
    sector,name,category,supervisor,complaint_phone,platform_url,updated
    供水,示例供水公司,国有企业

Good::

    === data/lists/enterprises.csv
    sector,name,category,supervisor,complaint_phone,platform_url,updated
    供水,示例供水公司,国有企业,示例区人民政府办公室,12345,https://www.water.example/,2024-01-01
"""

from site_builder.model.site import Site
from site_builder.problem import Fault
from site_builder.rules.rule import Findings, rule


@rule("F010", fix="对照表头补齐或删去单元格，列名照字段表（docs/fields.md）写", firm=True)
def table_shape(site: Site) -> Findings:
    """Report rows and headers of a CSV list that do not fit."""
    yield from site.findings(Fault.TABLE_SHAPE)
