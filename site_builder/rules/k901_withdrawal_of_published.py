"""
写进撤下清单的地址上没有正在公开的文件。

一个地址只能说一件事：要么是正在公开的文件，要么说明它为什么撤下、移到了哪里。撤下一份文件，先把它移出 content/，或者改公开属性、
写展示截止日期，再在 data/withdrawals.yml 里写一项。读者收藏的地址、别的文件引用的地址因此不会变成空白。

Bad::

    === content/policies/example.md
    ---
    publish_date: 2024-03-04
    ---
    正文。
    === data/withdrawals.yml
    withdrawals:
      - {address: policies/example.html, since: 2024-05-01, reason: 内容有误，已经撤下}

Good::

    === content/policies/example.md
    ---
    publish_date: 2024-03-04
    ---
    正文。
    === data/withdrawals.yml
    withdrawals:
      - {address: policies/former.html, since: 2024-05-01, reason: 换了地址,
         moved_to: policies/example.html}
"""

from site_builder.model.site import Site
from site_builder.rules.rule import Findings, rule


@rule("K901", fix="文件要撤下的，移出 content/；仍要公开的，删去 data/withdrawals.yml 里的这一项", firm=True)
def withdrawal_of_published(site: Site) -> Findings:
    """Report entries of the list of withdrawals whose address is in use."""
    if not site.vocabulary.withdrawals:
        return
    used = {d.address: d.record.path for d in site.public}
    used |= {f"topics/{topic.id}.html": "data/topics.yml" for topic in site.vocabulary.topics}
    bodies = site.vocabulary.organisations
    used |= {f"organisations/{body.id}.html": "data/organisations.yml" for body in bodies}
    for number, entry in enumerate(site.vocabulary.withdrawals):
        if entry.since <= site.day and entry.address in used:
            place = site.vocabulary_place("withdrawals", number, "address")
            yield place, f"撤下清单里的 {entry.address} 还在公开，见 {used[entry.address]}"
