"""The day is told once, in China."""

from datetime import UTC, date, datetime

import pytest

from site_builder.day import build_day
from site_builder.problem import BrokenSetupError


def test_the_day_is_chinas() -> None:
    """Late in the evening of Greenwich it is tomorrow in China; SOURCE_DATE_EPOCH wins."""
    now = datetime(2026, 11, 24, 17, 0, tzinfo=UTC)

    assert build_day(None, now) == date(2026, 11, 25)
    assert build_day("0", now) == date(1970, 1, 1)
    with pytest.raises(BrokenSetupError):
        build_day("heute", now)
