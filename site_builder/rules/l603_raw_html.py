"""
正文里没有 HTML 标签。

标签能带进脚本和隐藏的内容，也会打乱页面。标题、列表、表格、加粗都有对应的写法；要显示尖括号，写成 `&lt;` 或全角「＜」。

Bad::

    ---
    title: 示例文件
    ---
    <b>重要</b>通知。

Good::

    ---
    title: 示例文件
    ---
    **重要**通知。
"""

from itertools import groupby

from site_builder.model.body import tags
from site_builder.model.site import Site
from site_builder.rules.rule import Findings, rule


@rule(
    "L603",
    fix="删去它，改用 Markdown 的写法（从 Word 粘贴时选“只保留文本”）；要显示尖括号，写 &lt;",
    clause="WEB-06",
    firm=True,
    alone=True,
)
def raw_html(site: Site) -> Findings:
    """Report HTML tags, comments and declarations in bodies."""
    for document in site.linking:
        for _, found in groupby(tags(document.record), key=lambda tag: tag.place.line):
            first, *others = found
            what = "HTML 注释" if first.name == "!" else f"HTML 标签「{first.text}」"
            more = f"，这一行共 {len(others) + 1} 个" if others else ""
            yield first.place, f"正文里有 {what}{more}"
