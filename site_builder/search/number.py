"""A query that is a document number, however written, and the key under which the index holds it."""

import unicodedata

from site_builder.model.chinese_numeral import NUMERALS, chinese_integer
from site_builder.model.document_number import DocumentNumber, parse_document_number
from site_builder.model.document_number_reason import UNSEEN
from site_builder.pattern import pattern_of
from site_builder.value import dataclass

_BRACKETS = str.maketrans(dict.fromkeys("([【{「『<《⟨〖", "〔") | dict.fromkeys(")]】}」』>》⟩〗", "〕"))
_BARE = pattern_of(rf"〔([0-9]{{4}}|[{NUMERALS}]{{4}})年?〕第?([0-9]{{1,5}}|[{NUMERALS}]{{1,9}})号?")


@dataclass(frozen=True, kw_only=True)
class NumberKey:
    """`prefix` is empty where the reader gave year and serial only; `year` 0 where a number has none."""

    prefix: str
    year: int
    serial: int

    @property
    def name(self) -> str:
        """What stands for it in its year's file."""
        return f"{self.prefix}|{self.serial}"


def key_of(number: DocumentNumber) -> NumberKey:
    """Give the key of a number."""
    prefix, year, serial = number.key
    return NumberKey(prefix=prefix, year=year, serial=serial)


def number_key(query: str) -> NumberKey | None:
    """Read a query as a number; None where it is none."""
    if number := parse_document_number(query).number:
        return key_of(number)
    seen = (c for c in unicodedata.normalize("NFKC", query) if unicodedata.category(c) not in UNSEEN)
    match = _BARE.fullmatch("".join(seen).translate(_BRACKETS))
    if match is None:
        return None
    year, serial = chinese_integer(match[1]), chinese_integer(match[2])
    return NumberKey(prefix="", year=year, serial=serial) if year and serial else None
