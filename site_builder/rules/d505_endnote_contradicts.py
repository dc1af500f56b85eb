"""
附注和文末标注的公开属性，与 disclosure 一致。

附注写“此件公开发布”“主动公开”的是主动公开的文件；写“依申请公开”“不予公开”的不能上网（《党政机关公文格式》GB/T 9704；条例第十九条）。
两处不一致，必有一处错了，上了网就收不回来，所以这条规则不能豁免。

Bad::

    ---
    endnote: 此件依申请公开
    ---
    正文。

Good::

    ---
    endnote: 此件公开发布
    ---
    正文。
"""

from collections.abc import Iterator

from site_builder.model.kinds import OfficialDocument
from site_builder.model.mark import disclosure_marks, disclosure_marks_in, disclosure_of
from site_builder.model.site import Site
from site_builder.model.types import Disclosure
from site_builder.problem import Place
from site_builder.rules.rule import Findings, rule


@rule("D505", fix="核对审签的公开属性，改正附注或者 disclosure", clause="DISC-02", alone=True, firm=True)
def endnote_contradicts(site: Site) -> Findings:
    """Report marks of another 公开属性 than the document's."""
    for document in site.documents:
        if isinstance(document, OfficialDocument):
            for place, text, stated in _marks(document):
                if stated is not document.disclosure:
                    yield place, f"「{text}」与公开属性「{document.disclosure}」不一致"


def _marks(document: OfficialDocument) -> Iterator[tuple[Place, str, Disclosure]]:
    if document.endnote and (stated := disclosure_of(document.endnote)):
        yield document.at("endnote"), document.endnote, stated
    for name in ("title", "summary"):
        for _, text in disclosure_marks_in(getattr(document, name) or ""):
            if stated := disclosure_of(text):
                yield document.at(name), text, stated
    for mark in disclosure_marks(document.record):
        yield mark.place, mark.text, mark.disclosure
