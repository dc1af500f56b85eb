"""OpenDocument texts and tables (odt, ods)."""

from collections.abc import Iterator

from site_builder.records.attachment.collector import Collector
from site_builder.records.attachment.content import TraitKind
from site_builder.records.attachment.markup import Element, attribute, name_of, parsed
from site_builder.records.attachment.package import Package

_MOST_REPEATED = 64  # cells; empty ones are repeated to the edge of the sheet
_PERSONS = {"creator": "最后一次保存者", "initial-creator": "作者", "printed-by": "打印者"}


def read_open_document(package: Package, collector: Collector) -> None:
    """Read the body, headers and footers, and who wrote it."""
    for name, where in (("content.xml", "正文"), ("styles.xml", "页眉页脚")):
        if name in package:
            _body(parsed(package.read(name)), where, collector)
    if "meta.xml" in package:
        for element in parsed(package.read("meta.xml")).iter():
            text = (element.text or "").strip()
            if text and name_of(element) in _PERSONS:
                collector.trait(TraitKind.AUTHOR, _PERSONS[name_of(element)], text)
    for name in package.names:
        if name.startswith("Basic/") and name.endswith(".xml") and "script-l" not in name:
            collector.trait(TraitKind.PROGRAM, "宏")


def _body(root: Element, where: str, collector: Collector) -> None:
    hidden = {attribute(s, "name") for s in root.iter("{*}style") if _is_undisplayed(s)}
    for region in root.iter("{*}changed-region"):
        collector.trait(TraitKind.REVISION, f"{where}里的修订", _text(region))
    for note in root.iter("{*}annotation"):
        collector.trait(TraitKind.COMMENT, "批注", _text(note))
    number = 0
    for element in root.iter("{*}p", "{*}h"):
        if next(element.iterancestors("{*}table-row"), None) is None:
            number += 1
            collector.text(f"{where}第{number}段", "".join(element.itertext()))
    for count, table in enumerate(root.iter("{*}table"), start=1):
        name = attribute(table, "name")
        place = f"第{count}张表「{name}」"
        rows = tuple(_rows(table, collector))
        collector.table(place, rows, name)
        if rows and attribute(table, "style-name") in hidden:
            collector.trait(TraitKind.HIDDEN, f"隐藏的{place}")
        for part, what in (("table-row", "行"), ("table-column", "列")):
            if any(attribute(e, "visibility") in ("collapse", "filter") for e in table.iter(f"{{*}}{part}")):
                collector.trait(TraitKind.HIDDEN, f"{place}隐藏的{what}")


def _is_undisplayed(style: Element) -> bool:
    return any(attribute(p, "display") == "false" for p in style.iter("{*}table-properties"))


def _rows(table: Element, collector: Collector) -> Iterator[tuple[int, tuple[str, ...]]]:
    number = 0
    for row in table.iter("{*}table-row"):
        number += 1
        cells: list[str] = []
        for cell in row.iter("{*}table-cell", "{*}covered-table-cell"):
            times = int(attribute(cell, "number-columns-repeated") or 1)
            cells += [_text(cell)] * min(times, _MOST_REPEATED)
        if any(cells):
            collector.budget.read(sum(map(len, cells)) + len(cells))
            yield number, tuple(cells)
        number += int(attribute(row, "number-rows-repeated") or 1) - 1


def _text(element: Element) -> str:
    return "\n".join("".join(p.itertext()) for p in element.iter("{*}p", "{*}h"))
