"""
栏目按时更新。

首页 2 个星期、政策文件类栏目 6 个月没有更新，都是不更新；政策文件类达到 5 个、其他应更新的栏目达到 10 个，单项否决
（国办秘函〔2019〕19号；天数和个数写在 data/profile.yml 的 website 里）。更新的日子是栏目里最新一份公开文件的发布日期，没有日期的
不算更新。演示站点不检查。

Bad::

    === mkdocs.yml
    site_name: 示例区政府信息公开
    site_url: https://www.example.gov.cn/
    docs_dir: content
    plugins:
      - site_builder: {region: 示例区, severities: {W801: "off", W805: "off"}}
    === content/policies/example.md
    ---
    title: 示例文件
    written_date: 2025-03-01
    publish_date: 2025-03-04
    ---
    正文。

Good::

    === mkdocs.yml
    site_name: 示例区政府信息公开
    site_url: https://www.example.gov.cn/
    docs_dir: content
    plugins:
      - site_builder: {region: 示例区, severities: {W801: "off", W805: "off"}}
    === content/policies/example.md
    ---
    title: 示例文件
    written_date: 2026-11-20
    publish_date: 2026-11-23
    ---
    正文。
"""

from site_builder.model.column import Column, ColumnKind, columns
from site_builder.model.site import Site
from site_builder.problem import Severity
from site_builder.rules.rule import Findings, rule


@rule("W806", fix="发布应当公开的新文件；已经停办的栏目删去", clause="WEB-04", severity=Severity.WARNING)
def column_stale(site: Site) -> Findings:
    """Report columns that have gone too long without an update, as seen on the day of the build."""
    if site.settings.demonstration:
        return
    website = site.vocabulary.profile.website
    stale = [column for column in columns(site) if column.is_stale(site.day)]
    most = {ColumnKind.POLICY: website.policy_stale_most, ColumnKind.OTHER: website.other_stale_most}
    for column in stale:
        count = sum(other.kind is column.kind for other in stale)
        limit = most.get(column.kind)
        more = (
            f"；{column.kind}有 {count} 个不更新，达到 {limit} 个即单项否决"
            if limit and count >= limit
            else ""
        )
        yield column.place, _told(column, site) + more


def _told(column: Column, site: Site) -> str:
    assert column.last_update
    days = (site.day - column.last_update).days
    return (
        f"栏目「{column.name}」有 {days} 天没有更新（上限 {column.days} 天，最近一次 {column.last_update}）"
    )
