"""
写在旧文件上的「被废止」「被修改」，新文件上也写了。

关系只在新文件上写一次（废止、修改、代替、解读），旧文件的页面由程序生成。旧文件上如果写了，必须和新文件一致，否则
两个页面说法不同。

Bad::

    === content/policies/old.md
    ---
    written_date: 2020-01-01
    publish_date: 2020-01-02
    repealed_by: [new]
    ---
    正文。
    === content/policies/new.md
    ---
    title: 新文件
    ---
    正文。

Good::

    === content/policies/old.md
    ---
    written_date: 2020-01-01
    publish_date: 2020-01-02
    repealed_by: [new]
    ---
    正文。
    === content/policies/new.md
    ---
    title: 新文件
    repeals: [old]
    ---
    正文。
"""

from site_builder.model.site import REVERSED, Site
from site_builder.rules.rule import Findings, rule


@rule("R302", fix="在对方的文件里补上，或删去这里的一项", clause="NORM-05")
def relation_one_sided(site: Site) -> Findings:
    """Report reverse relations that the other document does not state."""
    for reference in site.references_in(REVERSED):
        other, back = reference.target, site.reverse[reference.relation]
        if other and other not in back.get(reference.document.id, ()):
            forward = REVERSED[reference.relation]
            yield reference.place, f"{other.record.path} 里没有写 {forward}: [{reference.document.id}]"
