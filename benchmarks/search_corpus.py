"""Real documents to search in: laws cut at paragraphs, each with a real document number of its own."""

import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.corpus import pieces
from site_builder.model.document_number import Form, parse_document_number

HAN = re.compile(r"[\u4e00-\u9fff]+")
FIRST_YEAR, LAST_YEAR = 1990, 2025


@dataclass(frozen=True, kw_only=True)
class Text:
    """A document; `is_first` tells that its title is a law's own, not that of a later piece."""

    title: str
    body: str
    number: str
    year: int
    is_first: bool


def texts(folder: Path, count: int) -> Iterator[Text]:
    """Give `count` documents; the later pieces of a law have its title and the piece's number."""
    numbers = _numbers(folder)
    seen: set[str] = set()
    for title, body in pieces(folder, count):
        law = title[: title.rindex("（")]
        number, year = next(numbers)
        is_first = law not in seen
        seen.add(law)
        yield Text(title=law if is_first else title, body=body, number=number, year=year, is_first=is_first)


def _numbers(folder: Path) -> Iterator[tuple[str, int]]:
    taken = set()
    for line in (folder / "docnums.txt").read_text("utf-8").splitlines():
        number = parse_document_number(line).number
        if number and number.form is Form.CODE and number.year and FIRST_YEAR <= number.year <= LAST_YEAR:
            if number.text not in taken:
                yield number.text, number.year
            taken.add(number.text)


def phrases(found: Sequence[Text], length: int, count: int, seed: int = 7) -> list[str]:
    """Give phrases of Han characters cut from anywhere in the bodies, the same in every run."""
    chance = random.Random(seed * 100 + length)
    made: list[str] = []
    while len(made) < count:
        run = chance.choice(HAN.findall(chance.choice(found).body) or [""])
        if len(run) >= length:
            start = chance.randrange(len(run) - length + 1)
            made.append(run[start : start + length])
    return made
