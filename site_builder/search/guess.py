"""您是不是要找: a word of the column that sounds as the query does; 社报 for 社保."""

from site_builder.pattern import pattern_of
from site_builder.search.character import runs
from site_builder.search.shards import Shards

_HAN = pattern_of("[\u4e00-\u9fff]{2,12}")


def guessed(shards: Shards, query: str) -> str:
    """Give the first such word, or nothing; the reader decides, nothing is replaced."""
    words = runs(query)
    if len(words) != 1 or not _HAN.fullmatch(words[0]):
        return ""
    known, sounds = shards.words(), shards.sounds()
    wanted = _sound(words[0], sounds)
    if words[0] in known:
        return ""
    return next((w for w in known if len(w) == len(words[0]) and _sound(w, sounds) == wanted), "")


def _sound(text: str, sounds: dict[str, str]) -> list[str]:
    return [sounds.get(character, character) for character in text]
