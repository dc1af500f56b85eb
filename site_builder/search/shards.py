"""The files of one generation, read when they are asked for."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import field
from typing import Any, cast

from site_builder.problem import BrokenSetupError
from site_builder.search.border import Borders
from site_builder.search.layout import FIRST_VALUE, FOLDER, POINTER, document_path, value_of
from site_builder.search.posting import postings, traces
from site_builder.value import dataclass

Read = Callable[[str], str]  # the text of a file, by its path in the site
Postings = list[tuple[int, int]]
LEAST, LATE_LEAST = 20, 3  # settled and late documents that hold a pair whose traces are kept
Traces = Mapping[int, tuple[int, ...]]  # sets of what stands beside a pair, by document


@dataclass(frozen=True, kw_only=True)
class Row:
    """What a result shows, and the beginning of its text; `parts` further files hold the rest."""

    number: int
    url: str
    title: str
    document_number: str
    date: str
    kind: str
    issuer: str
    topic: str
    validity: str
    keywords: str
    parts: int
    text: str


@dataclass(frozen=True, kw_only=True)
class Shards:
    """One generation; `directory` is what its first file says."""

    read: Read
    generation: str
    directory: dict[str, Any]
    _kept: dict[str, object] = field(default_factory=dict, repr=False)

    @property
    def size(self) -> int:
        """The number of documents."""
        return int(self.directory["documents"])

    @property
    def hot(self) -> int:
        """The first document whose postings are late ones."""
        return int(self.directory["hot"])

    def term(self, term: str) -> Postings:
        """Give the documents that hold a term, oldest first, with their three bits."""
        found: Postings = []
        for folder, first in (("t", 0), ("u", self.hot)):
            found += postings(self._packed(folder, term), first)
        return found

    def traces(self, term: str, numbers: Collection[int]) -> Traces:
        """Give the traces of a term that some of the documents may have; of a rare term there are none."""
        found: dict[int, tuple[int, ...]] = {}
        for folder, where, first, last, least in (
            ("r", "t", 0, self.hot, LEAST), ("q", "u", self.hot, self.size, LATE_LEAST)
        ):  # fmt: skip
            holding = [number for number, _ in postings(self._packed(where, term), first)]
            if len(holding) >= least and any(first <= number < last for number in numbers):
                found.update(zip(holding, traces(self._packed(folder, term, where)), strict=True))
        return found

    def row(self, number: int) -> Row:
        """Give a document's row."""
        values = cast("list[Any]", self._value(document_path(number)))
        url, title, document_number, date, kind, issuer, topic, validity, keywords, parts, text = values
        return Row(
            number=number, url=url, title=title, document_number=document_number, date=date, kind=kind,
            issuer=issuer, topic=topic, validity=validity, keywords=keywords, parts=parts, text=text,
        )  # fmt: skip

    def part(self, number: int, part: int) -> str:
        """Give a further part of a document's text."""
        return cast("str", self._value(document_path(number, part)))

    def facet(self, name: str) -> list[int]:
        """Give, by document, the number of its value in the directory's list."""
        key = f"facet {name}"
        if key not in self._kept:
            column = cast("dict[str, str]", self._value("f.js"))[name]
            self._kept[key] = [ord(sign) - FIRST_VALUE for sign in column]
        return cast("list[int]", self._kept[key])

    def numbers(self, year: int) -> dict[str, list[int]]:
        """Give the documents by the keys of their numbers, of one year."""
        if year not in self.directory["numbers"]:
            return {}
        return cast("dict[str, list[int]]", self._value(f"n/{year}.js"))

    def aliases(self) -> dict[str, list[str]]:
        """Give the words that are searched for beside others."""
        return cast("dict[str, list[str]]", self._value("a.js"))

    def variants(self) -> dict[int, int]:
        """Give the simplified characters of traditional ones, for `str.translate`."""
        traditional, simplified = cast("list[str]", self._value("v.js"))
        return str.maketrans(traditional, simplified)

    def words(self) -> list[str]:
        """Give the topics and words that are suggested."""
        return [text for text, _, _ in self.spelt_words()]

    def spelt_words(self) -> list[tuple[str, str, str]]:
        """Give them with the first letters of their syllables, and their whole pinyin."""
        return [(word[1], word[3], word[4]) for word in cast("list[list[str]]", self._value("w.js"))]

    def sounds(self) -> dict[str, str]:
        """Give the syllable of each character that the column uses."""
        spelt = cast("dict[str, str]", self._value("y.js"))
        return {character: syllable for syllable, characters in spelt.items() for character in characters}

    def _packed(self, folder: str, term: str, like: str = "") -> str:
        key = f"borders {like or folder}"
        if key not in self._kept:
            self._kept[key] = Borders(self.directory[like or folder])
        name = cast("Borders", self._kept[key]).file(term)
        return _packed(cast("str", self._value(f"{folder}/{name}.js")), term) if name else ""

    def _value(self, path: str) -> object:
        if path not in self._kept:
            self._kept[path] = _loaded(self.read, f"{FOLDER}/{self.generation}/{path}")
        return self._kept[path]


def open_shards(read: Read) -> Shards:
    """Open the generation that the pointer names."""
    generation = str(_loaded(read, POINTER))
    directory = _loaded(read, f"{FOLDER}/{generation}/dir.js")
    return Shards(read=read, generation=generation, directory=cast("dict[str, Any]", directory))


def _loaded(read: Read, path: str) -> object:
    try:
        return value_of(read(path))
    except ValueError:
        raise BrokenSetupError(f"{path} 不是搜索索引的文件：重新运行 site-builder build") from None


def _packed(text: str, term: str) -> str:
    """Give the postings of a term in a file, or nothing."""
    start = text.find(f"\n{term[0]} ")
    if start < 0:
        return ""
    end = text.find("\n", start + 1)
    line = text[start + 2 : end if end >= 0 else len(text)]
    at = line.find(f" {term[1]}")
    if at < 0:
        return ""
    stop = line.find(" ", at + 1)
    return line[at + 2 : stop if stop >= 0 else len(line)]
