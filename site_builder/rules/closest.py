"""The word an editor probably meant."""

from collections.abc import Iterable
from difflib import get_close_matches

LIKE_ENOUGH = 0.6
SHORT, LIKE_ENOUGH_SHORT = 3, 0.5  # characters; one wrong of two is still a slip
MANY = 5000  # words; comparing with more takes longer than an editor should wait


def closest(word: str, known: Iterable[str]) -> str:
    """Give a hint to put behind a message, or nothing where no known word is like `word`."""
    words = sorted(known)
    if len(words) > MANY:
        words = [other for other in words if other[:2] == word[:2]]
    cutoff = LIKE_ENOUGH_SHORT if len(word) <= SHORT else LIKE_ENOUGH
    found = get_close_matches(word, words, n=1, cutoff=cutoff)
    return f"；是不是「{found[0]}」？" if found else ""
