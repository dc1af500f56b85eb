"""
统一社会信用代码是十八位，校验位正确。

代码抄错一位，读者就查不到这家单位（GB 32100）。

Bad::

    === data/lists/enterprises.csv
    sector,name,credit_code,category,supervisor,complaint_phone,platform_url,updated
    供水,示例供水公司,91350100M000100Y44,国有企业,示例区人民政府办公室,12345,https://www.water.example/,2024-01-01

Good::

    === data/lists/enterprises.csv
    sector,name,credit_code,category,supervisor,complaint_phone,platform_url,updated
    供水,示例供水公司,91350100M000100Y43,国有企业,示例区人民政府办公室,12345,https://www.water.example/,2024-01-01
"""

from site_builder.model.site import Site
from site_builder.problem import Fault
from site_builder.rules.rule import Findings, rule


@rule("M114", fix="核对营业执照或登记证书上的十八位代码", firm=True)
def credit_code_wrong(site: Site) -> Findings:
    """Report unified social credit codes with a wrong check character (GB 32100)."""
    yield from site.findings(Fault.CREDIT_CODE)
