"""Word documents (docx): body, tables, notes, comments, revisions, hidden text."""

from collections.abc import Iterator

from site_builder.pattern import pattern_of
from site_builder.records.attachment.collector import Collector
from site_builder.records.attachment.content import TraitKind
from site_builder.records.attachment.markup import Element, attribute, name_of, parsed
from site_builder.records.attachment.package import Package

_STORY = pattern_of(r"word/(document|header|footer|footnotes|endnotes|comments|glossary/document)\d*\.xml")
_NAMES = {
    "document": "正文",
    "header": "页眉",
    "footer": "页脚",
    "footnotes": "脚注",
    "endnotes": "尾注",
    "comments": "批注",
    "glossary/document": "自动图文集",
}
_CHANGES = {"ins": "插入的", "del": "删去的", "moveFrom": "移走的", "moveTo": "移来的"}
_BREAKS = {"tab": "\t", "br": "\n", "cr": "\n"}


def read_word(package: Package, collector: Collector) -> None:
    """Read every part that holds text."""
    for name in package.names:
        if match := _STORY.fullmatch(name):
            _story(parsed(package.read(name)), _NAMES[match[1]], collector)


def _story(root: Element, where: str, collector: Collector) -> None:
    for element in list(root.iter("{*}Fallback")):  # says again what stands beside it
        element.getparent().remove(element)
    paragraphs = tables = 0
    for block in _blocks(root):
        if name_of(block) == "tbl":
            tables += 1
            collector.table(f"{where}第{tables}个表格", tuple(enumerate(_rows(block, collector), start=1)))
        else:
            paragraphs += 1
            collector.text(f"{where}第{paragraphs}段", _text(block))
    _changes(root, where, collector)
    for run in root.iter("{*}r"):
        if _is_hidden(run):
            collector.trait(TraitKind.HIDDEN, f"{where}里的隐藏文字", _text(run))
    for comment in root.iter("{*}comment"):
        collector.trait(TraitKind.COMMENT, "批注", " ".join(map(_text, comment.iter("{*}p"))))


def _blocks(root: Element) -> Iterator[Element]:
    """Give paragraphs and tables, the outermost ones, in their order."""
    pending = [root]
    while pending:
        element = pending.pop()
        if name_of(element) in ("p", "tbl"):
            yield element
        else:
            pending.extend(reversed(element))


def _rows(table: Element, collector: Collector) -> Iterator[tuple[str, ...]]:
    for row in table.iter("{*}tr"):
        if next(row.iterancestors("{*}tbl")) is not table:
            continue  # a table in a cell: its text is the cell's
        cells = (cell for cell in row.iter("{*}tc") if next(cell.iterancestors("{*}tr")) is row)
        texts = tuple("\n".join(filter(None, map(_text, cell.iter("{*}p")))) for cell in cells)
        collector.budget.read(sum(map(len, texts)) + len(texts))
        yield texts


def _text(element: Element, *, deleted: bool = False) -> str:
    """Give the text as it stands now, also where it is hidden; or what was deleted of it."""
    parts = []
    for node in element.iter("{*}t", "{*}delText", "{*}tab", "{*}br", "{*}cr"):
        name = name_of(node)
        if name in _BREAKS:
            parts.append(_BREAKS[name] if name_of(node.getparent()) == "r" else "")
        elif deleted or name == "t":
            parts.append(node.text or "")
    return "".join(parts).strip()


def _changes(root: Element, where: str, collector: Collector) -> None:
    for change in root.iter(*(f"{{*}}{name}" for name in _CHANGES)):
        text = _text(change, deleted=True)
        if not text:
            continue
        kind = _CHANGES[name_of(change)]
        collector.trait(TraitKind.REVISION, f"{where}里{kind}文字", text)
        if name_of(change) == "del":
            collector.text(f"{where}里修订删去的文字", text)


def _is_hidden(run: Element) -> bool:
    mark = run.find("{*}rPr/{*}vanish")
    return mark is not None and attribute(mark, "val") not in ("0", "false", "off") and bool(_text(run))
