"""
The column on paper, for a reading room (条例 art 25): every document, may one rely on it, where is it.

Each has a number of its own in the printed book; two indexes, by document number and by sound, lead to it.
"""

from collections.abc import Iterable, Iterator

from site_builder.model.kinds import CatalogueItem, Document, Interpretation, OfficialDocument, Policy
from site_builder.model.public_site import PublicSite
from site_builder.output.filters import day
from site_builder.output.quick_code import quick_code
from site_builder.pages.a_to_z import subjects_of
from site_builder.text import initial, sort_key
from site_builder.value import dataclass


@dataclass(frozen=True, kw_only=True)
class Entry:
    """A document in the book: `state` is a policy's validity, `notes` what stands below its title."""

    number: int
    title: str
    notes: tuple[str, ...]
    state: str
    index_no: str
    address: str


@dataclass(frozen=True, kw_only=True)
class Chapter:
    """Entries under one head."""

    title: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, kw_only=True)
class Part:
    """Chapters of one kind of documents; `heads` says what the column of titles holds."""

    title: str
    chapters: tuple[Chapter, ...]
    heads: str
    has_state: bool = False


@dataclass(frozen=True, kw_only=True)
class IndexGroup:
    """One group of an index: what stands at its head, and the words that lead to each number."""

    head: str
    lines: tuple[tuple[str, int], ...]


@dataclass(frozen=True, kw_only=True)
class Catalogue:
    """The printed catalogue: plain values, so that it can be sent to a worker and told from another."""

    title: str
    organiser: str
    phone: str
    address: str
    url: str
    code: str
    day: str
    counts: tuple[tuple[str, int], ...]
    parts: tuple[Part, ...]
    numbers: tuple[IndexGroup, ...]
    sounds: tuple[IndexGroup, ...]


def catalogue_of(site: PublicSite) -> Catalogue:
    """Give the catalogue of a column on its day."""
    places: dict[str, int] = {}
    parts = tuple(part for part in _parts(site, places) if part.chapters)
    settings = site.settings
    counts = [
        ("政策文件", len(site.policies)),
        ("其中现行有效", sum(site.validity(p).holds for p in site.policies)),
        ("政策解读", len(site.interpretations)),
        ("标准目录事项", len(site.catalogue_items)),
        ("指南、制度、年报等", len(site.pages)),
    ]
    return Catalogue(
        title=f"{settings.site_name}目录",
        organiser=settings.organiser,
        phone=settings.phone,
        address=settings.address,
        url=settings.site_url,
        code=quick_code(settings.site_url),
        day=day(site.day),
        counts=tuple(counts),
        parts=parts,
        numbers=_by_number(site, places),
        sounds=_by_sound(site, places),
    )


def _parts(site: PublicSite, places: dict[str, int]) -> Iterator[Part]:
    """Give the parts in the order of the book; `places` learns each document's number."""

    def chapters(found: Iterable[tuple[str, Iterable[Document]]]) -> tuple[Chapter, ...]:
        made = []
        for title, documents in found:
            entries = []
            for document in documents:
                places[document.id] = len(places) + 1
                entries.append(_entry(document, places[document.id], site))
            if entries:
                made.append(Chapter(title=title, entries=tuple(entries)))
        return tuple(made)

    yield Part(
        title="政策文件",
        chapters=chapters(_topics(site.policies, site)),
        heads="标题、发文字号、成文日期",
        has_state=True,
    )
    interpretations = chapters(_topics(site.interpretations, site))
    yield Part(title="政策解读", chapters=interpretations, heads="标题、成文日期、解读的文件")
    yield Part(title="标准目录", chapters=chapters(_fields(site)), heads="事项、公开时限")
    yield Part(
        title="指南、制度、年报", chapters=chapters([("栏目页面", site.pages)]), heads="标题、发布日期"
    )


def _topics(documents: Iterable[Document], site: PublicSite) -> list[tuple[str, list[Document]]]:
    by_topic: dict[str, list[Document]] = {topic.label: [] for topic in site.vocabulary.topics}
    for document in sorted(documents, key=_newest):
        by_topic.setdefault(document.topic, []).append(document)  # M108 may be switched off
    return list(by_topic.items())


def _fields(site: PublicSite) -> list[tuple[str, list[Document]]]:
    by_field: dict[str, list[Document]] = {}
    for item in site.catalogue_items:  # in the vocabulary's order
        by_field.setdefault(item.field, []).append(item)
    return list(by_field.items())


def _newest(document: Document) -> tuple[int, str]:
    written = document.written_date if isinstance(document, OfficialDocument) else document.publish_date
    return (-(written.toordinal() if written else 0), document.id)


def _entry(document: Document, number: int, site: PublicSite) -> Entry:
    return Entry(
        number=number,
        title=document.title,
        notes=tuple(_notes(document, site)),
        state=site.validity(document).label if isinstance(document, Policy) else "",
        index_no=document.index_no if isinstance(document, OfficialDocument) else "",
        address=document.address,
    )


def _notes(document: Document, site: PublicSite) -> Iterator[str]:
    if isinstance(document, CatalogueItem):
        yield document.deadline
        return
    if isinstance(document, OfficialDocument):
        if document.doc_no:
            yield document.doc_no.text
        yield day(document.written_date)
    elif document.publish_date:
        yield day(document.publish_date)
    if isinstance(document, Policy) and document.expire_date and site.validity(document).holds:
        yield f"有效期至{day(document.expire_date)}"
    if isinstance(document, Interpretation):
        yield "解读" + "、".join(f"《{d.title}》" for d in site.related(document, "interprets"))


def _by_number(site: PublicSite, places: dict[str, int]) -> tuple[IndexGroup, ...]:
    """Group by the issuing body's mark (示政发), each group by year and serial, newest first."""
    groups: dict[str, list[tuple[tuple[int, int], str, int]]] = {}
    for document in site.documents:
        if isinstance(document, OfficialDocument) and (no := document.doc_no) and document.id in places:
            groups.setdefault(no.prefix, []).append(
                ((-(no.year or 0), no.serial), no.text, places[document.id])
            )
    return tuple(
        IndexGroup(head=head, lines=tuple((text, place) for _, text, place in sorted(groups[head])))
        for head in sorted(groups, key=sort_key)
    )


def _by_sound(site: PublicSite, places: dict[str, int]) -> tuple[IndexGroup, ...]:
    """Group policies and interpretations by the first letter of what they are about."""
    subjects = subjects_of(site)
    groups: dict[str, list[tuple[str, int]]] = {}
    for document in site.documents:
        if isinstance(document, OfficialDocument) and document.id in places:
            groups.setdefault(initial(subjects[document.id]), []).append(
                (subjects[document.id], places[document.id])
            )
    return tuple(
        IndexGroup(
            head=letter, lines=tuple(sorted(groups[letter], key=lambda line: (sort_key(line[0]), line[1])))
        )
        for letter in sorted(groups)
    )


def _sound(line: tuple[str, int]) -> tuple[tuple[str, str], int]:
    return sort_key(line[0]), line[1]
