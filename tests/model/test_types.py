"""Identifiers of the real world are checked to their last character."""

import pytest
from pydantic import TypeAdapter, ValidationError

from site_builder.model.types import (
    AttachedFile,
    Day,
    IndexNumber,
    Phone,
    WebAddress,
)


def test_index_numbers_of_practice_pass() -> None:
    """Formats seen on real columns (domain 2.2)."""
    adapter = TypeAdapter(IndexNumber)
    for number in ("000014349/2017-00110", "11370322004222241N/2021-5135380"):
        assert number == adapter.validate_python(number)


REFUSED = [
    (IndexNumber, "11370322004222241N-2021-1"), (IndexNumber, "000014348/2017-00110"),
    (Day, "2024-2-30"), (Day, "2024/03/01"), (Day, "二〇二四年"), (Day, "2024-13-01"),
    (Phone, "053a"), (Phone, "12"), (WebAddress, "javascript:alert(1)"), (WebAddress, "www.x.cn"),
    (AttachedFile, "../a.pdf"), (AttachedFile, "/etc/passwd"), (AttachedFile, "C:\\a.doc"),
    (AttachedFile, "a/../../b.pdf"),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "value"), REFUSED)
def test_what_is_refused(kind: object, value: str) -> None:
    """Near misses are told, not mended in silence."""
    with pytest.raises(ValidationError):
        TypeAdapter(kind).validate_python(value)


@pytest.mark.parametrize("value", ["12345", "0530", "0530-5312345", "400-000-0000", "12345转2"])
def test_phones_of_offices_pass(value: str) -> None:
    """Leading zeros stay."""
    assert TypeAdapter(Phone).validate_python(value) == value
