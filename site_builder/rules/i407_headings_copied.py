"""
解读的标题不照搬文件的标题。

解读罗列文件的小标题，等于没有解读（2022年政务公开工作要点）。

Bad::

    === content/policies/a.md
    ---
    title: 关于示例事项的通知
    ---
    ## 一、背景和目标

    甲。

    ## 二、申请条件和标准

    乙。

    ## 三、注意事项

    丙。
    === content/interpretations/b.md
    ---
    interprets: [a]
    contact: {office: 示例科, phone: 12345}
    ---
    ## 背景和目标

    丁。

    ## 申请条件和标准

    戊。

    ## 注意事项

    己。

Good::

    === content/policies/a.md
    ---
    title: 关于示例事项的通知
    ---
    ## 一、背景和目标

    甲。

    ## 二、申请条件和标准

    乙。

    ## 三、注意事项

    丙。
    === content/interpretations/b.md
    ---
    interprets: [a]
    contact: {office: 示例科, phone: 12345}
    ---
    ## 为什么出台，要达到什么目标

    丁。

    ## 谁可以申请，标准是多少

    戊。

    ## 注意事项

    己。
"""

from site_builder.model.kinds import Interpretation, Policy
from site_builder.model.outline import outline
from site_builder.model.paragraph import squeezed
from site_builder.model.site import Site
from site_builder.rules.rule import Findings, rule

FEWEST = 3  # headings; one or two may be the same by chance


@rule(
    "I407",
    fix="按读者要问的问题重新分段，如「谁可以申请」「和以前有什么不同」",
    clause="INT-03",
    alone=True,
    beside=("interprets",),
)
def headings_copied(site: Site) -> Findings:
    """Report interpretations whose headings are those of what they interpret, one after the other."""
    for reference in site.references_in(("interprets",)):
        document, policy = reference.document, reference.target
        if not isinstance(document, Interpretation) or not isinstance(policy, Policy) or document.source:
            continue
        own = [squeezed(heading) for heading in outline(document.record)]
        if len(own) >= FEWEST and own == [squeezed(heading) for heading in outline(policy.record)]:
            message = f"{len(own)} 个标题与《{policy.title}》的完全相同"
            yield document.record.body_place(0), message
