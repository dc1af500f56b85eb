"""One row becomes the front matter of one document: what the row does not say stays missing."""

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from site_builder.importing.dates import event_date, iso_date
from site_builder.importing.fault import ImportFault
from site_builder.importing.row import Row
from site_builder.importing.signature import signature_day
from site_builder.model.document_number import parse_document_number
from site_builder.model.front_matter import Value
from site_builder.model.kinds import Interpretation, OfficialDocument, Policy
from site_builder.pattern import pattern_of
from site_builder.problem import Problem

INTERPRETATION = "政策解读"
MAX_ID, MAX_TITLE, MAX_SUMMARY = 80, 300, 200
DATES = {
    "written_date": "date_written",
    "publish_date": "date_published",
    "effective_date": "date_effective",
}
TEXTS = (
    *("title", "docnum", "publisher", "category", "theme", "summary", "url", "status"),
    *DATES.values(),
)
_WEB_ADDRESS = pattern_of(r"https?://[^\s<>\"']+")

Found = Iterator[tuple[str, Value] | Problem]


def file_id(row: Row) -> str:
    """Give the row's id as the name of a file and the end of an address, or nothing."""
    return re.sub("[^a-z0-9]+", "-", row.raw("id").lower()).strip("-")[:MAX_ID].rstrip("-")


def kind_of(row: Row) -> type[OfficialDocument]:
    """Give the kind of document that the row's category means."""
    return Interpretation if row.text("category") == INTERPRETATION else Policy


def mapped(row: Row, body: str) -> tuple[dict[str, Value], list[Problem]]:
    """Give the fields that the row or its clean `body` states, in the order of the file, and problems."""
    fields: dict[str, Value] = {}
    problems: list[Problem] = []
    for found in _found(row, body):
        if isinstance(found, Problem):
            problems.append(found)
        else:
            fields[found[0]] = found[1]
    written, published = fields.get("written_date"), fields.get("publish_date")
    if isinstance(written, str) and isinstance(published, str) and written > published:
        message = f"成文日期 {written} 晚于发布日期 {published}"
        problems.append(ImportFault.DATE_ORDER.at(row.path, row.line, message))
    return fields, problems


def _found(row: Row, body: str) -> Found:
    yield from _title(row)
    yield from _document_number(row)
    if issuers := row.texts("issuer", "、；;"):
        yield "issuers", issuers
    yield from _dates(row, body)
    if kind_of(row) is Policy and row.text("theme"):
        yield "topic", row.text("theme")
    yield from _summary(row)
    if keywords := row.texts("tags", ",，、"):
        yield "keywords", keywords
    yield from _source(row)
    if row.values.get("attachments"):
        count = len(row.texts("attachments", "\n"))
        yield ImportFault.ATTACHMENTS.at(row.path, row.line, f"来源有 {count} 个附件，没有下载")
    if row.text("status") == "superseded_version":
        yield ImportFault.SUPERSEDED.at(row.path, row.line, "来源注明这是已经被取代的旧版本")
    for key in row.odd(TEXTS):
        yield ImportFault.TEXT_VALUE.at(row.path, row.line, f"「{key}」应当是文字，没有采用")


def _title(row: Row) -> Found:
    title = row.text("title")
    if not title:
        yield ImportFault.TITLE.at(row.path, row.line, "没有标题")
        return
    if row.values.get("title_truncated") is True:
        message = f"来源里的标题「{title}」不完整"
        yield ImportFault.TITLE.at(row.path, row.line, message)
    if len(title) > MAX_TITLE:
        message = f"标题有 {len(title)} 个字符，超过 {MAX_TITLE} 的上限，没有采用"
        yield ImportFault.TITLE.at(row.path, row.line, message)
    else:
        yield "title", title


def _document_number(row: Row) -> Found:
    if written := row.text("docnum"):
        parsed = parse_document_number(written)
        if parsed.number:
            yield "doc_no", parsed.number.text
        else:
            message = f"发文字号「{written}」{parsed.reason}，没有采用"
            yield ImportFault.DOCUMENT_NUMBER.at(row.path, row.line, message)


def _dates(row: Row, body: str) -> Found:
    events = _events(row)
    for field, key in DATES.items():
        if field == "effective_date" and kind_of(row) is not Policy:
            continue
        written = row.text(key)
        day = iso_date(written) if written else event_date(field, events)
        if field == "written_date" and not written and not day:
            day = signature_day(body)
        if day:
            yield field, day
        elif written:
            message = f"「{key}」的值「{written}」不是一个日期，没有采用"
            yield ImportFault.DATE.at(row.path, row.line, message)


def _events(row: Row) -> list[tuple[str, str]]:
    events = row.values.get("events")
    pairs = [(e.get("date"), e.get("text")) for e in events if isinstance(e, dict)] if (
        isinstance(events, list)
    ) else []  # fmt: skip
    return [(day, text) for day, text in pairs if isinstance(day, str) and isinstance(text, str)]


def _summary(row: Row) -> Found:
    summary = row.text("summary")
    if len(summary) > MAX_SUMMARY:
        message = f"内容概述有 {len(summary)} 个字符，超过 {MAX_SUMMARY} 的上限，没有采用"
        yield ImportFault.TEXT_VALUE.at(row.path, row.line, message)
    elif summary:
        yield "summary", summary


def _source(row: Row) -> Found:
    name, url = row.text("publisher"), row.raw("url")
    if url and not _address(url):
        yield ImportFault.WEB_ADDRESS.at(row.path, row.line, f"「{url}」不是一个网址，没有采用")
        url = ""
    name = name or (urlsplit(url).hostname or "" if url else "")
    if name:
        yield "source", {"name": name, "url": url} if url else {"name": name}


def _address(url: str) -> bool:
    try:
        return bool(_WEB_ADDRESS.fullmatch(url) and url.isprintable() and urlsplit(url).hostname)
    except ValueError:
        return False
