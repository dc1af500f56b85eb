"""Personal data in running text."""

from collections.abc import Callable, Iterator

from site_builder.model.personal_data.account import accounts
from site_builder.model.personal_data.address import home_addresses
from site_builder.model.personal_data.bank_card import bank_cards
from site_builder.model.personal_data.datum import PersonalDatum
from site_builder.model.personal_data.folded import folded
from site_builder.model.personal_data.identity_number import identity_numbers
from site_builder.model.personal_data.mask import too_little_masked
from site_builder.model.personal_data.match import Match
from site_builder.model.personal_data.mobile import mobiles
from site_builder.model.personal_data.plate import plates
from site_builder.model.personal_data.sign import has_sign

# In the order of their weight: where two overlap, the first is kept.
DETECTORS: tuple[Callable[[str, str], Iterator[Match]], ...] = (
    identity_numbers,
    too_little_masked,
    bank_cards,
    mobiles,
    accounts,
    plates,
    home_addresses,
)


def personal_data(text: str, *, label: str = "") -> Iterator[PersonalDatum]:
    """
    Find personal data in `text`, in the order of their places, none overlapping another.

    `label` is what heads the text and so says what it is: a column's heading, a field's name.
    """
    if not label and not has_sign(text):
        return
    view = folded(text)
    kept: list[Match] = []
    taken = bytearray(len(view.text))
    for match in (match for detector in DETECTORS for match in detector(view.text, label)):
        if not any(taken[match.start : match.end]):
            taken[match.start : match.end] = b"\1" * (match.end - match.start)
            kept.append(match)
    for match in sorted(kept, key=lambda m: m.start):
        start, end = view.span(match.start, match.end)
        yield PersonalDatum(
            kind=match.kind, start=start, end=end, text=text[start:end], is_certain=match.is_certain
        )
