"""
清单的单元格不以 = + - @ 开头。

读者下载清单后用电子表格打开，这样的单元格会被当作公式执行。

Bad::

    === data/lists/enterprises.csv
    sector,name,category,supervisor,complaint_phone,platform_url,updated
    供水,=1+1,国有企业,示例区人民政府办公室,12345,https://www.water.example/,2024-01-01

Good::

    === data/lists/enterprises.csv
    sector,name,category,supervisor,complaint_phone,platform_url,updated
    供水,示例供水公司,国有企业,示例区人民政府办公室,12345,https://www.water.example/,2024-01-01
"""

from site_builder.model.site import Site
from site_builder.problem import Fault
from site_builder.rules.rule import Findings, rule


@rule("F011", fix="去掉单元格开头的符号，只写文字或数字", firm=True)
def formula_cell(site: Site) -> Findings:
    """Report cells that a spreadsheet would execute."""
    yield from site.findings(Fault.FORMULA_CELL)
