"""What a detector finds in a folded text."""

from typing import NamedTuple

from site_builder.model.personal_data.datum import Kind


class Match(NamedTuple):
    """A kind of datum and its span in the folded text."""

    kind: Kind
    start: int
    end: int
    is_certain: bool = True
