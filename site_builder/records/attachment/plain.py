"""Text and CSV files, in the encodings that Chinese offices write."""

import csv
import io

from site_builder.records.attachment.collector import Collector
from site_builder.records.attachment.markup import web_page

_DELIMITERS = ",\t;"


def decoded(data: bytes) -> str | None:
    """Give the text of a file; None where it is none."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return data.decode("utf-16", "replace")
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        return None if "\0" in text else text
    return None


def read_text(text: str, collector: Collector) -> None:
    """Read lines."""
    for number, line in enumerate(text.split("\n"), start=1):
        collector.text(f"第{number}行", line)


def read_csv(text: str, collector: Collector) -> None:
    """Read rows; a file whose quotation marks do not match is read as lines."""
    first = text.split("\n", 1)[0]
    delimiter = max(_DELIMITERS, key=first.count)
    reader = csv.reader(io.StringIO(text), delimiter=delimiter)
    rows = []
    try:
        for row in reader:
            collector.budget.read(sum(map(len, row)) + len(row))
            rows.append((reader.line_num, row))
    except csv.Error:
        read_text(text, collector)
        return
    collector.table("", rows)


def read_html(text: str, collector: Collector) -> None:
    """Read a web page, which programs of offices save as Word or Excel files."""
    root = web_page(text)
    for count, table in enumerate(root.iter("table"), start=1):
        rows = []
        for number, row in enumerate(table.iter("tr"), start=1):
            cells = tuple(" ".join(cell.itertext()) for cell in row.iter("td", "th"))
            collector.budget.read(sum(map(len, cells)) + len(cells))
            rows.append((number, cells))
        collector.table(f"第{count}个表格", rows)
    for table in list(root.iter("table")):
        table.clear(keep_tail=True)
    for number, line in enumerate("".join(root.itertext()).split("\n"), start=1):
        collector.text(f"第{number}行", line)
