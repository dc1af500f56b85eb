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

from collections.abc import Iterator

import ahocorasick

from site_builder.model.kinds import Document, OfficialDocument
from site_builder.model.public_site import is_public
from site_builder.model.site import Site
from site_builder.problem import Place
from site_builder.rules.rule import Findings, rule

LONG_ENOUGH = 6  # characters; a shorter title is said in many documents


def withheld_names(site: Site) -> tuple[str, ...]:
    """Give the titles and numbers that no public document may say."""
    shown = {document.title for document in site.documents if is_public(document, site.day)}
    withheld = (document for document in site.documents if _is_withheld(document, site))
    return tuple(sorted({name for document in withheld for name in _names(document)} - shown))


@rule(
    "D502",
    fix="改写这一处，不写不公开文件的标题和文号",
    clause="DISC-01",
    firm=True,
    alone=True,
    given=withheld_names,
)
def withheld_cited(site: Site, names: tuple[str, ...]) -> Findings:
    """Report titles and numbers of withheld documents in what is published."""
    automaton = ahocorasick.Automaton()
    public = (document for document in site.documents if is_public(document, site.day))
    for name in names:
        automaton.add_word(name, name)
    if not len(automaton):
        return
    automaton.make_automaton()
    for document in public:
        for place, text in _texts(document):
            for end, name in automaton.iter(text):
                start = end - len(name) + 1
                at = Place(
                    path=place.path,
                    line=place.line,
                    column=place.column + start,
                    length=len(name),
                )
                yield at, f"「{name}」是不公开的文件"


def _is_withheld(document: Document, site: Site) -> bool:
    """Tell whether readers may not have seen a document; one past its window they have, on the web."""
    last = document.publish_until
    was_public = last is not None and last < site.day and is_public(document, last)
    return not was_public and not is_public(document, site.day)


def _names(document: Document) -> Iterator[str]:
    if len(document.title) >= LONG_ENOUGH:
        yield document.title
    if isinstance(document, OfficialDocument) and document.doc_no:
        yield document.doc_no.text


def _texts(document: Document) -> Iterator[tuple[Place, str]]:
    yield document.at("title"), document.title
    if document.summary:
        yield document.at("summary"), document.summary
    for number, line in enumerate(document.body.split("\n")):
        yield document.record.body_place(number), line
