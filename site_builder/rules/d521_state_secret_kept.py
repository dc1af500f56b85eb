"""
国家秘密不进入本系统。

本系统的内容存在联网的计算机和 git 仓库里，任何人都不得在这样的系统里存储、处理国家秘密（《保守国家秘密法》）。不予公开的
依据是国家秘密的（14a），这里只登记“有这样一份文件、谁审查过”，不写标题以外的任何内容，正文和附件都不放。

Bad::

    ---
    disclosure: 不予公开
    ground: 14a
    publish_date: （缺）
    reviewer: 办公室
    reviewed_on: 2024-03-01
    next_review: 2030-03-01
    ---
    文件的正文。

Good::

    ---
    disclosure: 不予公开
    ground: 14a
    publish_date: （缺）
    reviewer: 办公室
    reviewed_on: 2024-03-01
    next_review: 2030-03-01
    ---
"""

from site_builder.model.site import Site
from site_builder.model.types import Ground
from site_builder.rules.rule import Findings, rule


@rule(
    "D521",
    fix="马上从仓库和历史里移走正文、摘要和附件，并报告保密工作机构；不是国家秘密的，改正 ground",
    clause="DISC-01",
    alone=True,
    firm=True,
)
def state_secret_kept(site: Site) -> Findings:
    """Report documents withheld as state secrets whose text, summary or attachments lie here."""
    for document in site.documents:
        if document.ground is not Ground.STATE_SECRET:
            continue
        if document.body.strip():
            yield document.record.body_place(0), "不予公开的依据是国家秘密，正文却存在这里"
        for name in ("summary", "attachments"):
            if getattr(document, name):
                yield document.at(name), "不予公开的依据是国家秘密，内容却存在这里"
