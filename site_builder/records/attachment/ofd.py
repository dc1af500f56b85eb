"""OFD (GB/T 33190): the national fixed-layout format, a zip of XML."""

import re

from site_builder.pattern import pattern_of
from site_builder.records.attachment.collector import Collector
from site_builder.records.attachment.content import TraitKind
from site_builder.records.attachment.markup import name_of, parsed
from site_builder.records.attachment.package import Package

ROOT = "OFD.xml"
_PAGE = pattern_of(r"(?:.*/)?(?:Pages|Tpls)/[^/]*?([0-9]*)/[^/]+\.xml", re.IGNORECASE)
_NOTE = pattern_of(r"(?:.*/)?Annots?/.+\.xml", re.IGNORECASE)
_ATTACHED = pattern_of(r"(?:.*/)?(?:Attachs?|Attachments?)/(?P<name>[^/]+)", re.IGNORECASE)


def read_ofd(package: Package, collector: Collector) -> None:
    """Read pages, annotations, attached files and the author."""
    for element in parsed(package.read(ROOT)).iter():
        text = (element.text or "").strip()
        if text and name_of(element) == "Author":
            collector.trait(TraitKind.AUTHOR, "作者", text)
    pages = pictures = 0
    for name in package.names:
        if _PAGE.fullmatch(name):
            pages += 1
            lines = _lines(package.read(name))
            collector.text(f"第{pages}页", lines)
            pictures += not lines
        elif _NOTE.fullmatch(name):
            text = _lines(package.read(name))
            collector.text("注释", text)
            if text:
                collector.trait(TraitKind.COMMENT, "注释", text)
        elif (match := _ATTACHED.fullmatch(name)) and not name.endswith(".xml"):
            collector.trait(TraitKind.EMBEDDED, "嵌入的文件", match["name"])
            extension = match["name"].rpartition(".")[2].lower()
            collector.file(f"嵌入的文件「{match['name']}」", package.read(name), extension)
    if pages and pages == pictures:
        collector.trait(TraitKind.PICTURE, "全文是扫描件")


def _lines(data: bytes) -> str:
    objects = parsed(data).iter("{*}TextObject")
    lines = ("".join(code.text or "" for code in o.iter("{*}TextCode")) for o in objects)
    return "\n".join(filter(None, lines))
