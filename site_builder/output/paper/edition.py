"""
What a PDF or Word file of a document says: made from the public site alone, and sent to a worker.

It says on what day it is in force only where the page does: in words with their own dates, so that a
file downloaded long ago says nothing false of its own day.
"""

import posixpath
from base64 import b64encode
from collections.abc import Callable
from urllib.parse import unquote

from site_builder.model.kinds import Policy
from site_builder.model.public_site import PublicSite
from site_builder.output.filters import day
from site_builder.output.imprint import Imprint
from site_builder.output.letter import as_letter
from site_builder.output.markdown import Rendered, relinked
from site_builder.output.quick_code import quick_code
from site_builder.pages.fact import Fact, facts_of
from site_builder.pages.validity_notice import notice_of
from site_builder.value import dataclass

IMAGES = {"png": "image/png", "jpg": "image/jpeg", "jpeg": "image/jpeg"}


@dataclass(frozen=True, kw_only=True)
class Edition:
    """One document for paper: plain values, texts already worded, pictures inside `body` as data."""

    id: str
    stem: str
    title: str
    number: str
    authors: tuple[str, ...]
    keywords: tuple[str, ...]
    summary: str
    written: str
    published: str
    validity: str
    notice: tuple[str, ...]
    body: str
    endnote: str
    attachments: tuple[tuple[str, str], ...]
    facts: tuple[tuple[str, str], ...]
    url: str
    text: str
    fingerprint: str
    publication: str

    @property
    def code(self) -> str:
        """The code that leads back to the page, drawn by whoever makes the file."""
        return quick_code(self.url)


def edition_of(policy: Policy, site: PublicSite, rendered: Rendered, imprint: Imprint) -> Edition:
    """Give the edition of a policy."""
    notice = notice_of(policy, site)
    root = site.settings.site_url
    authors = policy.issuers or (policy.publisher,)
    return Edition(
        id=policy.id,
        stem=policy.address.removesuffix(".html"),
        title=policy.title,
        number=policy.doc_no.text if policy.doc_no else "",
        authors=authors,
        keywords=policy.keywords,
        summary=policy.summary or "",
        written=policy.written_date.isoformat(),
        published=(policy.publish_date or policy.written_date).isoformat(),
        validity=notice.validity.label,
        notice=(*notice.sentences, *(f"请看《{_inner(d.title)}》" for d in notice.successors)),
        body=as_letter(relinked(rendered.html, _target(policy, site)), policy),
        endnote=(policy.endnote or "").strip("（）"),
        attachments=tuple((file.title, root + file.address) for file in site.attachments(policy)),
        facts=tuple((fact.label, _worded(fact)) for fact in facts_of(policy, site)),
        url=imprint.url,
        text=imprint.address,
        fingerprint=imprint.fingerprint,
        publication=day(policy.publish_date or policy.written_date),
    )


def _inner(title: str) -> str:
    """Quote a title within a title's marks (GB/T 15834)."""
    return title.replace("《", "〈").replace("》", "〉")


def _worded(fact: Fact) -> str:
    return "、".join(value.text or (day(value.day) if value.day else "") for value in fact.values)


def _target(policy: Policy, site: PublicSite) -> Callable[[str], str]:
    """Make addresses whole, for a file lies anywhere; pictures are put inside."""
    root = site.settings.site_url
    folder = posixpath.dirname(policy.record.path)

    def target(address: str) -> str:
        path, mark, fragment = address.partition("#")
        if not path or ":" in path.split("/")[0]:
            return address
        full = posixpath.normpath(posixpath.join(folder, unquote(path)))
        if linked := site.by_path.get(full):
            return root + linked.address + mark + fragment
        for file in site.attachments(policy):
            if file.source == full and (kind := IMAGES.get(file.extension)):
                data = (site.settings.root / full).read_bytes()
                return f"data:{kind};base64,{b64encode(data).decode()}"
            if file.source == full:
                return root + file.address
        return address

    return target
