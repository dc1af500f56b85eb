"""
附件里没有宏、脚本和程序。

宏和程序会在读者的电脑上运行，政府网站不能分发来路不明的程序，很多单位的电脑也不让打开带宏的文件。

Bad::

    === content/policies/example.md
    ---
    attachments: [{title: 报名软件, file: attachments/tools.zip}]
    ---
    正文。
    === content/policies/attachments/tools.zip
    说明.txt
    安装.exe

Good::

    === content/policies/example.md
    ---
    attachments: [{title: 报名软件, file: attachments/tools.zip}]
    ---
    正文。
    === content/policies/attachments/tools.zip
    说明.txt
"""

from site_builder.model.site import Site
from site_builder.records.attachment.content import TraitKind
from site_builder.rules.attached import traits_found
from site_builder.rules.rule import Findings, rule


@rule("A813", fix="另存为不带宏的 docx、xlsx；压缩包里删去程序", clause="WEB-06", alone=True)
def program_inside(site: Site) -> Findings:
    """Report macros, scripts and programs."""
    yield from traits_found(site, TraitKind.PROGRAM, "里有宏或者程序")
