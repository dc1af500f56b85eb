"""
规范性文件在有效期届满前六个月之内评估。

《山东省行政程序规定》第五十三条。评估后认为需要继续执行的，重新登记、编号和公布；评估完成的日期写在 evaluated_on。不评估，期满自动
失效，正在办理的事项就没有了依据。已经有文件代替、废止它的，不必再评估。

Bad::

    ---
    is_normative: 是
    publish_date: 2022-04-20
    written_date: 2022-04-18
    effective_date: 2022-06-01
    expire_date: 2027-05-24
    doc_no: 示政发〔2022〕5号
    exemptions: [{rule: I401, reason: 本例不谈解读}]
    ---
    正文。

Good::

    ---
    is_normative: 是
    publish_date: 2022-04-20
    written_date: 2022-04-18
    effective_date: 2022-06-01
    expire_date: 2027-05-24
    evaluated_on: 2026-11-24
    doc_no: 示政发〔2022〕5号
    exemptions: [{rule: I401, reason: 本例不谈解读}]
    ---
    正文。
"""

from site_builder.model.site import Site
from site_builder.problem import Severity
from site_builder.rules.normative import evaluations_due
from site_builder.rules.rule import Findings, rule


@rule(
    "V807",
    fix="期满前完成评估，把日期写进 evaluated_on；继续执行的另行发文，在新文件里写 replaces",
    clause="NORM-04",
    severity=Severity.WARNING,
)
def evaluation_due(site: Site) -> Findings:
    """Report normative documents that are about to expire and have not been evaluated."""
    for due in evaluations_due(site, site.day):
        message = f"有效期至 {due.expires}，应当在 {due.opens} 到 {due.expires} 之间完成评估，还没有评估"
        yield due.policy.at("expire_date"), message
