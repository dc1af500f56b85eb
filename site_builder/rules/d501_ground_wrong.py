"""
不予公开的文件写明法定依据，主动公开的文件没有不予公开的依据。

《政府信息公开条例》第十四条、第十五条、第十六条规定了可以不予公开的情形，没有依据就应当公开（第十三条）。第三方同意，
或者不公开会对公共利益造成重大影响的，可以公开第十五条的信息，要写明依据。

Bad::

    ---
    disclosure: 不予公开
    publish_date: （缺）
    reviewer: 办公室
    reviewed_on: 2024-03-01
    next_review: 2027-03-01
    ---
    正文。

Good::

    ---
    disclosure: 不予公开
    ground: 16-1
    publish_date: （缺）
    reviewer: 办公室
    reviewed_on: 2024-03-01
    next_review: 2027-03-01
    ---
    正文。
"""

from site_builder.model.site import Site
from site_builder.problem import Fault
from site_builder.rules.rule import Findings, rule


@rule(
    "D501",
    fix="不予公开的写上 ground；主动公开的删去 ground，或写上第三方同意、公共利益的依据",
    clause="DISC-01",
    firm=True,
)
def ground_wrong(site: Site) -> Findings:
    """Report withheld documents without a ground, and disclosed ones with one."""
    yield from site.findings(Fault.GROUND)
