"""
公开的文件没有限定发送范围的标注。

“此件发至县团级”“传达到党员”是限定阅读范围的文件，没有定为公开发布（《党政机关公文处理工作条例》第九条：附注）。确已决定公开的，附注改为
“此件公开发布”，再放到网上。

Bad::

    ---
    ---
    正文。

    （此件发至县团级）

Good::

    ---
    ---
    正文。

    （此件公开发布）
"""

from collections.abc import Iterator

from site_builder.model.kinds import Document, OfficialDocument
from site_builder.model.secrecy import circulation_marks, circulation_marks_in
from site_builder.model.site import Site
from site_builder.model.types import Disclosure
from site_builder.problem import Place, Severity
from site_builder.rules.attached import attached_files, lines_of
from site_builder.rules.rule import Findings, rule


@rule(
    "D516",
    fix="核对审签的公开属性；确已决定公开的，附注改为「此件公开发布」",
    clause="DISC-02",
    severity=Severity.WARNING,
    alone=True,
)
def circulation_limited(site: Site) -> Findings:
    """Report marks for whom alone a document is meant, in what is disclosed."""
    for document in site.documents:
        if document.disclosure is Disclosure.PROACTIVE:
            for place, text in _marks(document):
                yield place, f"「{text}」限定了发送范围"
    for attached in attached_files(site):
        for where, line in lines_of(attached.file.content):
            if mark := next(circulation_marks_in(line), None):
                yield attached.place, f"附件「{attached.name}」{where}有「{mark[1]}」，限定了发送范围"
                break


def _marks(document: Document) -> Iterator[tuple[Place, str]]:
    endnote = document.endnote if isinstance(document, OfficialDocument) else None
    for name, text in (("title", document.title), ("endnote", endnote or "")):
        for _, mark in circulation_marks_in(text):
            yield document.at(name), mark
    for found in circulation_marks(document.record):
        yield found.place, found.text
