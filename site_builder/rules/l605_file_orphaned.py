"""
content/ 里的每个文件都是正文，或者是某个文件的附件。

没有列进 attachments 的文件不会发布。可能是忘了列，也可能是不该放在这里。

Bad::

    === content/policies/example.md
    ---
    title: 示例文件
    ---
    正文。
    === content/policies/attachments/form.docx
    申请表

Good::

    === content/policies/example.md
    ---
    attachments: [{title: 申请表, file: attachments/form.docx}]
    ---
    正文。
    === content/policies/attachments/form.docx
    申请表
"""

from site_builder.model.public_site import attached_path
from site_builder.model.site import Site
from site_builder.problem import Place, Severity
from site_builder.rules.rule import Findings, rule


@rule("L605", fix="列进某个文件的 attachments，或者删去", clause="DOC-03", severity=Severity.WARNING)
def file_orphaned(site: Site) -> Findings:
    """Report files that no document attaches; not where a document could not be read."""
    if site.unread:
        return
    used = {attached_path(d, a.file) for d in site.documents for a in d.attachments}
    for path in sorted(site.files):
        if path not in used:
            yield Place(path=path), "没有文件把它列为附件，不会发布"
