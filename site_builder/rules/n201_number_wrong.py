"""
发文字号写作「机关代字〔年份〕序号+号」。

年份用四位阿拉伯数字、六角括号〔〕括起，序号不编虚位（不写 003），不加「第」字（GB/T 9704）。命令、公告等另有形式，
如「国令第711号」「公告2022年第3号」。读者按文号查找，写法必须统一。

Bad::

    ---
    doc_no: 示政办发[2024]03号
    ---
    正文。

Good::

    ---
    doc_no: 示政办发〔2024〕3号
    ---
    正文。
"""

from site_builder.model.site import Site
from site_builder.problem import Fault
from site_builder.rules.rule import Findings, rule


@rule("N201", fix="照提示改写；六角括号〔〕可以从别的文件里复制", clause="DOC-01", firm=True)
def number_wrong(site: Site) -> Findings:
    """Report document numbers that are not in canonical form."""
    yield from site.findings(Fault.DOCUMENT_NUMBER)
