"""
手写的有效性与按日期计算的结果一致。

有效性由程序按施行日期、有效期和修改、废止关系逐日计算，不必手写（2022年政务公开工作要点要求及时更新有效性）。手写了又与
日期不符，读者就会把已经失效的文件当作有效的，或者相反。

Bad::

    ---
    publish_date: 2021-03-04
    written_date: 2021-03-01
    expire_date: 2024-03-03
    validity: 现行有效
    ---
    正文。

Good::

    ---
    publish_date: 2021-03-04
    written_date: 2021-03-01
    expire_date: 2024-03-03
    validity: 已失效
    ---
    正文。
"""

from site_builder.model.influence import validity_of
from site_builder.model.site import Site
from site_builder.model.validity import LABELS, State
from site_builder.rules.rule import Findings, rule

# What an editor may write; columns elsewhere print shorter words for some states.
WORDS = {
    **{label: frozenset({state}) for state, label in LABELS.items()},
    "有效": frozenset({State.IN_FORCE, State.AMENDED}),
    "失效": frozenset({State.EXPIRED, State.DECLARED_VOID}),
    "废止": frozenset({State.REPEALED}),
    "尚未生效": frozenset({State.PENDING}),
}


@rule("V821", fix="删去 validity，由程序计算；或者核对施行日期、有效期至和修改、废止关系", clause="NORM-04")
def validity_contradicted(site: Site) -> Findings:
    """Report validity written by hand that is not what the dates say on the day of the build."""
    written = [policy for policy in site.policies if policy.validity]
    shown = {d.id for d in site.public} if written else set()
    for policy in written:
        states = WORDS.get(policy.validity or "")
        if states is None:
            known = "、".join(LABELS.values())
            yield policy.at("validity"), f"有效性「{policy.validity}」不是 {known} 之一"
            continue
        found = validity_of(policy, site, shown)
        if found.state not in states:
            since = f"（自 {found.since} 起）" if found.since else ""
            message = f"有效性写「{policy.validity}」，按日期计算是「{found.label}」{since}"
            yield policy.at("validity"), message
