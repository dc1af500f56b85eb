"""
县级政府和部门没有规章制定权，不制发规章和公布规章的令。

规章由国务院部门、省级和设区的市的政府制定（《立法法》）。县级的年度报告里，规章一栏应当是零。县级文件的文种是“令”的，多半写错了；
依法发布封山、禁火等命令的，可以豁免并写明理由。设区的市在 `data/profile.yml` 写 `makes_rules: 是`。转载上级的令（写了 source）不算。

Bad::

    ---
    doc_no: 示例区人民政府令第3号
    ---
    正文。

Good::

    ---
    doc_no: 示政发〔2024〕3号
    ---
    正文。
"""

from collections.abc import Iterator

from site_builder.model.document_number import Form
from site_builder.model.kinds import Policy
from site_builder.model.site import Site
from site_builder.problem import Severity
from site_builder.rules.rule import Findings, rule

GENRES = ("规章", "令", "命令", "命令（令）", "政府规章", "部门规章")


@rule(
    "V808",
    fix="核对文种和文号；转载上级的写 source，确是依法发布的命令的豁免并写明理由",
    clause="NORM-01",
    severity=Severity.WARNING,
    alone=True,
)
def rule_making(site: Site) -> Findings:
    """Report our own documents that have the form of rules or orders."""
    if site.vocabulary.profile.normative.makes_rules:
        return
    for policy in site.policies:
        if policy.source is None:
            for name, value in _forms(policy):
                yield policy.at(name), f"「{value}」是规章或者令的形式，县级没有规章制定权"


def _forms(policy: Policy) -> Iterator[tuple[str, str]]:
    if policy.genre in GENRES:
        yield "genre", policy.genre
    number = policy.doc_no
    if number and number.form is not Form.CODE and number.prefix.endswith("令"):
        yield "doc_no", number.text
