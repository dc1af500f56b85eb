"""
已经废止、失效的文件不再修改。

文件一旦废止、宣布失效或者期满，就不能再恢复（山东省行政程序规定：有效期届满自动失效，继续执行的重新登记、编号、公布）。在它
终止以后才施行的修改不起作用。要继续执行的，另行制定文件，在新文件里写 replaces。

Bad::

    === content/policies/a.md
    ---
    written_date: 2020-03-01
    publish_date: 2020-03-04
    expire_date: 2023-03-03
    ---
    正文。
    === content/policies/b.md
    ---
    amends: [a]
    ---
    正文。

Good::

    === content/policies/a.md
    ---
    written_date: 2020-03-01
    publish_date: 2020-03-04
    expire_date: 2023-03-03
    ---
    正文。
    === content/policies/b.md
    ---
    replaces: [a]
    ---
    正文。
"""

from site_builder.model.influence import influence_on
from site_builder.model.kinds import Policy
from site_builder.model.site import Site
from site_builder.model.validity import effective_day, end_of
from site_builder.rules.rule import Findings, rule


@rule("V822", fix="核对日期；要继续执行的，另行发文，把 amends 改为 replaces", clause="NORM-04")
def ended_amended(site: Site) -> Findings:
    """Report amendments that take effect when what they amend has ended already."""
    references = [
        r for r in site.references_in(("amends",)) if isinstance(r.target, Policy) and r.target != r.document
    ]
    shown = {d.id for d in site.public} if references else set()
    for reference in references:
        policy, other = reference.document, reference.target
        assert isinstance(policy, Policy)
        assert isinstance(other, Policy)
        end = end_of(other, influence_on(other, site, shown))
        if end and end.since and end.since <= effective_day(policy) and end.by is not policy:
            message = (
                f"「{reference.text}」自 {end.since} 起{end.label}，本文件 {effective_day(policy)} 才施行"
            )
            yield reference.place, message
