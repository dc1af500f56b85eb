"""
每个栏目都有内容。

空白栏目达到 5 个，网站检查单项否决（国办秘函〔2019〕19号；个数写在 data/profile.yml 的 website.blank_most）。没有内容的主题从
data/topics.yml 里删去，不承担公开职责的机构从 data/organisations.yml 里删去；第二十条的十五项不能删，要查明由谁公开。

Bad::

    === mkdocs.yml
    site_name: 示例区政府信息公开
    site_url: https://www.example.gov.cn/
    docs_dir: content
    plugins:
      - site_builder: {region: 示例区, severities: {W801: "off", W806: "off"}}
    === data/topics.yml
    topics:
      - {id: education, label: 教育}
      - {id: housing, label: 住房}
    === content/policies/example.md
    ---
    title: 示例文件
    art20: [1, 2]
    ---
    正文。

Good::

    === mkdocs.yml
    site_name: 示例区政府信息公开
    site_url: https://www.example.gov.cn/
    docs_dir: content
    plugins:
      - site_builder: {region: 示例区, severities: {W801: "off", W806: "off"}}
    === data/topics.yml
    topics:
      - {id: education, label: 教育}
    === content/policies/example.md
    ---
    title: 示例文件
    art20: [1, 2]
    ---
    正文。
    === content/interpretations/explained.md
    ---
    title: 示例解读
    interprets: [example]
    ---
    正文。
    === content/pages/guide.md
    ---
    title: 示例指南
    section: guide
    ---
    正文。
    === content/pages/rules.md
    ---
    title: 示例制度
    section: rules
    ---
    正文。
    === content/pages/report.md
    ---
    title: 示例年报
    section: annual-report
    ---
    正文。
"""

from site_builder.model.column import columns
from site_builder.model.site import Site
from site_builder.problem import Severity
from site_builder.rules.rule import Findings, rule


@rule("W805", fix="补上内容，或者删去这个栏目", clause="WEB-04", severity=Severity.WARNING)
def column_blank(site: Site) -> Findings:
    """Report columns without a public document; not where there is none at all yet."""
    found = columns(site)
    blank = [column for column in found if column.is_blank]
    if len(blank) == len(found):
        return
    most = site.vocabulary.profile.website.blank_most
    more = f"；空白栏目有 {len(blank)} 个，达到 {most} 个即单项否决" if len(blank) >= most else ""
    for column in blank:
        yield column.place, f"栏目「{column.name}」是空白的{more}"
