"""What the rules on personal data share: which data count, and how a message speaks of them."""

from collections.abc import Iterator

from site_builder.model.personal_data.datum import Kind, PersonalDatum
from site_builder.model.personal_data.document import Located
from site_builder.model.personal_data.folded import folded
from site_builder.model.site import Site

NUMBERS = (Kind.IDENTITY_NUMBER, Kind.MASKED_IDENTITY, Kind.BANK_CARD, Kind.MOBILE)
ENDS = 2  # characters of a number that a message shows at either end


def personal(site: Site, *kinds: Kind, is_certain: bool) -> Iterator[Located]:
    """Give the personal data of some kinds, but for numbers that an office has made public."""
    allowed = public_numbers(site)
    for located in site.personal_data:
        datum = located.datum
        if datum.kind not in kinds or datum.is_certain is not is_certain:
            continue
        number = bare(datum.text)
        contact = located.document.contact if located.document else None
        is_contact = contact is not None and contact.public_contact and number in bare(contact.phone)
        if number not in allowed and not is_contact:
            yield located


def quoted(datum: PersonalDatum) -> str:
    """Quote a datum; a number not in full, for messages are kept in the logs of servers."""
    text = datum.text
    if datum.kind in NUMBERS and len(text) > 2 * ENDS:
        text = f"{text[:ENDS]}…{text[-ENDS:]}"
    return f"「{text}」"


def public_numbers(site: Site) -> frozenset[str]:
    """Give the numbers that offices have made public, bare."""
    return frozenset(bare(number) for number in site.vocabulary.profile.personal_data.public_numbers)


def bare(text: str) -> str:
    """Give a number without what it was parted by."""
    return folded(text).text.replace(" ", "").replace("-", "").removeprefix("+").casefold()
