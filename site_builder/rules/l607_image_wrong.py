"""
正文里的图片是本文件的附件，并有文字说明。

图片写作 `![文字说明](attachments/chart.png)`，同时列进 attachments。看不见图片的读者靠文字说明（无障碍环境建设法第三十二条）；
图片来自别的网站，读者的访问就会泄露给别人，也不能离线保存。

Bad::

    === content/policies/example.md
    ---
    attachments: [{title: 流程图, file: chart.png}]
    ---
    ![](chart.png)
    === content/policies/chart.png
    图

Good::

    === content/policies/example.md
    ---
    attachments: [{title: 流程图, file: chart.png}]
    ---
    ![申请、审核、公示三步的流程图](chart.png)
    === content/policies/chart.png
    图
"""

import posixpath
from urllib.parse import unquote

from site_builder.model.body import links
from site_builder.model.public_site import attached_path
from site_builder.model.site import Site
from site_builder.rules.rule import Findings, rule

FORMATS = (".jpg", ".jpeg", ".png")


@rule("L607", fix="把图片列进 attachments，在方括号里写清图片的内容", clause="A11Y-01", alone=True)
def image_wrong(site: Site) -> Findings:
    """Report images from elsewhere, and images without a text that stands for them."""
    for document in site.linking:
        folder = posixpath.dirname(document.record.path)
        attached = {attached_path(document, a.file) for a in document.attachments}
        for link in links(document.record):
            if not link.is_image:
                continue
            path = posixpath.normpath(posixpath.join(folder, unquote(link.target)))
            if path not in attached or not path.lower().endswith(FORMATS):
                yield link.place, f"图片「{link.target}」不是本文件的附件，或者不是 JPG、PNG"
            elif not link.text.strip():
                yield link.place, f"图片「{link.target}」没有文字说明"
