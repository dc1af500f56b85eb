"""
附件在、格式是常用的、大小合适、只列一次。

附件放在本文件所在的文件夹或者下级文件夹里，不超过 20 MiB；格式是 PDF、Word、Excel、WPS、OFD、CSV、文本、图片、音频、视频或 ZIP。

Bad::

    ---
    attachments: [{title: 申请表, file: attachments/form.docx}]
    ---
    正文。

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
from site_builder.rules.rule import Findings, rule

DOCUMENTS = ("pdf", "doc", "docx", "wps", "odt", "ofd", "txt")
TABLES = ("xls", "xlsx", "et", "ods", "csv")
OTHERS = ("zip", "jpg", "jpeg", "png", "mp3", "mp4")
FORMATS = frozenset((*DOCUMENTS, *TABLES, *OTHERS))
LARGEST = 20 * 1024 * 1024  # bytes
UNIT = 1024 * 1024


@rule("L601", fix="核对附件的路径和文件；过大的请压缩或拆分", clause="DOC-03", firm=True, alone=True)
def attachment_wrong(site: Site) -> Findings:
    """Report attachments that are missing, of another format, too large, or listed twice."""
    for document in site.documents:
        seen: set[str] = set()
        for number, attachment in enumerate(document.attachments):
            place = document.at("attachments", number, "file")
            path = attached_path(document, attachment.file)
            file = site.files.get(path)
            extension = path.rpartition(".")[2].lower() if "." in path else ""
            if path in seen:
                yield place, f"附件「{attachment.file}」列了两次"
            elif extension not in FORMATS:
                yield place, f"附件「{attachment.file}」的格式不在可用的格式之内"
            elif file is None:
                yield place, f"没有「{path}」这个文件"
            elif file.size > LARGEST:
                yield place, f"附件「{attachment.file}」有 {file.size / UNIT:.1f} MiB，超过 20 MiB"
            seen.add(path)
