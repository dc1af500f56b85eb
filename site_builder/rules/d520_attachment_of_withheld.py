"""
公开文件的附件，不是不公开文件的附件。

同一个附件（哪怕换了文件名）既属于不公开的文件，又列在公开的文件里，读者就能下载到不该公开的内容。确实可以公开的附件，例如
空白的申请表，写一条豁免，说明为什么可以公开。

Bad::

    === content/policies/secret.md
    ---
    disclosure: 不予公开
    ground: 16-1
    publish_date: （缺）
    reviewer: 办公室
    reviewed_on: 2024-03-01
    next_review: 2030-03-01
    attachments: [{title: 名单, file: attachments/list.csv}]
    ---
    内部事项。
    === content/policies/open.md
    ---
    attachments: [{title: 附表, file: attachments/copy.csv}]
    ---
    正文。
    === content/policies/attachments/list.csv
    内部事项的名单
    === content/policies/attachments/copy.csv
    内部事项的名单

Good::

    === content/policies/secret.md
    ---
    disclosure: 不予公开
    ground: 16-1
    publish_date: （缺）
    reviewer: 办公室
    reviewed_on: 2024-03-01
    next_review: 2030-03-01
    attachments: [{title: 名单, file: attachments/list.csv}]
    ---
    内部事项。
    === content/policies/open.md
    ---
    attachments: [{title: 附表, file: attachments/copy.csv}]
    ---
    正文。
    === content/policies/attachments/list.csv
    内部事项的名单
    === content/policies/attachments/copy.csv
    可以公开的附表
"""

from site_builder.model.public_site import attached_path
from site_builder.model.shown import is_public
from site_builder.model.site import Site
from site_builder.rules.rule import Findings, rule


def withheld_files(site: Site) -> tuple[str, ...]:
    """Give the SHA-256 of every file attached to a document that readers may not see."""
    withheld = (d for d in site.withheld if d.attachments)
    paths = (attached_path(d, attachment.file) for d in withheld for attachment in d.attachments)
    return tuple(sorted({site.files[path].sha256 for path in paths if path in site.files}))


@rule(
    "D520",
    fix="删去这个附件，或者换成可以公开的版本",
    clause="DISC-01",
    alone=True,
    given=withheld_files,
)
def attachment_of_withheld(site: Site, hashes: tuple[str, ...]) -> Findings:
    """Report attachments of public documents whose bytes are those of a withheld one's."""
    secret = set(hashes)
    for document in site.documents:
        for number, attachment in enumerate(document.attachments):
            file = site.files.get(attached_path(document, attachment.file))
            if file and file.sha256 in secret and is_public(document, site.day):
                place = document.at("attachments", number, "file")
                yield place, f"附件「{attachment.file}」也是不公开文件的附件"
