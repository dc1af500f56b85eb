"""Slides (pptx): their text, hidden ones too, speakers' notes and comments."""

from site_builder.pattern import pattern_of
from site_builder.records.attachment.collector import Collector
from site_builder.records.attachment.content import TraitKind
from site_builder.records.attachment.markup import Element, attribute, parsed
from site_builder.records.attachment.package import Package

_PART = pattern_of(r"ppt/(slides|notesSlides|comments)/[^/0-9]*([0-9]*)[^/]*\.xml")


_NUMBERS = pattern_of(r"[\s0-9/.:-]*")  # the fields of the page's number and day


def read_slides(package: Package, collector: Collector) -> None:
    """Read slides, notes and comments."""
    for name in package.names:
        match = _PART.fullmatch(name)
        if match is None:
            continue
        root = parsed(package.read(name))
        folder, number = match.groups()
        if folder == "slides":
            where = f"第{number}张幻灯片"
            collector.text(where, _text(root))
            if attribute(root, "show") in ("0", "false"):
                collector.trait(TraitKind.HIDDEN, f"隐藏的{where}", _text(root))
        elif folder == "notesSlides":
            collector.text(f"第{number}张幻灯片的备注", _text(root))
            notes = [line for line in _text(root).split("\n") if not _NUMBERS.fullmatch(line)]
            if notes:
                collector.trait(TraitKind.COMMENT, f"第{number}张幻灯片的备注", " ".join(notes))
        else:
            text = " ".join(t.text or "" for t in root.iter("{*}text", "{*}t"))
            collector.text("批注", text)
            collector.trait(TraitKind.COMMENT, "批注", text)


def _text(root: Element) -> str:
    paragraphs = ("".join(t.text or "" for t in p.iter("{*}t")) for p in root.iter("{*}p"))
    return "\n".join(filter(None, paragraphs))
