"""What the bytes of a file are."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder.records.attachment.form import form_of, is_packed
from tests.attachments import BUILDERS, attachment

BEGINNINGS = [
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
    b"{\\rtf",
    b"%PDF-",
    b"\xff\xd8\xff",
    b"BM",
    b"PK\x03\x04",
    b" " * 999,
]


@pytest.mark.parametrize("extension", BUILDERS)
def test_a_file_is_told_to_be_packed_by_its_form(extension: str) -> None:
    """Of every format that we can make."""
    data = attachment(extension, "第一行\n第二行")

    assert is_packed(data) == (form_of(data) in ("pdf", "ole", "rtf"))


@given(st.lists(st.one_of(st.sampled_from(BEGINNINGS), st.binary(max_size=20)), max_size=4).map(b"".join))
def test_bytes_are_told_to_be_packed_by_their_form(data: bytes) -> None:
    """Whatever they begin with, and whatever stands behind that."""
    assert is_packed(data) == (form_of(data) in ("pdf", "ole", "rtf"))
