"""One page a document: policies, interpretations, catalogue items, and those written by hand."""

from collections.abc import Callable, Iterator

from site_builder.model.kinds import (
    CatalogueItem,
    Document,
    HandWrittenPage,
    Interpretation,
    Policy,
)
from site_builder.model.public_site import PublicSite
from site_builder.model.summary import summary_of
from site_builder.pages.fact import facts_of
from site_builder.pages.listing import HOME
from site_builder.pages.page import Crumb, Page
from site_builder.pages.validity_notice import notice_of
from site_builder.pages.version import versions_address
from site_builder.rules.i401_interpretation_missing import interpretation_missing
from site_builder.value import dataclass

# How a page words each relation; the order is that in which a reader needs them.
RELATED = (
    ("replaced_by", "代替本文件的文件"),
    ("repealed_by", "废止本文件的文件"),
    ("declared_void_by", "宣布本文件失效的文件"),
    ("amended_by", "修改本文件的文件"),
    ("amends", "本文件修改的文件"),
    ("replaces", "本文件代替的文件"),
    ("repeals", "本文件废止的文件"),
    ("declares_void", "本文件宣布失效的文件"),
    ("version_of", "修改前的文本"),
    ("versions", "修改后的文本"),
    ("catalogued_by", "对应的标准目录事项"),
)
SECTION_CRUMBS = {"annual-report": Crumb(label="政府信息公开年报", address="annual-reports.html")}
View = Callable[[Document, PublicSite], dict[str, object]]
UNINTERPRETED = interpretation_missing.number  # the rule whose waiver stands where interpretations do
COLUMN_TYPES = {"guide": "信息公开指南", "annual-report": "信息公开年报"}


@dataclass(frozen=True, kw_only=True)
class Related:
    """Documents in one relation to the page's, with the words for it."""

    label: str
    documents: tuple[Document, ...]


def document_pages(site: PublicSite) -> Iterator[Page]:
    """Give the pages that our own output stage draws; each names those before and after it."""
    for kind in VIEWS:
        yield from _pages(site, kind)


def hand_written_pages(site: PublicSite) -> Iterator[Page]:
    """Give the pages that MkDocs draws, from `main.html` (docs/decisions/0001)."""
    for page in site.pages:
        above = SECTION_CRUMBS.get(page.section)
        crumbs = (HOME, above) if above else (HOME,)
        yield Page(
            path=page.address,
            title=page.title,
            template="main.html",
            view={},
            crumbs=crumbs,
            document=page,
            column_type=COLUMN_TYPES.get(page.section, "概况信息"),
        )


def completed(page: Page, site: PublicSite) -> Page:
    """Give a page with all that its template is given; of a document, what the site says of it too."""
    if page.document is None:
        return page
    document = page.document
    if isinstance(document, HandWrittenPage):
        view: dict[str, object] = {
            "facts": facts_of(document, site) if document.section == "annual-report" else ()
        }
    else:
        _, own = VIEWS[type(document)]
        view = {"interpretations": (), "facts": facts_of(document, site), **page.view, **own(document, site)}
    return page._replace(view=view, description=summary_of(document))


def related_documents(document: Document, site: PublicSite) -> tuple[Related, ...]:
    """Give what the page says about other documents, but for interpretations."""
    relations = site.relations(document)
    return tuple(
        [
            Related(label=label, documents=site.related(document, name))
            for name, label in RELATED
            if name in relations
        ]
    )


def _policy_view(document: Document, site: PublicSite) -> dict[str, object]:
    assert isinstance(document, Policy)
    line = site.line(document)
    interpretations = _interpretations(document, site)
    reasons = [exemption.reason for exemption in document.exemptions if exemption.rule == UNINTERPRETED]
    return {
        "notice": notice_of(document, site),
        "life": site.life(document),
        "versions": versions_address(line) if len(line) > 1 else "",
        "uninterpreted": reasons[0] if reasons and not interpretations else "",
        "interpretations": interpretations,
        "related": related_documents(document, site),
    }


def _interpretations(policy: Policy, site: PublicSite) -> tuple[Document, ...]:
    """Give what interprets the document, whichever of its texts it names."""
    if not site.relations(policy):
        return ()
    first = next(iter(site.related(policy, "version_of")), policy)
    texts = (first, *site.related(first, "versions"))
    found = (i for text in texts for i in site.related(text, "interpreted_by"))
    return tuple({i.id: i for i in found}.values())


def _interpretation_view(document: Document, site: PublicSite) -> dict[str, object]:
    assert isinstance(document, Interpretation)
    policies = [p for p in site.related(document, "interprets") if isinstance(p, Policy)]
    others = [i for p in policies for i in site.related(p, "interpreted_by") if i is not document]
    return {
        "policies": tuple(policies),
        "notices": tuple((policy, notice_of(policy, site)) for policy in policies),
        "others": tuple({d.id: d for d in others}.values()),
        "related": related_documents(document, site),
    }


def _catalogue_view(document: Document, site: PublicSite) -> dict[str, object]:
    assert isinstance(document, CatalogueItem)
    return {"results": site.related(document, "documents")}


VIEWS: dict[type[Document], tuple[str, View]] = {
    Policy: ("policy.html", _policy_view),
    Interpretation: ("interpretation.html", _interpretation_view),
    CatalogueItem: ("catalogue_item.html", _catalogue_view),
}


def _pages(site: PublicSite, kind: type[Document]) -> Iterator[Page]:
    template, _ = VIEWS[kind]
    documents = site.catalogue_items if kind is CatalogueItem else site.of_kind(kind)
    links = [Crumb(document.title, document.address) for document in documents]
    list_of_kind = Crumb(label=kind.label, address=f"kinds/{kind.folder}.html")
    above: tuple[Crumb, ...] = (HOME, list_of_kind)
    column_type = kind.label
    for document, own, before, after in zip(
        documents, links, [None, *links], [*links[1:], None], strict=False
    ):
        if isinstance(document, CatalogueItem):
            above, column_type = _catalogue_crumbs(document, site), "信息公开目录"
        yield Page(
            path=own.address,
            title=own.label,
            template=template,
            view={"before": before, "after": after},
            crumbs=above,
            document=document,
            column_type=column_type,
        )


def _catalogue_crumbs(document: CatalogueItem, site: PublicSite) -> tuple[Crumb, ...]:
    catalogue = Crumb(label="标准目录", address="catalogue/index.html")
    field = next((f for f in site.vocabulary.fields if f.label == document.field), None)
    own = (Crumb(label=field.label, address=f"catalogue/fields/{field.id}.html"),) if field else ()
    return (HOME, catalogue, *own)
