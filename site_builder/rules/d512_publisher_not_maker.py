"""
谁制作谁公开：发布机构是制作机关，联合发文的是牵头机关；否则写明来源。

条例第十条：行政机关制作的信息由制作机关公开，两个以上机关共同制作的由牵头机关公开。替别的机关公布，是转载，要写 source。政府的文件
由本级政府办公室公布，领导小组、指挥部的文件由牵头部门公布，都可以。

Bad::

    ---
    issuers: [示例区财政局, 示例区人民政府办公室]
    ---
    正文。

Good::

    ---
    issuers: [示例区人民政府办公室, 示例区财政局]
    ---
    正文。
"""

from site_builder.model.kinds import OfficialDocument
from site_builder.model.site import Site
from site_builder.model.types import Disclosure
from site_builder.pattern import pattern_of
from site_builder.problem import Severity
from site_builder.rules.rule import Findings, rule

_WITHOUT_COLUMN = pattern_of("领导小组|指挥部|委员会|联席会议|专班|协调小组|议事协调")


@rule(
    "D512",
    fix="改由牵头机关（issuers 的第一个）发布，或者写 source 注明转载",
    clause="DISC-01",
    severity=Severity.WARNING,
    alone=True,
)
def publisher_not_maker(site: Site) -> Findings:
    """Report documents that are neither published by their maker nor said to be another's."""
    for document in site.documents:
        if not isinstance(document, OfficialDocument) or document.source or not document.issuers:
            continue
        lead, publisher = document.issuers[0], document.publisher
        is_office = publisher in (f"{lead}办公室", f"{lead}办公厅") or _WITHOUT_COLUMN.search(lead)
        if lead != publisher and not is_office and document.disclosure is Disclosure.PROACTIVE:
            yield document.at("issuers", 0), f"牵头制作的是「{lead}」，发布机构却是「{publisher}」"
