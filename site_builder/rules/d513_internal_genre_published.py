"""
请示、报告、纪要一般不主动公开。

行政机关在履行职能过程中形成的讨论记录、过程稿、磋商信函、请示报告等过程性信息可以不予公开（条例第十六条第二款）。这几种公文
主动公开的，请再核对；应当公开的，豁免并写明理由。

Bad::

    ---
    title: 关于示例事项的请示
    ---
    正文。

Good::

    ---
    title: 关于示例事项的通知
    ---
    正文。
"""

from site_builder.model.kinds import Policy
from site_builder.model.site import Site
from site_builder.model.types import Disclosure
from site_builder.pattern import pattern_of
from site_builder.problem import Place, Severity
from site_builder.rules.rule import Findings, rule

GENRES = ("请示", "报告", "纪要")
# Reports that law wants public, whatever their genre is called.
_PUBLIC = pattern_of(
    "年度报告|年度工作|工作报告|预算|决算|统计|评估报告|审计|调查报告|情况说明|公开说明|年报"
)
_TITLE = pattern_of("的请示$|(?:会议|办公会|专题)纪要$")


@rule(
    "D513",
    fix="核对公开属性；应当公开的，用 exemptions 写明理由",
    clause="DISC-01",
    severity=Severity.WARNING,
    alone=True,
)
def internal_genre_published(site: Site) -> Findings:
    """Report documents of a kind that is for the offices' own use and yet disclosed."""
    for policy in site.policies:
        if policy.disclosure is Disclosure.PROACTIVE and (found := _internal(policy)):
            place, what = found
            yield place, f"「{what}」一般是过程性信息，却主动公开"


def _internal(policy: Policy) -> tuple[Place, str] | None:
    if policy.genre in GENRES and not (policy.genre == "报告" and _PUBLIC.search(policy.title)):
        return policy.at("genre"), policy.genre or ""
    return (policy.at("title"), policy.title) if _TITLE.search(policy.title) else None
