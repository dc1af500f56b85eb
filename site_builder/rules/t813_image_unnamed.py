"""
图片的文字说明写出图里的内容。

「图片」「image1」、文件名都不是说明。看不见图片的读者只有这几个字（无障碍环境建设法第三十二条）；图解还要在正文里写出全部文字。

Bad::

    === content/policies/example.md
    ---
    attachments: [{title: 流程图, file: chart.png}]
    ---
    ![图片1](chart.png)
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

import re
from pathlib import PurePosixPath

from site_builder.model.body import links
from site_builder.model.site import Site
from site_builder.pattern import pattern_of
from site_builder.problem import Severity
from site_builder.rules.rule import Findings, rule

_EMPTY_NAME = pattern_of(
    r"(?:微信|插入|政策)?(?:图片|图|图像|照片|截图|截屏|附图|配图|插图|图解|示意图|流程图|二维码|无标题|未命名)"
    r"|image|img|picture|pic|photo|figure|screenshot|untitled",
    re.IGNORECASE,
)
_ENDING = pattern_of(r"\.(?:png|jpe?g|gif|bmp|webp)$", re.IGNORECASE)


@rule(
    "T813",
    fix="在方括号里写清图片的内容，如「申请、审核、公示三步的流程图」",
    clause="A11Y-01",
    severity=Severity.WARNING,
    alone=True,
)
def image_unnamed(site: Site) -> Findings:
    """Report images whose text says no more than that they are images."""
    for document in site.linking:
        for link in links(document.record):
            name = link.text.strip()
            if not link.is_image or not name:
                continue
            bare = re.sub(r"[\s0-9_（）()\-一二三四五六七八九十]", "", _ENDING.sub("", name))
            is_file = _ENDING.search(name) or name == PurePosixPath(link.target).stem
            if is_file or not bare or _EMPTY_NAME.fullmatch(bare):
                yield link.place, f"图片的说明「{name}」没有写出图里的内容"
