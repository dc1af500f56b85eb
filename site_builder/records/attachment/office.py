"""What Word, Excel and PowerPoint files have in common: properties, macros, embedded files, links."""

import re
from urllib.parse import unquote

from site_builder.pattern import pattern_of
from site_builder.records.attachment.collector import Collector
from site_builder.records.attachment.content import TraitKind
from site_builder.records.attachment.image import picture_traits
from site_builder.records.attachment.markup import name_of, parsed
from site_builder.records.attachment.package import Package

_PROPERTIES = ("docProps/core.xml", "docProps/app.xml")
_PERSONS = {"creator": "作者", "lastModifiedBy": "最后一次保存者", "Manager": "经理"}
_EMBEDDED = pattern_of(r"(?:word|xl|ppt)/embeddings/[^/]+")
_ACTIVE = pattern_of(r"(?:word|xl|ppt)/activeX/[^/]+\.(?:xml|bin)")
_PICTURE = pattern_of(r"(?:word|xl|ppt)/media/[^/]+\.(?:jpe?g|png|tiff?)", re.IGNORECASE)
_OUTSIDE = pattern_of(r"file:|\\\\|[A-Za-z]:[\\/]", re.IGNORECASE)
_STANDARD = pattern_of(r"normal\.dot[mx]?", re.IGNORECASE)  # every Word has one


def read_common(package: Package, collector: Collector) -> None:
    """Read what every OOXML file may carry."""
    for name in _PROPERTIES:
        if name in package:
            _properties(package.read(name), collector)
    for name in package.names:
        base = name.rpartition("/")[2]
        if base == "vbaProject.bin":
            collector.trait(TraitKind.PROGRAM, "宏")
        elif _ACTIVE.fullmatch(name):
            collector.trait(TraitKind.PROGRAM, "ActiveX 控件")
        elif _EMBEDDED.fullmatch(name):
            collector.trait(TraitKind.EMBEDDED, "嵌入的文件", base)
            collector.file(f"嵌入的文件「{base}」", package.read(name), base.rpartition(".")[2])
        elif _PICTURE.fullmatch(name):
            picture_traits(package.read(name), collector, f"图片「{base}」")
        elif name.endswith(".rels"):
            folder, _, part = name.rpartition("_rels/")
            _links(package, folder + part.removesuffix(".rels"), collector)


def _properties(data: bytes, collector: Collector) -> None:
    for element in parsed(data).iter():
        text = (element.text or "").strip()
        name = name_of(element)
        if text and name in _PERSONS:
            collector.trait(TraitKind.AUTHOR, _PERSONS[name], text)
        elif text and name == "Company":
            collector.trait(TraitKind.COMPANY, "单位", text)


def _links(package: Package, part: str, collector: Collector) -> None:
    for relation in package.relations(part).values():
        if not relation.is_external:
            continue
        target = unquote(relation.target)
        is_address = relation.kind == "hyperlink" and not _OUTSIDE.match(target)
        if not is_address and not _STANDARD.fullmatch(target):
            collector.trait(TraitKind.LINKED, _KINDS.get(relation.kind, "链接"), target)


_KINDS = {
    "attachedTemplate": "模板",
    "externalLinkPath": "别的工作簿",
    "image": "图片",
    "oleObject": "对象",
    "hyperlink": "超链接",
}
