"""Personal data inside an attachment, each with the words that say where in it."""

from collections.abc import Iterator
from typing import NamedTuple

from site_builder.model.personal_data.datum import PersonalDatum
from site_builder.model.personal_data.rows import personal_data_in_rows
from site_builder.model.personal_data.text import personal_data
from site_builder.records.attachment.content import FileContent


class InFile(NamedTuple):
    """A datum, and where in the file it stands: 「第1张工作表「名单」第3行」."""

    where: str
    datum: PersonalDatum


def personal_data_in_file(content: FileContent, title: str) -> Iterator[InFile]:
    """Find personal data in a file; `title`, what it is called, says whose names these are."""
    for table in content.tables:
        for cell in personal_data_in_rows(table.rows, title=f"{title} {table.title}".strip()):
            yield InFile(f"{table.where}第{table.numbers[cell.row]}行", cell.datum)
    for text in content.texts:
        for datum in personal_data(text.text):
            yield InFile(text.where, datum)
