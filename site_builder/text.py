"""Facts about characters: the cells they take on a terminal, and their order by pinyin."""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from functools import cache

OTHER = "#"
# What can move a cursor, reverse a line or hide in it: shown as escapes, never sent to a terminal.
_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
_MARKING = frozenset({"Mn", "Mc", "Me"})  # categories of marks, which join with what stands before them
# Letters of Korean, halves of characters, and what is beyond 16 bits.
JOINING = ((0x1100, 0x1200), (0xA960, 0xA980), (0xD7B0, 0xE000), (1 << 16, 1 << 21))

# Nearly all that is written, from where to where, and the cells of each.
PLAIN = (
    (0x20, 0x7F, 1), (0xA0, 0x300, 1), (0x2010, 0x2028, 1), (0x2160, 0x2200, 1), (0x2460, 0x25FD, 1),
    (0x3000, 0x302A, 2), (0x4E00, 0xA000, 2), (0xFE54, 0xFE67, 2), (0xFF01, 0xFF61, 2),
)  # fmt: skip


def cells(text: str) -> int:
    """Count the terminal cells that `text` takes; a Han character takes two."""
    return sum(map(_cells, text))


@cache
def _cells(character: str) -> int:
    code = ord(character)
    for first, end, width in PLAIN:
        if first <= code < end:
            return width
    from wcwidth import wcwidth  # noqa: PLC0415 - 0.01 s that a build waits for

    return max(0, wcwidth(character))


def visible(text: str) -> str:
    """Make characters that act on a terminal, or cannot be seen, readable as escapes."""
    if text.isprintable():
        return text
    return "".join(
        f"\\u{ord(c):04x}" if unicodedata.category(c) in _UNSEEN else c for c in text.replace("\t", " ")
    )


def utf16(text: str) -> bytes:
    """Give a text as arrays take it: UTF-16, little-endian, two bytes for nearly every character."""
    return text.encode("utf-16-le", "surrogatepass")


def from_utf16(data: bytes) -> str:
    """Give the text back."""
    return data.decode("utf-16-le", "surrogatepass")


def joins(character: str) -> bool:
    """Tell whether normalising may join a character with its neighbours, or it is no number of 16 bits."""
    is_joining = any(first <= ord(character) < end for first, end in JOINING)
    return is_joining or unicodedata.category(character) in _MARKING


def sort_key(title: str) -> tuple[str, str]:
    """Give the key by which titles stand in the order of their pinyin, the same on every machine."""
    return standing(title)[1]


def initial(title: str) -> str:
    """Give the letter under which a title stands."""
    return standing(title)[0]


def standing(title: str) -> tuple[str, tuple[str, str]]:
    """Give the letter under which a title stands, `#` for digits and other characters, and its key there."""
    letter, pinyin = SPELLING.of(title)
    return letter, (pinyin, title)


def syllables(text: str) -> list[str]:
    """Give the pinyin of each character, without tones; what is no Han character stands as it is."""
    return list(_cut_and_spelt(text, with_tones=False))


class Spelling:
    """The pinyin of titles: what an earlier build `knew` is not spelt again; `used` is what was asked for."""

    def __init__(self) -> None:
        self.knew: Mapping[str, tuple[str, str]] = {}
        self.used: dict[str, tuple[str, str]] = {}
        self._told = ""

    def of(self, title: str) -> tuple[str, str]:
        """Give the letter of a title, and its pinyin; phrases decide how a character is read."""
        found = self.used.get(title)
        if found is None:
            found = self.used[title] = self.knew.get(title) or _letter_and_pinyin(_without_marks(title))
        return found

    def know(self, told: str) -> None:
        """Know what an earlier build `told`."""
        titles, letters, spelt = _columns(told)
        self.knew, self._told = dict(zip(titles, zip(letters, spelt, strict=True), strict=True)), told

    def told(self) -> str:
        """
        Tell what was asked for, as one text: ten thousand pairs are loaded in six times the time.

        A line each for a title, its letter and its pinyin.
        """
        if self.used.keys() == self.knew.keys():
            return self._told
        rows = ((title, *said) for title, said in self.used.items())
        return "\n".join(["\n".join(row) for row in rows if "\n" not in "".join(row)])


def titles_told(told: str) -> set[str]:
    """Give the titles of which `Spelling` told."""
    return set(_columns(told)[0])


def _columns(told: str) -> tuple[list[str], list[str], list[str]]:
    lines = told.split("\n") if told else []
    return lines[::3], lines[1::3], lines[2::3]


SPELLING = Spelling()


def _letter_and_pinyin(title: str) -> tuple[str, str]:
    words = _cut_and_spelt(title, with_tones=True)
    letter = words[0][:1].upper() if words else ""
    return letter if letter.isascii() and letter.isalpha() else OTHER, "".join(words).casefold()


@cache
def _cut_and_spelt(text: str, *, with_tones: bool) -> tuple[str, ...]:
    syllables: list[str] = []
    for number, run in enumerate(_han().split(text)):
        if number % 2:
            for word in words_in(run):
                syllables += _spelt(word, with_tones=with_tones)
        elif run:
            syllables.append(run)  # it has no pinyin, and stands as it is
    return tuple(syllables)


@cache
def _han() -> re.Pattern[str]:
    """Give the runs of characters that pypinyin knows, as a group that a text is split at."""
    from pypinyin.constants import RE_HANS  # noqa: PLC0415 - 0.3 s that a check need not wait for

    return re.compile(f"({RE_HANS.pattern.removeprefix('^').removesuffix('$')})")


def words_in(run: str) -> Iterator[str]:
    """Cut a run of Han characters into the longest phrases, as pypinyin does, which takes twice as long."""
    from pypinyin.constants import PHRASES_DICT  # noqa: PLC0415 - as above
    from pypinyin.seg.mmseg import p_set  # noqa: PLC0415

    start, length = 0, len(run)
    while start < length:
        end, phrase = start + 1, 0  # where what begins a phrase ends, and where the last whole one did
        while end <= length and (word := run[start:end]) in p_set:
            if word in PHRASES_DICT:
                phrase = end
            end += 1
        if end > length and not phrase:
            yield from run[start:]
            return
        end = phrase or start + 1
        yield run[start:end]
        start = end


@cache
def _spelt(word: str, *, with_tones: bool) -> tuple[str, ...]:
    """Spell a word, as pypinyin cuts them: a column says few words often."""
    from pypinyin import Style, lazy_pinyin  # noqa: PLC0415 - as above

    style = Style.TONE3 if with_tones else Style.NORMAL
    return tuple(lazy_pinyin([word], style=style, neutral_tone_with_five=with_tones))


def _without_marks(title: str) -> str:
    """Drop the marks a title may begin with, such as 《 and “."""
    if title[:1].isalnum():
        return title
    for position, character in enumerate(title):
        if unicodedata.category(character)[0] in "LN":
            return title[position:]
    return ""
