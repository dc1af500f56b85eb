"""
发布机构是 data/organisations.yml 里的全称。

条例第十条按机构确定公开责任。写简称或者写错，文件就不在这个机构的页面上，读者也不知道该问谁。

Bad::

    ---
    publisher: 区政府办
    ---
    正文。

Good::

    ---
    publisher: 示例区人民政府办公室
    ---
    正文。
"""

from site_builder.model.site import Site
from site_builder.rules.closest import closest
from site_builder.rules.rule import Findings, rule


@rule("M109", fix="写 data/organisations.yml 里的全称，或先在那里加上这个机构", clause="META-05", alone=True)
def publisher_unknown(site: Site) -> Findings:
    """Report publishers that the vocabulary does not have."""
    names = {body.name for body in site.vocabulary.organisations}
    short = {body.short_name: body.name for body in site.vocabulary.organisations}
    for document in site.documents:
        name = document.publisher
        if names and name not in names:
            hint = f"；是不是「{short[name]}」？" if name in short else closest(name, names)
            yield document.at("publisher"), f"没有「{name}」这个机构{hint}"
