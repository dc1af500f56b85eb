"""What is known of files is packed, and comes out as it was put in."""

import os
from hashlib import sha256
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from site_builder.output.proof.verify import sums_of
from site_builder.output.sums import (
    UNKNOWN,
    noted,
    noted_again,
    rows_of,
    sha256_of,
    signature_in,
    signature_of,
    sums_in,
    written,
)

NUMBERS = st.integers(0, (1 << 63) - 1)
INODES = st.integers(0, (1 << 64) - 1)
TIMES = st.integers(-(1 << 62), 3 * (1 << 62) - 1)  # nanoseconds, from 1823 on
DIGESTS = st.binary(min_size=32, max_size=32).map(bytes.hex)


def found(size: int, inode: int, time: int) -> os.stat_result:
    """Give what a disk says of a file."""
    return os.stat_result((0, inode, 0, 0, 0, 0, size, 0, 0, 0), {"st_mtime_ns": time})


@given(NUMBERS, INODES, TIMES, DIGESTS, DIGESTS)
def test_what_is_noted_is_told_again(size: int, inode: int, time: int, one: str, two: str) -> None:
    """The row as it is for manifests, the SHA-256 in bytes, and the signature at the beginning."""
    signature = signature_in(found(size, inode, time))

    note = noted(signature, (one, two, size))

    assert {"a": (one, two, size)} == rows_of({"a": note})
    assert bytes.fromhex(one) == sha256_of(note)
    assert note.startswith(signature)
    assert len(UNKNOWN) == len(note)


@given(st.tuples(NUMBERS, INODES, TIMES), st.tuples(NUMBERS, INODES, TIMES))
def test_files_are_told_apart(one: tuple[int, int, int], other: tuple[int, int, int]) -> None:
    """By size, inode and time; nothing that is not known is like any of them."""
    signatures = [signature_in(found(*each)) for each in (one, other)]

    assert (one == other) is (signatures[0] == signatures[1])
    assert not any(UNKNOWN.startswith(signature) for signature in signatures)


def test_a_file_is_known_by_its_note(tmp_path: Path) -> None:
    """Also one from before 1970; not when it has grown since its sums were taken, nor when it is gone."""
    note = written(tmp_path, "a", b"a", sha256(b"a").hexdigest())
    file = f"{tmp_path}/a"
    assert note.startswith(signature_of(file))
    assert sha256(b"a").digest() == sha256_of(note)

    os.utime(file, ns=(0, -1_500_000_000))
    old = noted_again(note, file)
    assert old.startswith(signature_of(file))
    assert {"a": old} == sums_in(tmp_path)
    row = sums_of(tmp_path / "a")
    (tmp_path / "a").write_bytes(b"ab")
    grown = noted(signature_of(file), row)
    assert not grown.startswith(signature_of(file))
    assert rows_of({"a": note}) == rows_of({"a": grown})
    (tmp_path / "a").unlink()
    assert not note.startswith(signature_of(file))
    assert not noted_again(note, file).startswith(signature_of(file))
