"""
索引号写作「机构代码/年份-顺序号」，机构代码的校验位正确。

索引号是一条政府信息的唯一编号（条例第十二条）。前面是九位组织机构代码或者十八位统一社会信用代码，最后一位是
校验位，抄错一位就对不上。

Bad::

    ---
    index_no: 11379900MB00000012/2024-00001
    ---
    正文。

Good::

    ---
    index_no: 11379900MB00000013/2024-00001
    ---
    正文。
"""

from site_builder.model.site import Site
from site_builder.problem import Fault
from site_builder.rules.rule import Findings, rule


@rule("M105", fix="核对机构代码，写成「机构代码/年份-顺序号」", clause="META-02", firm=True)
def index_number_wrong(site: Site) -> Findings:
    """Report index numbers that are not in the form or whose code has a wrong check character."""
    yield from site.findings(Fault.INDEX_NUMBER)
