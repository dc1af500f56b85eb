"""
您是不是要找: a word of the column that sounds as the query does; 社报 for 社保, dibao or db for 低保.

Who takes the wrong character of some takes the right one of others: where no word of the column shares a
character with the query, at its place, there is nothing to guess, and the sounds need not be loaded.
"""

from site_builder.pattern import pattern_of
from site_builder.search.character import runs
from site_builder.search.shards import Shards

_LETTERS = pattern_of("[a-z]{2,60}")
_HAN = pattern_of("[\u4e00-\u9fff]{2,12}")


def guessed(shards: Shards, query: str) -> str:
    """Give the first such word, or nothing; the reader decides, nothing is replaced."""
    words = runs(query)
    if len(words) == 1 and _LETTERS.fullmatch(words[0]):
        return next((text for text, *spelt in shards.spelt_words() if words[0] in spelt), "")
    if len(words) != 1 or not _HAN.fullmatch(words[0]):
        return ""
    [asked] = words
    likely = [word for word in shards.words() if len(word) == len(asked) and _share(word, asked)]
    if not likely or asked in likely:
        return ""
    sounds = shards.sounds()
    wanted = _sound(asked, sounds)
    return next((word for word in likely if _sound(word, sounds) == wanted), "")


def _share(word: str, other: str) -> bool:
    return any(first == second for first, second in zip(word, other, strict=True))


def _sound(text: str, sounds: dict[str, str]) -> list[str]:
    return [sounds.get(character, character) for character in text]
