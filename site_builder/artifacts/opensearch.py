"""
What an OpenSearch that gathers many counties is given: the index's mapping and the documents, for `_bulk`.

Text is cut into pairs of neighbouring characters, as our own index is (`cjk_bigram`, no dictionary), so that
a phrase finds exactly the documents that hold it; synonyms join a query, never the text. What is counted and
filtered is a keyword.
"""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from site_builder.artifacts.artifact import Artifact
from site_builder.model.dataset import Cell, Row, document_rows
from site_builder.model.document_number import parse_document_number
from site_builder.model.public_site import PublicSite
from site_builder.model.synonym import aliases

Json = dict[str, Any]
MAPPING, DOCUMENTS = "index.json", "documents.ndjson"
BIGRAM = {"type": "text", "analyzer": "bigram", "search_analyzer": "bigram_search"}
# A one-character query finds nothing among pairs; this field serves it, and long titles as a whole.
TITLE = {
    **BIGRAM,
    "fields": {"character": {"type": "text", "analyzer": "character"}, "whole": {"type": "keyword"}},
}
KEYWORD, DAY = {"type": "keyword"}, {"type": "date", "format": "strict_date"}
FIELDS: dict[str, Json] = {
    "id": KEYWORD,
    "kind": KEYWORD,
    "title": TITLE,
    "index_no": KEYWORD,
    "doc_no": {**KEYWORD, "fields": {"part": BIGRAM}},
    "doc_no_year": {"type": "integer"},
    "doc_no_serial": {"type": "integer"},
    "publisher": {**KEYWORD, "fields": {"part": BIGRAM}},
    "issuers": KEYWORD,
    "topic": KEYWORD,
    "genre": KEYWORD,
    "written_date": DAY,
    "publish_date": DAY,
    "effective_date": DAY,
    "expire_date": DAY,
    "validity": KEYWORD,
    "is_normative": {"type": "boolean"},
    "registration_no": KEYWORD,
    "art20": KEYWORD,
    "audience": KEYWORD,
    "keywords": {**KEYWORD, "fields": {"part": BIGRAM}},
    "summary": BIGRAM,
    "attachments": {"type": "keyword", "index": False, "doc_values": False},
    "url": {"type": "keyword", "index": False, "doc_values": False},
    "region": KEYWORD,
    "site": KEYWORD,
    "text": BIGRAM,
}


def opensearch(site: PublicSite, plain: Mapping[str, str]) -> Iterator[Artifact]:
    """Give the bodies of `PUT /<index>` and `POST /<index>/_bulk`; `plain` maps ids to texts."""
    yield Artifact(
        path=MAPPING, data=(json.dumps(_index(site), ensure_ascii=False, indent=1) + "\n").encode()
    )
    yield Artifact(path=DOCUMENTS, data="".join(_lines(site, plain)).encode())


def _index(site: PublicSite) -> Json:
    words = sorted(aliases(site.synonyms).items())
    filters = ["cjk_width", "lowercase", "cjk_bigram"]
    analysis: Json = {
        "tokenizer": {
            "one_character": {
                "type": "ngram",
                "min_gram": 1,
                "max_gram": 1,
                "token_chars": ["letter", "digit"],
            }
        },
        "analyzer": {
            "bigram": {"type": "custom", "tokenizer": "standard", "filter": filters},
            "bigram_search": {"type": "custom", "tokenizer": "standard", "filter": [*filters, "aliases"]},
            "character": {"type": "custom", "tokenizer": "one_character", "filter": filters[:2]},
        },
        "filter": {
            "aliases": {
                "type": "synonym_graph",
                "synonyms": [f"{word} => {','.join((word, *others))}" for word, others in words],
            }
        },
    }
    return {
        "settings": {"index": {"analysis": analysis}},
        "mappings": {
            "dynamic": "strict",
            "_meta": {"site": site.settings.site_name, "day": str(site.day)},
            "properties": FIELDS,
        },
    }


def _lines(site: PublicSite, plain: Mapping[str, str]) -> Iterator[str]:
    for row in document_rows(site):
        document = _document(row, site, plain.get(str(row["id"]), ""))
        # Counties share an index; an id is unlike only within one, and a second load replaces the first.
        action = {"index": {"_id": f"{site.settings.domain}/{row['id']}"}}
        yield f"{_json(action)}\n{_json(document)}\n"


def _document(row: Row, site: PublicSite, text: str) -> Json:
    added: dict[str, Cell] = {"region": site.settings.region, "site": site.settings.site_name, "text": text}
    number = parse_document_number(str(row["doc_no"])).number if row["doc_no"] else None
    if number:
        added |= {"doc_no_year": number.year, "doc_no_serial": number.serial}
    return {name: value for name, value in {**row, **added}.items() if value not in (None, "", [])}


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
