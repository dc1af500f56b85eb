"""
审查意见是不公开、后来公开了的文件，有属性转换记录。

从不公开转为公开，要说明情况发生了什么变化（条例第十八条）。审查意见（review_result）写着不予公开或者依申请公开，公开属性却是
主动公开，又没有转换记录，多半是有人直接改了 disclosure。

Bad::

    ---
    reviewer: 办公室
    reviewed_on: 2024-03-01
    review_result: 属于内部事务信息，不予公开
    ---
    正文。

Good::

    ---
    reviewer: 办公室
    reviewed_on: 2024-03-01
    review_result: 属于内部事务信息，不予公开
    conversions:
      - {before: 不予公开, after: 主动公开, date: 2024-03-02, reason: 工作已经完成}
    ---
    正文。
"""

from site_builder.model.site import Site
from site_builder.model.types import Disclosure
from site_builder.pattern import pattern_of
from site_builder.problem import Severity
from site_builder.rules.rule import Findings, rule

_REFUSED = pattern_of("不(?:予|宜|得|能|可以?|同意|主动|向社会|对外)?公开|依申请公开|暂缓公开")
_NOT_SO = pattern_of(
    "(?:不属于|不存在|没有|未发现|未见|无|不涉及|不含|不在|排除)[^，。；]{0,20}不(?:予|宜|得|能|可以?)?公开"
    "|不(?:予|宜|得|能|可以?)公开的?(?:情形|范围|内容|信息)[^，。；]{0,6}(?:不存在|没有)|法定不予公开[^，。；]{0,6}之外"
)


@rule(
    "D510",
    fix="补上 conversions，写明什么时候、为什么转为公开；审查意见写错了的，改正它",
    clause="DISC-03",
    severity=Severity.WARNING,
    alone=True,
)
def conversion_unlogged(site: Site) -> Findings:
    """Report disclosed documents whose review says otherwise and that tell of no conversion."""
    for document in site.documents:
        result = document.review_result
        if result is None or document.conversions or document.disclosure is not Disclosure.PROACTIVE:
            continue
        if _REFUSED.search(_NOT_SO.sub("", result)):
            yield document.at("review_result"), f"审查意见是「{result}」，文件却主动公开，没有转换记录"
