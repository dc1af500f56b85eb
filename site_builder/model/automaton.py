"""Many words looked for in one pass over a text (Aho and Corasick)."""

from collections.abc import Callable, Iterable

import ahocorasick


def automaton_of(words: Iterable[str], folded: Callable[[str], str] = str) -> "ahocorasick.Automaton | None":
    """Give what finds each of `words` as it is `folded`, and tells the word; None where there are none."""
    automaton = ahocorasick.Automaton()
    for word in words:
        automaton.add_word(folded(word), word)
    if not len(automaton):
        return None
    automaton.make_automaton()
    return automaton
