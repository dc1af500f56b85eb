"""
公开的文件不提不公开的文件。

正文里写了不公开文件的标题或者文号，等于告诉读者有这份文件、说的是什么。生成网站时还会逐字检查一遍（O102），
这条规则告诉您写在哪里。

Bad::

    === content/policies/secret.md
    ---
    title: 关于内部人员轮岗安排的请示
    disclosure: 不予公开
    ground: 16-1
    publish_date: （缺）
    reviewer: 办公室
    reviewed_on: 2024-03-01
    next_review: 2027-03-01
    ---
    内部事项。
    === content/policies/open.md
    ---
    title: 示例文件
    ---
    根据《关于内部人员轮岗安排的请示》，作如下安排。

Good::

    === content/policies/secret.md
    ---
    title: 关于内部人员轮岗安排的请示
    disclosure: 不予公开
    ground: 16-1
    publish_date: （缺）
    reviewer: 办公室
    reviewed_on: 2024-03-01
    next_review: 2027-03-01
    ---
    内部事项。
    === content/policies/open.md
    ---
    title: 示例文件
    ---
    现作如下安排。
"""

from collections.abc import Callable, Iterator
from functools import lru_cache

from site_builder.model.automaton import automaton_of
from site_builder.model.kinds import Document, OfficialDocument
from site_builder.model.paragraph import letters
from site_builder.model.published import folded, folded_whole, printed_fields
from site_builder.model.site import Site
from site_builder.problem import Place
from site_builder.records.record import Record
from site_builder.rules.rule import Findings, rule
from site_builder.text import from_utf16

LONG_ENOUGH = 6  # characters; a shorter title is said in many documents
MANY = 10_000  # names times documents, from which on arrays are worth their import


def withheld_names(site: Site) -> tuple[str, ...]:
    """Give the titles and numbers that no public document may say."""
    names = {name for document in site.withheld for name in _names(document)}
    public = site.public if names else ()
    names -= {document.title for document in public if len(document.title) >= LONG_ENOUGH}
    return tuple(sorted(names.difference(*map(_numbers, public))))


@rule(
    "D502",
    fix="改写这一处，不写不公开文件的标题、文号和索引号",
    clause="DISC-01",
    firm=True,
    alone=True,
    given=withheld_names,
)
def withheld_cited(site: Site, names: tuple[str, ...]) -> Findings:
    """Report titles and numbers of withheld documents in what is published, however written."""
    automaton = automaton_of(names, folded)
    if automaton is None:
        return
    may_say = _by_letters(names) if len(names) * len(site.documents) >= MANY else None
    for document in site.public:
        if may_say and not may_say(document.record):
            continue
        if not any(automaton.iter(folded_whole(document.record))):
            continue
        for place, text in _texts(document):
            for end, name in automaton.iter(folded(text)):
                start, length = _span(text, end, len(folded(name)))
                at = Place(path=place.path, line=place.line, column=place.column + start, length=length)
                yield at, f"「{name}」是不公开的文件"


@lru_cache(maxsize=1)
def _by_letters(names: tuple[str, ...]) -> Callable[[Record], bool] | None:
    """Give what tells, by the letters alone, that none of the names is said; None where one has no letters."""
    from site_builder.model.letters import published_letters  # noqa: PLC0415 - it brings numpy

    known = [letters(folded(name)) for name in names]
    automaton = automaton_of(known) if all(known) else None
    if automaton is None:
        return None
    return lambda record: any(automaton.iter(from_utf16(published_letters(record))))


def _names(document: Document) -> tuple[str, ...]:
    title = (document.title,) if len(document.title) >= LONG_ENOUGH else ()
    return (*title, *_numbers(document))


def _numbers(document: Document) -> tuple[str, ...]:
    if not isinstance(document, OfficialDocument):
        return ()
    return (document.index_no, document.doc_no.text) if document.doc_no else (document.index_no,)


def _span(text: str, end: int, length: int) -> tuple[int, int]:
    """Find in `text` what stands, folded, in the `length` characters that end at `end`."""
    sources = [n for n, character in enumerate(text) for _ in folded(character)]
    if end >= len(sources):
        return 0, max(1, len(text))
    start = sources[end - length + 1]
    return start, sources[end] - start + 1


def _texts(document: Document) -> Iterator[tuple[Place, str]]:
    yield from ((field.place, str(field.value)) for field in printed_fields(document.record))
    for number, line in enumerate(document.body.split("\n")):
        yield document.record.body_place(number), line
