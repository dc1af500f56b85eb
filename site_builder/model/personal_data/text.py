"""Personal data in running text."""

from collections.abc import Callable, Iterator

from site_builder.model.personal_data.bank_card import bank_cards
from site_builder.model.personal_data.datum import PersonalDatum
from site_builder.model.personal_data.folded import folded
from site_builder.model.personal_data.identity_number import identity_numbers
from site_builder.model.personal_data.match import Match
from site_builder.model.personal_data.mobile import mobiles

# In the order of their weight: where two overlap, the first is kept.
DETECTORS: tuple[Callable[[str, str], Iterator[Match]], ...] = (identity_numbers, bank_cards, mobiles)


def personal_data(text: str, *, label: str = "") -> Iterator[PersonalDatum]:
    """
    Find personal data in `text`, in the order of their places, none overlapping another.

    `label` is what heads the text and so says what it is: a column's heading, a field's name.
    """
    view = folded(text)
    matches = [match for detector in DETECTORS for match in detector(view.text, label)]
    kept: list[Match] = []
    for match in matches:
        if all(match.end <= other.start or other.end <= match.start for other in kept):
            kept.append(match)
    for match in sorted(kept, key=lambda m: m.start):
        start, end = view.span(match.start, match.end)
        yield PersonalDatum(
            kind=match.kind, start=start, end=end, text=text[start:end], is_certain=match.is_certain
        )
