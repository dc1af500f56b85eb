"""规则豁免情况: which rules of publishing are not applied to which documents, and why."""

from collections.abc import Iterator

from site_builder.model.kinds import Document
from site_builder.model.public_site import PublicSite
from site_builder.pages.listing import HOME
from site_builder.pages.page import Page
from site_builder.rules.registry import all_rules
from site_builder.value import dataclass


@dataclass(frozen=True, kw_only=True)
class Waiver:
    """A document to which a rule is not applied, and the reason that its editor gave."""

    document: Document
    reason: str


@dataclass(frozen=True, kw_only=True)
class Waived:
    """A rule and the public documents to which it is not applied, newest first."""

    number: str
    title: str
    waivers: tuple[Waiver, ...]


def exemption_pages(site: PublicSite) -> Iterator[Page]:
    """Give the page, also where nothing is exempt: then it says so."""
    found: dict[str, list[Waiver]] = {}
    for document in site.documents:
        for exemption in document.exemptions:
            waiver = Waiver(document=document, reason=exemption.reason)
            found.setdefault(exemption.rule, []).append(waiver)
    titles = {rule.number: rule.title for rule in (all_rules() if found else ())}
    waived = [
        Waived(number=number, title=titles.get(number, ""), waivers=tuple(waivers))
        for number, waivers in sorted(found.items())
    ]
    yield Page(
        path="exemptions.html",
        title="规则豁免情况",
        template="exemptions.html",
        view={"waived": tuple(waived)},
        crumbs=(HOME,),
        description="本栏目的文件按公开规则逐条检查；个别文件不适用某条规则的，在这里说明理由，接受监督",
    )
