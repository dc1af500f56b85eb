"""
解读用自己的话说，不照抄文件。

不得只摘抄文件原文、罗列文件小标题（2022年政务公开工作要点）。解读正文里连续八个字与所解读文件相同的部分超过六成，就提醒；
两个数字在 data/profile.yml 的 interpretation 里改。

Bad::

    === content/policies/a.md
    ---
    title: 关于示例事项的通知
    ---
    符合条件的居民到镇、街道便民服务中心申请，工作人员当场受理，十个工作日内审核完毕，并在村、社区公示栏公示七日；公示没有异议的，从下个月起按标准发放补助，每月十日以前到账。申请人不必提交居住证明和收入证明。对审核结果有异议的，可以在公示期内向区民政局提出，区民政局在五个工作日内调查核实并书面答复。
    === content/interpretations/b.md
    ---
    interprets: [a]
    form: 图解
    contact: {office: 示例科, phone: 12345}
    ---
    符合条件的居民到镇、街道便民服务中心申请，工作人员当场受理，十个工作日内审核完毕，并在村、社区公示栏公示七日；公示没有异议的，从下个月起按标准发放补助，每月十日以前到账。申请人不必提交居住证明和收入证明。对审核结果有异议的，可以在公示期内向区民政局提出。

Good::

    === content/policies/a.md
    ---
    title: 关于示例事项的通知
    ---
    符合条件的居民到镇、街道便民服务中心申请，工作人员当场受理，十个工作日内审核完毕，并在村、社区公示栏公示七日；公示没有异议的，从下个月起按标准发放补助，每月十日以前到账。
    === content/interpretations/b.md
    ---
    interprets: [a]
    form: 图解
    contact: {office: 示例科, phone: 12345}
    ---
    带上身份证去便民服务中心填一张表就行，不用再跑第二趟。审核大约两个星期，结果贴在村口和小区门口，谁都可以看；觉得不对，公示的一周里随时可以提。钱从下个月开始打到社保卡上，不用自己去领。打不通窗口电话的，拨12345也一样，会有人记下来，当天回话。
"""

from site_builder.model.kinds import Interpretation, Policy
from site_builder.model.paragraph import grams, words_of
from site_builder.model.site import Site
from site_builder.problem import Severity
from site_builder.rules.rule import Findings, rule

ENOUGH = 100  # characters; of less there is no telling


@rule(
    "I406",
    fix="用读者的话重写：与他有什么关系、怎么办、和以前有什么不同",
    clause="INT-03",
    severity=Severity.WARNING,
    alone=True,
    beside=("interprets",),
)
def text_copied(site: Site) -> Findings:
    """Report interpretations most of whose runs of characters stand in what they interpret."""
    profile = site.vocabulary.profile.interpretation
    for reference in site.references_in(("interprets",)):
        document, policy = reference.document, reference.target
        if not isinstance(document, Interpretation) or not isinstance(policy, Policy) or document.source:
            continue
        own = words_of(document)
        if len(own) < ENOUGH:
            continue
        runs = grams(own, profile.copied_length)
        share = 100 * len(runs & grams(words_of(policy), profile.copied_length)) // max(1, len(runs))
        if share > profile.copied_percent:
            yield document.record.body_place(0), f"解读的 {share}% 照抄《{policy.title}》"
