"""
主题分类是 data/topics.yml 里有的。

读者按主题查找。写错一个字，文件就不在任何主题页面上。

Bad::

    ---
    topic: 教肓
    ---
    正文。

Good::

    ---
    topic: 教育
    ---
    正文。
"""

from site_builder.model.site import Site
from site_builder.rules.closest import closest
from site_builder.rules.m113_placeholder_left import MARK
from site_builder.rules.rule import Findings, rule


@rule("M108", fix="从 data/topics.yml 里选一个，或先在那里加上新的主题", clause="META-05", alone=True)
def topic_unknown(site: Site) -> Findings:
    """Report topics that the vocabulary does not have."""
    known = {topic.label for topic in site.vocabulary.topics}
    for document in site.documents:
        if known and document.topic not in known and MARK not in document.topic:
            hint = closest(document.topic, known)
            yield document.at("topic"), f"没有「{document.topic}」这个主题{hint}"
