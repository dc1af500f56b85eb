"""
解读写明解读机关和咨询电话。

看不懂的地方，读者要能问到人（2022年政务公开工作要点把解读机关和咨询电话列为解读的内容）。写在元数据的 contact 里，或者写在
正文里。

Bad::

    === content/policies/a.md
    ---
    title: 关于示例事项的通知
    ---
    正文。
    === content/interpretations/b.md
    ---
    interprets: [a]
    form: 图解
    ---
    本图解说明这件事情为什么办、给谁办、怎么办。办理的人带身份证到镇、街道便民服务中心，填一张表，当场就能办好；家里老人
    行动不便的，可以打电话请工作人员上门。办理不收任何费用，也不要村、社区开证明。每年办理一次，年底以前都可以办。办好以后
    从下个月起发放，每个月十日以前到账。

Good::

    === content/policies/a.md
    ---
    title: 关于示例事项的通知
    ---
    正文。
    === content/interpretations/b.md
    ---
    interprets: [a]
    form: 图解
    contact: {office: 示例科, phone: 12345}
    ---
    本图解说明这件事情为什么办、给谁办、怎么办。办理的人带身份证到镇、街道便民服务中心，填一张表，当场就能办好；家里老人
    行动不便的，可以打电话请工作人员上门。办理不收任何费用，也不要村、社区开证明。每年办理一次，年底以前都可以办。办好以后
    从下个月起发放，每个月十日以前到账。
"""

from site_builder.model.site import Site
from site_builder.pattern import pattern_of
from site_builder.problem import Severity
from site_builder.rules.rule import Findings, rule

_PHONE = pattern_of(r"(?:电话|热线|咨询|联系|拨打)[^0-9\n]{0,30}\d(?:[\d－—-]{4,}|\d{2,})")


@rule(
    "I405",
    fix="在元数据里补上 contact，如 {office: 民政科, phone: 12345}",
    clause="INT-03",
    severity=Severity.WARNING,
    alone=True,
)
def contact_missing(site: Site) -> Findings:
    """Report interpretations that say neither in a field nor in their text whom to ask."""
    since = site.vocabulary.profile.interpretation.since
    for document in site.interpretations:
        is_judged = document.publish_date and document.publish_date >= since and not document.source
        if is_judged and document.record.node.child("contact") is None and not _PHONE.search(document.body):
            yield document.at("interprets"), "没有写解读机关和咨询电话"
