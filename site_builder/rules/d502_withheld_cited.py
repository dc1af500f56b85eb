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

import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from site_builder.model.automaton import automaton_of
from site_builder.model.kinds import Document, OfficialDocument
from site_builder.model.public_site import is_public, is_withheld
from site_builder.model.site import RELATIONS, REVERSED, Site
from site_builder.pattern import pattern_of
from site_builder.problem import Place
from site_builder.records.node import Node
from site_builder.rules.rule import Findings, rule

LONG_ENOUGH = 6  # characters; a shorter title is said in many documents
# Relations are not printed as they are written: a public page names public documents only.
UNPRINTED = frozenset({*RELATIONS, *REVERSED, "id", "index_no", "doc_no", "version_of"})
# However a number is written, with whatever brackets and spaces: it gives away the same document.
_ONE_OF_ALL = str.maketrans(
    {**dict.fromkeys("[［【﹝({（〖「<＜〔", "（"), **dict.fromkeys("]］】﹞)}）〗」>＞〕", "）")}
    | dict(zip(",;:?!%", "，；：？！％", strict=True))
    | dict.fromkeys(" \u3000\u00a0\t\u200b\u200c\u200d\u2060\ufeff*_`\\", "")
)


def withheld_names(site: Site) -> tuple[str, ...]:
    """Give the titles and numbers that no public document may say."""
    withheld = (document for document in site.documents if is_withheld(document, site.day))
    names = {name for document in withheld for name in _names(document)}
    public = (document for document in site.documents if names and is_public(document, site.day))
    return tuple(sorted(names.difference(*map(_names, public))))


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
    public = (document for document in site.documents if is_public(document, site.day))
    for document in public:
        if not any(automaton.iter(folded_whole(document))):
            continue
        for place, text in _texts(document):
            for end, name in automaton.iter(folded(text)):
                start, length = _span(text, end, len(folded(name)))
                at = Place(path=place.path, line=place.line, column=place.column + start, length=length)
                yield at, f"「{name}」是不公开的文件"


def _names(document: Document) -> Iterator[str]:
    if len(document.title) >= LONG_ENOUGH:
        yield document.title
    if isinstance(document, OfficialDocument):
        yield document.index_no
        if document.doc_no:
            yield document.doc_no.text


def folded_whole(document: Document) -> str:
    """Give all that is published of a document, folded, a line for each of its fields and of its body's."""
    return _folded_once("\n".join((*(str(field.value) for field in _fields(document)), document.body)))


def folded(text: str) -> str:
    """Give a text in which all ways to write a name are one: no spaces or marks, one width, one case."""
    try:
        return _OTHER.sub(lambda other: _PLAIN[other[0]], text)
    except KeyError:
        return plainly_folded(text)


_folded_once = lru_cache(maxsize=1 << 9)(folded)  # a part of the documents, for the rules that read them


def plainly_folded(text: str) -> str:
    """Give the same, and of any text; it takes twenty times as long."""
    return unicodedata.normalize("NFKC", text).translate(_ONE_OF_ALL).casefold()


# Nearly all texts are of these: what stays as it is, and what becomes something else whatever stands beside it.
_SAME = "\n\"#$&'+./0-9=@^a-z|~、。《》〈〉“”‘’—·，；：（）？！％×÷°‰□○●\u3400-\u4dbf\u4e00-\u9fff-"
_OTHER = pattern_of(f"[^{_SAME}]")
_WIDTHS = *range(0x20, 0x7F), *range(0xFF01, 0xFF5F)  # ASCII, and the same of full width
_PLAIN = {c: plainly_folded(c) for c in (*map(chr, _WIDTHS), *"\t\u3000【】「」〖〗〔〕…")}


def _span(text: str, end: int, length: int) -> tuple[int, int]:
    """Find in `text` what stands, folded, in the `length` characters that end at `end`."""
    sources = [n for n, character in enumerate(text) for _ in folded(character)]
    if end >= len(sources):
        return 0, max(1, len(text))
    start = sources[end - length + 1]
    return start, sources[end] - start + 1


def _fields(document: Document) -> Iterator[Node]:
    fields = document.record.node.value
    for name, node in fields.items() if isinstance(fields, dict) else ():
        if name not in UNPRINTED:
            yield from node.scalars()


def _texts(document: Document) -> Iterator[tuple[Place, str]]:
    yield from ((field.place, str(field.value)) for field in _fields(document))
    for number, line in enumerate(document.body.split("\n")):
        yield document.record.body_place(number), line
