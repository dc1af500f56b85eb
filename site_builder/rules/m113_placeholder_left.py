"""
新建文件时留下的「（请填写：…）」都填上了。

site-builder new 不知道的内容，用「（请填写：…）」占位，不能原样发布。

Bad::

    ---
    title: （请填写：标题）
    ---
    正文。

Good::

    ---
    title: 示例文件
    ---
    正文。
"""

from site_builder.model.site import Site
from site_builder.model.unfilled import UNFILLED
from site_builder.rules.rule import Findings, rule

MARK = UNFILLED


@rule("M113", fix="换成实际的内容", clause="META-01", alone=True)
def placeholder_left(site: Site) -> Findings:
    """Report placeholders in front matter and bodies."""
    for document in site.documents:
        for node in document.record.node.scalars():
            if MARK in str(node.value):
                yield node.place, f"还没有填写：{node.value}"
        for number, line in enumerate(document.body.split("\n") if MARK in document.body else ()):
            if MARK in line:
                start = line.index(MARK)
                length = line.find("）", start) + 1 - start
                yield document.record.body_place(number, start + 1, length), "正文还没有填写"
