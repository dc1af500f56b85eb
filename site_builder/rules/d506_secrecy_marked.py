"""
公开的文件没有密级、内部资料的标志，也不是征求意见稿。

标着“机密★”“秘密★10年”“内部资料 不得外传”的不能公开；最后定稿的位置上也不能放征求意见稿、送审稿。“商业秘密”“国家秘密”这样的词在
正文里不是标志。公开征求意见的公告，标题里写“征求意见”的，可以附征求意见稿。这条规则不能豁免。

Bad::

    ---
    ---
    秘密★10年

    正文。

Good::

    ---
    ---
    依法保守国家秘密、商业秘密和个人隐私。
"""

from collections.abc import Iterator
from operator import itemgetter

from site_builder.model.body import headings
from site_builder.model.kinds import Document, OfficialDocument, Policy
from site_builder.model.secrecy import secrecy_marks, secrecy_marks_in
from site_builder.model.site import Site
from site_builder.model.types import Disclosure
from site_builder.pattern import pattern_of
from site_builder.problem import Place
from site_builder.rules.rule import Findings, rule

_DRAFT = pattern_of(r"[（(【\[](?:公开)?(?:征求意见|送审|讨论|报批|审议|修改)稿[）)】\]]")
_ASKING = pattern_of("征求|征集|意见建议|反馈|采纳|听证|起草|草案|说明|解读|论证|公示")


@rule(
    "D506",
    fix="核对是不是放错了文件；确已解密、定稿的，换成定稿，删去标志",
    clause="DISC-02",
    alone=True,
    firm=True,
)
def secrecy_marked(site: Site) -> Findings:
    """Report marks of secrecy, and drafts in the place of final documents, in what is disclosed."""
    for document in site.documents:
        if document.disclosure is Disclosure.PROACTIVE:
            yield from _secret(document)
            if isinstance(document, Policy):
                for place, text in _drafts(document):
                    yield place, f"「{text}」是没有定稿的文件，标题不是征求意见"


def _secret(document: Document) -> Iterator[tuple[Place, str]]:
    for mark in secrecy_marks(document.record):
        yield mark.place, f"「{mark.text}」是密级或者内部资料的标志"
    fields = [("title", document.title), ("summary", document.summary or "")]
    if isinstance(document, OfficialDocument):
        fields.append(("endnote", document.endnote or ""))
    for name, text in filter(itemgetter(1), fields):
        for _, marked in secrecy_marks_in(text):
            yield document.at(name), f"「{marked}」是密级或者内部资料的标志"
    for number, attachment in enumerate(document.attachments):
        for _, marked in secrecy_marks_in(attachment.title):
            yield document.at("attachments", number, "title"), f"「{marked}」是密级或者内部资料的标志"


def _drafts(document: Policy) -> Iterator[tuple[Place, str]]:
    title = document.title
    if ("稿" not in title and "稿" not in document.body) or _ASKING.search(_DRAFT.sub("", title)):
        return
    if _DRAFT.search(title):
        yield document.at("title"), title
    else:
        for heading in headings(document.record):
            if _DRAFT.search(heading.text):
                yield heading.place, heading.text
