r"""
正文的附件说明和 attachments 列的附件一致。

附件说明写作「附件：1. 名称」，名称后面不加标点（GB/T 9704）；列出的附件要么在 attachments 里，要么附在正文后面，名称、个数相同。
读者看到有附件却找不到，是政府网站检查的扣分项。

Bad::

    === content/policies/example.md
    ---
    attachments: [{title: 申请表, file: attachments/form.docx}]
    ---
    正文。

    附件：1. 申请表

    2\. 审批流程图
    === content/policies/attachments/form.docx
    申请表

Good::

    === content/policies/example.md
    ---
    attachments: [{title: 申请表, file: attachments/form.docx}]
    ---
    正文。

    附件：申请表
    === content/policies/attachments/form.docx
    申请表
"""

from collections.abc import Iterator

from site_builder.model.annex import Annex, annex_key, annexes
from site_builder.model.kinds import Document
from site_builder.model.site import Site
from site_builder.problem import Place, Severity
from site_builder.rules.rule import Findings, rule

SHORTEST = 4  # characters of a name by which part of another is told
PICTURES = (".png", ".jpg", ".jpeg")


@rule(
    "T809",
    fix="让附件说明和 attachments 的个数、名称相同，删去名称后面的标点",
    clause="DOC-03",
    severity=Severity.WARNING,
    alone=True,
)
def annexes_disagree(site: Site) -> Findings:
    """Report annexes that a body names and that aren't there, attachments it doesn't name, and stops."""
    for document in site.documents:
        named = annexes(document.record)
        if not named:
            continue
        listed = {annex_key(a.title) for a in document.attachments}
        after = annex_key("\n".join(document.body.split("\n")[named[-1].line.number + 1 :]))
        for annex in named:
            if annex.stop:
                yield (
                    annex.line.place(annex.end - 1, annex.end),
                    f"附件名称「{annex.text}」后面有「{annex.stop}」",
                )
            if annex.is_left_out or any(_same(annex.key, key) for key in listed) or annex.key in after:
                continue
            yield (
                annex.line.place(annex.start, annex.end),
                f"附件「{annex.text}」没有列进 attachments，正文后面也没有",
            )
        yield from _unnamed(document, named)


def _unnamed(document: Document, named: tuple[Annex, ...]) -> Iterator[tuple[Place, str]]:
    title = annex_key(document.title)
    for number, attachment in enumerate(document.attachments):
        key = annex_key(attachment.title)
        is_other = attachment.file.lower().endswith(PICTURES) or _same(key, title)
        if not is_other and not any(_same(key, annex.key) for annex in named):
            place = document.at("attachments", number, "title")
            yield place, f"附件「{attachment.title}」没有写进正文的附件说明"


def _same(one: str, other: str) -> bool:
    """Tell whether two names mean one annex; one may leave out what surrounds the other."""
    if min(len(one), len(other)) < SHORTEST:
        return one == other
    return one in other or other in one
