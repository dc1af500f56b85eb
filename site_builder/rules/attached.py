"""What the rules on attachments share: which files are judged, and how a message speaks of them."""

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from site_builder.model.kinds import Document
from site_builder.model.personal_data.attached import InFile, personal_data_in_file
from site_builder.model.personal_data.datum import Kind
from site_builder.model.personal_data.document import is_or_will_be_public
from site_builder.model.public_site import attached_path
from site_builder.model.site import ContentFile, Site
from site_builder.problem import Place
from site_builder.records.attachment.content import FileContent, Trait, TraitKind
from site_builder.rules.personal import bare, public_numbers, quoted
from site_builder.rules.rule import Findings

MOST_NAMED = 3  # places that one message names
# What a table's heading gave away is told in words of its own.
_HEADED = {
    Kind.HOUSEHOLDS: "一列是农户或者个人，同一张表里又有金额",
    Kind.MINORS: "一列是未成年人的名单",
    Kind.PUPILS: "一列像是学生的名单",
    Kind.HARDSHIP: "一列写健康、残疾或者困难原因",
}


class Attached(NamedTuple):
    """A file that readers can download, where its document lists it, and by what name."""

    document: Document
    place: Place
    name: str
    title: str
    file: ContentFile


def attached_files(site: Site) -> Iterator[Attached]:
    """Give the attachments that readers see, or will see; each where its document lists it."""
    for document in site.documents:
        if not document.attachments or not is_or_will_be_public(document, site.day):
            continue
        for number, attachment in enumerate(document.attachments):
            file = site.files.get(attached_path(document, attachment.file))
            if file is not None:
                place = document.at("attachments", number, "file")
                yield Attached(document, place, attachment.file, attachment.title, file)


def lines_of(content: FileContent) -> Iterator[tuple[str, str]]:
    """Give each line of a file's texts and tables, with where it stands."""
    for text in content.texts:
        yield from ((text.where, line) for line in text.text.split("\n"))
    for table in content.tables:
        for number, row in zip(table.numbers, table.rows, strict=True):
            yield from ((f"{table.where}第{number}行", line) for cell in row for line in cell.split("\n"))


def traits_found(site: Site, kind: TraitKind, said: str) -> Findings:
    """Report one kind of trait, once a file; `said` is what a message says of it."""
    for attached in attached_files(site):
        if traits := attached.file.content.of(kind):
            yield attached.place, f"附件「{attached.name}」{said}{listed(traits)}"


def listed(traits: Iterable[Trait]) -> str:
    """Name the first few traits and count the rest: `：正文里删去的文字「…」，等 5 处`."""
    words = [f"{t.where}「{t.text}」" if t.text else t.where for t in traits]
    named = "；".join(word for word in words[:MOST_NAMED] if word)
    more = f"，等 {len(words)} 处" if len(words) > MOST_NAMED else ""
    return f"：{named}{more}" if named else ""


def personal_data_found(site: Site, *kinds: Kind, is_certain: bool) -> Findings:
    """Report personal data of some kinds, once a kind and file, with the first place of it."""
    allowed = public_numbers(site)
    for attached in attached_files(site):
        contact = attached.document.contact
        known = bare(contact.phone) if contact is not None and contact.public_contact else ""
        found: dict[Kind, list[InFile]] = {}
        for where in _personal_data(attached.file, attached.title):
            number = bare(where.datum.text)
            is_open = number in allowed or number in known
            if where.datum.kind in kinds and where.datum.is_certain is is_certain and not is_open:
                found.setdefault(where.datum.kind, []).append(where)
        for kind, places in found.items():
            yield attached.place, f"附件「{attached.name}」{_told(kind, places)}"


def _told(kind: Kind, places: list[InFile]) -> str:
    first = places[0]
    more = f"，共 {len(places)} 处" if len(places) > 1 else ""
    if kind in _HEADED:
        return f"{first.where}「{first.datum.text}」{_HEADED[kind]}{more}"
    likely = "" if first.datum.is_certain else "像是"
    return f"{first.where}有{likely}{kind.value}{quoted(first.datum)}{more}"


@lru_cache(maxsize=64)  # three rules ask for the same file one after the other
def _personal_data(file: ContentFile, title: str) -> tuple[InFile, ...]:
    return tuple(personal_data_in_file(file.content, title))
