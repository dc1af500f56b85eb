"""What search engines and portals read of a page: schema.org as JSON-LD."""

import json
from typing import Any

from site_builder.model.dataset import DATASETS
from site_builder.model.kinds import CatalogueItem, Document, OfficialDocument, Policy
from site_builder.model.public_site import PublicSite, url_of
from site_builder.model.validity import State
from site_builder.pages.page import Page

Thing = dict[str, Any]
# schema.org knows three forces; what is amended is in force as amended.
FORCES = {State.IN_FORCE: "InForce", State.AMENDED: "InForce"}
_JSON = json.JSONEncoder(ensure_ascii=False, check_circular=False, separators=(",", ":"))
GUIDE = "指南"  # the genre of documents that tell how a service is obtained


def structured_data(page: Page, site: PublicSite) -> str:
    """
    Give the page's JSON-LD, ready to stand inside a `script` element: it holds no `<`.

    A normative document is Legislation, a service guide GovernmentService, a list Dataset.
    """
    things = [_crumbs(page, site)] if page.crumbs else [_organisation(site)]
    if page.document:
        things.append(_document(page.document, site))
    if page.template == "open_data.html":
        things += _datasets(site)
    said = {"@context": "https://schema.org", "@graph": [_filled(thing) for thing in things]}
    return _JSON.encode(said).replace("<", "\\u003c")


def _document(document: Document, site: PublicSite) -> Thing:
    publisher = _body(document.publisher)
    about: Thing = {
        "@type": "DigitalDocument",
        "name": document.title,
        "url": url_of(document, site),
        "inLanguage": "zh-CN",
        "datePublished": str(document.publish_date or ""),
        "publisher": publisher,
        "keywords": list(document.keywords),
        "about": document.topic,
        "isAccessibleForFree": True,
    }
    if isinstance(document, OfficialDocument):
        about["identifier"] = document.index_no
        about["dateCreated"] = str(document.written_date)
    if isinstance(document, Policy) and document.is_normative:
        about |= _legislation(document, site)
    elif isinstance(document, Policy) and document.genre == GUIDE:
        about |= {"@type": "GovernmentService", "provider": publisher, "areaServed": site.settings.region}
        for name in ("inLanguage", "datePublished", "dateCreated", "publisher", "isAccessibleForFree"):
            about.pop(name, None)
    elif isinstance(document, CatalogueItem):
        about["abstract"] = f"{document.field} {document.level1} {document.level2}"
    return about


def _legislation(policy: Policy, site: PublicSite) -> Thing:
    address = site.settings.site_url
    changes = [*site.related(policy, "amends"), *site.related(policy, "replaces")]
    return {
        "@type": "Legislation",
        "legislationIdentifier": str(policy.doc_no or policy.index_no),
        "legislationDate": str(policy.written_date),
        "legislationPassedBy": [_body(name) for name in policy.issuers or (policy.publisher,)],
        "legislationJurisdiction": {"@type": "AdministrativeArea", "name": site.settings.region},
        "legislationLegalForce": "https://schema.org/"
        + FORCES.get(site.validity(policy).state, "NotInForce"),
        "temporalCoverage": f"{policy.effective_date or policy.publish_date}/{site.last_day(policy) or '..'}",
        "legislationChanges": [address + other.address for other in changes],
        "legislationRepeals": [address + other.address for other in site.related(policy, "repeals")],
    }


def _crumbs(page: Page, site: PublicSite) -> Thing:
    steps = [(crumb.label, crumb.address) for crumb in page.crumbs] + [(page.title, page.path)]
    root = site.settings.site_url
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {
                "@type": "ListItem",
                "position": position,
                "name": label,
                "item": root + address,
            }
            for position, (label, address) in enumerate(steps, start=1)
        ],
    }


def _organisation(site: PublicSite) -> Thing:
    settings = site.settings
    return {
        "@type": "GovernmentOrganization",
        "name": settings.organiser or settings.site_name,
        "url": settings.site_url,
        "telephone": settings.phone,
        "address": settings.address,
        "areaServed": settings.region,
    }


def _datasets(site: PublicSite) -> list[Thing]:
    address = f"{site.settings.site_url}data/"
    return [
        {
            "@type": "Dataset",
            "name": dataset.title,
            "description": dataset.description,
            "url": f"{site.settings.site_url}open-data.html",
            "inLanguage": "zh-CN",
            "isAccessibleForFree": True,
            "creator": _body(site.settings.organiser),
            "distribution": [
                {
                    "@type": "DataDownload",
                    "encodingFormat": kind,
                    "contentUrl": f"{address}{dataset.name}.{ending}",
                }
                for ending, kind in (("csv", "text/csv"), ("json", "application/json"))
            ],
        }
        for dataset in DATASETS
    ]


def _body(name: str) -> Thing:
    return {"@type": "GovernmentOrganization", "name": name}


def _filled(thing: Thing) -> Thing:
    return {name: value for name, value in thing.items() if value not in ("", [], None)}
