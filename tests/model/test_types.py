"""Identifiers of the real world are checked to their last character."""

import pytest
from pydantic import TypeAdapter, ValidationError

from site_builder.model.types import (
    AttachedFile,
    Day,
    IndexNumber,
    Phone,
    WebAddress,
    credit_code_fault,
    organisation_code_is_valid,
)

# Real codes and published samples (domain 2.2, 14.4).
CODES = ("113708280043326001", "11370322004222241N", "11441700007280420Y", "91350100M000100Y43")


@pytest.mark.parametrize("code", CODES)
def test_real_credit_codes_pass(code: str) -> None:
    """GB 32100: the last character is computed from the others."""
    assert credit_code_fault(code) == ""


@pytest.mark.parametrize("code", CODES)
def test_one_wrong_character_is_found(code: str) -> None:
    """Every change of one character in the body of a code is found."""
    for position in range(2, 17):
        other = "7" if code[position] != "7" else "8"
        assert credit_code_fault(code[:position] + other + code[position + 1 :])


def test_organisation_codes() -> None:
    """GB 11714: the State Council's own code is right, its neighbour is not."""
    assert organisation_code_is_valid("000014349")
    assert not organisation_code_is_valid("000014348")


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
