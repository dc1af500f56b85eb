"""What is suggested while a reader types: topics, words of the column, titles, also by their pinyin."""

from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from functools import cache

from site_builder.artifacts.search.entry import Entry
from site_builder.model.public_site import PublicSite
from site_builder.pattern import pattern_of
from site_builder.search.character import folded
from site_builder.text import syllables

Word = tuple[str, str, str, str, str]  # type, text, address, initials, whole pinyin
KEY_LETTERS = 2  # that name a file of titles
LONGEST = 12  # characters of a title that are spelt from each place where a reader may begin
MOST = 200  # titles of one file, the newest
_STARTS = pattern_of(r"关于(?:印发|公布|做好|调整|开展|加强)?|《")
_LETTERS = pattern_of(r"[^a-z]")


def words(site: PublicSite, entries: Iterable[Entry]) -> list[Word]:
    """Give the topics, the words of the synonyms and what editors say readers look for."""
    found = [("topic", topic.label, f"topics/{topic.id}.html") for topic in site.vocabulary.topics]
    pairs = [(row.spoken, row.formal) for row in site.synonyms]
    said = {word for entry in entries for word in entry.keywords.split()}
    names = {*(word for pair in pairs for word in pair), *said} - {label for _, label, _ in found}
    found += [("alias", word, "") for word in sorted(names) if len(folded(word).split()) == 1]
    return [(kind, text, address, *_spelt(text)) for kind, text, address in found]


def titles(entries: list[Entry]) -> Iterator[tuple[str, str]]:
    """
    Give, by the first letters of their pinyin, the titles as lines of a key and a document's number.

    A title is spelt from its beginning, and from behind 关于 and 《, where what it is about begins.
    """
    files: dict[str, list[tuple[str, int]]] = {}
    for number in range(len(entries) - 1, -1, -1):
        title = entries[number].title
        starts = {match.end() for match in _STARTS.finditer(title)} or {0}
        for key in sorted({key for start in starts for key in _keys(title[start : start + LONGEST])}):
            if len(key) < KEY_LETTERS:
                continue
            lines = files.setdefault(key[:KEY_LETTERS], [])
            if len(lines) < MOST:
                lines.append((key, number))
    for letters, lines in sorted(files.items()):
        yield letters, "\n".join(f"{key} {number}" for key, number in sorted(lines))


def spelling(used: AbstractSet[str], said: Iterable[Word]) -> Mapping[str, str]:
    """Give, by syllable, the characters that the column or its words use, for guesses at homophones."""
    han = {c for c in {*used, *(c for word in said for c in word[1])} if "\u4e00" <= c <= "\u9fff"}
    found: dict[str, list[str]] = {}
    for character in sorted(han):
        found.setdefault(syllables(character)[0], []).append(character)
    return {syllable: "".join(characters) for syllable, characters in found.items()}


def _spelt(text: str) -> tuple[str, str]:
    """Give the initials and the whole pinyin of a text, in small letters; other characters are left out."""
    return _joined([_LETTERS.sub("", part.lower()) for part in syllables(text)])


def _keys(title: str) -> tuple[str, str]:
    """Spell a title character by character: by phrases, ten thousand of them take seconds."""
    return _joined([_spelt_alone(character) for character in title])


@cache
def _spelt_alone(character: str) -> str:
    return _LETTERS.sub("", "".join(syllables(character)).lower())


def _joined(parts: list[str]) -> tuple[str, str]:
    return "".join(part[:1] for part in parts), "".join(parts)
