"""What a result shows of a text, and which of it is marked: folded places, found again in the text."""

from collections.abc import Sequence

from site_builder.search.character import FOLDS
from site_builder.value import dataclass

BEFORE, LENGTH = 24, 90  # characters before the first word found, and in all


@dataclass(frozen=True, kw_only=True)
class Piece:
    """A stretch of text, marked where it is what the reader searched for."""

    text: str
    mark: bool


def marked(text: str, words: Sequence[str]) -> tuple[Piece, ...]:
    """Give the whole text with its marks."""
    folded, origin = _with_origin(text)
    return _pieces(text, origin, _spans(folded, words), 0, len(folded))


def snippet(text: str, words: Sequence[str]) -> tuple[Piece, ...]:
    """Give the beginning of the text, or what stands around the first place of the longest word in it."""
    folded, origin = _with_origin(text)
    places = (folded.find(word) for word in sorted(words, key=len, reverse=True))
    first = next((place for place in places if place >= 0), 0)
    start = max(0, min(first - BEFORE, len(folded) - LENGTH))
    end = min(len(folded), start + LENGTH)
    return _pieces(text, origin, _spans(folded, words), start, end)


def _with_origin(text: str) -> tuple[str, list[int]]:
    """Fold a text; the place of each folded character in it, and its end."""
    folded, origin = [], []
    for place, character in enumerate(text):
        for becomes in FOLDS[ord(character)]:
            folded.append(becomes)
            origin.append(place)
    return "".join(folded), [*origin, len(text)]


def _spans(folded: str, words: Sequence[str]) -> list[tuple[int, int]]:
    """Give the stretches that words cover, in order and apart."""
    covered = sorted(
        (at, at + len(word)) for word in words for at in range(len(folded)) if folded.startswith(word, at)
    )
    spans: list[tuple[int, int]] = []
    for start, end in covered:
        if spans and start <= spans[-1][1]:
            spans[-1] = (spans[-1][0], max(end, spans[-1][1]))
        else:
            spans.append((start, end))
    return spans


def _pieces(
    text: str, origin: list[int], spans: list[tuple[int, int]], start: int, end: int
) -> tuple[Piece, ...]:
    pieces, at = [], start
    for first, last in spans:
        begin, stop = max(first, start), min(last, end)
        if begin >= stop:
            continue
        pieces.append(Piece(text=_said(text, origin, at, begin), mark=False))
        pieces.append(Piece(text=_said(text, origin, begin, stop), mark=True))
        at = stop
    pieces.append(Piece(text=_said(text, origin, at, end), mark=False))
    return tuple(piece for piece in pieces if piece.text)


def _said(text: str, origin: list[int], start: int, end: int) -> str:
    return text[origin[start] : origin[end]].replace("\n", " ")
