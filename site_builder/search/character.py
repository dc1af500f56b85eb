"""
What a character is to search: folded to one form, and part of a word or not.

Each code point is folded by itself, so that a place in a folded text can be found again in the text:
compatibility forms become plain ones (NFKC), capitals small, unseen characters nothing, all else a space.
`theme/assets/search/10-character.js` does the same; shared test vectors hold both equal.
"""

import unicodedata

UNIGRAM = "_"  # stands in the second place of a term of one character; it is in no word
SPACE = " "
MOST_FOLDED = 0xFFFF  # rarer characters part words in the index; the text check sees the rest
UNFOLDED = ((0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0xA000, 0xA48C), (0xAC00, 0xD7A3))  # Han, Yi, Hangul
# First and last of each range of characters that make words; what they are is the same in each browser.
WORD_RANGES = (
    (0x30, 0x39), (0x61, 0x7A),  # digits and small letters
    (0xDF, 0xF6), (0xF8, 0x24F), (0x370, 0x3FF), (0x400, 0x52F),  # Latin, Greek, Cyrillic
    (0x620, 0x64A), (0x671, 0x6D3),  # Arabic letters, in which Uyghur and Kazakh are written
    (0xF40, 0xF6C), (0x1820, 0x18AA),  # Tibetan, Mongolian
    (0x3005, 0x3007), (0x3041, 0x3096), (0x30A1, 0x30FA), *UNFOLDED,  # 々〆〇, kana
)  # fmt: skip
UNSEEN = frozenset("\u00ad\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\ufeff")


def _is_word(code: int) -> bool:
    return any(first <= code <= last for first, last in WORD_RANGES)


class _Folds(dict[int, str]):
    """Folds each code point once."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        if character in UNSEEN:
            folded = ""
        elif code > MOST_FOLDED or 0xD800 <= code <= 0xDFFF:  # noqa: PLR2004 - halves of pairs
            folded = SPACE
        else:
            plain = unicodedata.normalize("NFKC", character).lower()
            folded = "".join(c if _is_word(ord(c)) else SPACE for c in plain)
        self[code] = folded
        return folded


FOLDS = _Folds()


def folded(text: str) -> str:
    """Fold `text`: words of one form, parted by spaces."""
    return text.translate(FOLDS)


def runs(text: str) -> tuple[str, ...]:
    """Give the words of `text`, folded, each once, in their order."""
    return tuple(dict.fromkeys(folded(text).split()))
