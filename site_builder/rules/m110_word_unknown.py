"""
文种、人群、领域、渠道等从词表里选。

词表在 data/vocabularies.yml。统一用词，筛选和统计才对得上；标准目录的渠道和层级是国家统一规定的（国办发〔2019〕54号）。

Bad::

    ---
    genre: 通智
    ---
    正文。

Good::

    ---
    genre: 通知
    ---
    正文。
"""

from collections.abc import Callable, Iterable

from site_builder.model.site import Site
from site_builder.model.vocabulary import Vocabulary
from site_builder.problem import Place
from site_builder.rules.closest import closest
from site_builder.rules.m113_placeholder_left import MARK
from site_builder.rules.rule import Findings, rule

SECTIONS = ("guide", "rules", "annual-report", "about", "help")


@rule("M110", fix="从 data/vocabularies.yml 里选一个，或先在那里加上", clause="META-05 CAT-02", alone=True)
def word_unknown(site: Site) -> Findings:
    """Report values that the vocabularies do not have, of documents and of list rows."""
    words = _words(site.vocabulary)
    rows = {
        "sector": {sector.label for sector in site.vocabulary.sectors},
        "category": set(site.vocabulary.enterprise_categories),
    }
    for document in site.documents:
        for name, known in words.items():
            if known and (value := vars(document).get(name)):
                yield from _unknown(value, known, lambda *step, d=document, n=name: d.at(n, *step))
    for row in site.enterprises:
        for name, known in rows.items():
            if known:
                yield from _unknown(getattr(row, name), known, lambda *_, r=row, n=name: r.at(n))


def _words(words: Vocabulary) -> dict[str, set[str]]:
    return {
        "genre": set(words.genres),
        "audience": set(words.audiences),
        "form": set(words.forms),
        "field": {field.label for field in words.fields},
        "channels": set(words.channels),
        "optional_channels": set(words.channels),
        "levels": set(words.levels),
        "art20": {str(head.number) for head in words.art20},
        "section": set(SECTIONS),
    }


def _unknown(value: object, known: set[str], at: Callable[..., Place]) -> Findings:
    if isinstance(value, tuple):
        for number, item in enumerate(value):
            if str(item) not in known and MARK not in str(item):
                yield at(number), _message(str(item), known)
    elif str(value) not in known and MARK not in str(value):
        yield at(), _message(str(value), known)


def _message(value: str, known: Iterable[str]) -> str:
    return f"词表里没有「{value}」{closest(value, known)}"
