"""
正文文件放在它那一类的文件夹里。

文件夹决定文件的种类：policies 政策文件，interpretations 政策解读，catalogue 标准目录事项，pages 栏目页面。

Bad::

    === content/note.md (原样)
    ---
    title: 示例文件
    ---
    正文。

Good::

    === content/policies/note.md
    ---
    title: 示例文件
    ---
    正文。
"""

from site_builder.model.site import Site
from site_builder.problem import Fault
from site_builder.rules.rule import Findings, rule


@rule("F009", fix="把文件移到它那一类的文件夹", firm=True)
def unknown_folder(site: Site) -> Findings:
    """Report Markdown files outside the folders of the kinds."""
    yield from site.findings(Fault.UNKNOWN_PLACE)
