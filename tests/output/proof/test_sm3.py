import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder.output.proof.sm3 import NATIVE_SM3, PlainSM3

# GB/T 32905-2016, appendix A.
STANDARD = (
    (b"abc", "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0"),
    (b"abcd" * 16, "debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732"),
)


def plain(*pieces: bytes) -> str:
    """Give the digest of bytes that arrive in pieces."""
    digest = PlainSM3()
    for piece in pieces:
        digest.update(piece)
    return digest.hexdigest()


@pytest.mark.parametrize(("data", "expected"), STANDARD)
def test_the_standards_examples(data: bytes, expected: str) -> None:
    """The digests that the standard prints come out, in Python and in OpenSSL."""
    assert expected == plain(data)
    if NATIVE_SM3:
        assert expected == hashlib.new("sm3", data).hexdigest()


@pytest.mark.skipif(not NATIVE_SM3, reason="this machine's OpenSSL has no SM3")
@given(st.lists(st.binary(max_size=200), max_size=4))
def test_plain_and_native_agree(pieces: list[bytes]) -> None:
    """Whatever the bytes, and however they arrive, both give one digest."""
    assert hashlib.new("sm3", b"".join(pieces)).hexdigest() == plain(*pieces)
