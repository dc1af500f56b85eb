"""Personal data in a table: its heading says what a column holds, even where a number has a typo."""

from collections.abc import Iterable, Iterator, Sequence

from site_builder.model.personal_data.datum import PersonalCell
from site_builder.model.personal_data.text import personal_data


def personal_data_in_rows(rows: Iterable[Sequence[str]], *, title: str = "") -> Iterator[PersonalCell]:
    """
    Find personal data in a table whose heading is one of its first rows.

    `title` is what the table, its sheet or its document is called: it says whose names they are.
    """
    for row, cells in enumerate(rows):
        for column, cell in enumerate(cells):
            for datum in personal_data(cell, label=title if row else ""):
                yield PersonalCell(row=row, column=column, datum=datum)
