"""What is new in a file is in the part that is searched again, however a reader reads it."""

import random

import pytest

from site_builder.output.new_part import _PIECE, new_part
from site_builder.output.squeezed import squeezed
from site_builder.output.view import views

PLAIN = ("甲", "乙", "丙", "ａ", "e\u0301", "…", '"', ",", "|", "*", "ﬁ", "Ⅳ")
QUOTED = (*PLAIN, "&lt;", "&#30002;", "%41", "%E7%94%B2")
TAGS = (*QUOTED, "<", ">", "<b>", "</b>")
ESCAPES = (*TAGS, "\\u7532", "\\u0026lt;")
LONGEST = 5
EDGES = (_PIECE - 2, _PIECE - 1, _PIECE)  # across which something may be read


def lines(dice: random.Random, pieces: tuple[str, ...], count: int) -> list[str]:
    """Give lines of what readers read in several ways."""
    return ["".join(dice.choices(pieces, k=dice.randrange(9))) + "\n" for _ in range(count)]


def read(data: bytes) -> list[str]:
    """Give all ways to read a file."""
    return [squeezed(view) for view in views("", data)]


@pytest.mark.parametrize(
    ("pieces", "least"), [(PLAIN, 200), (QUOTED, 200), (TAGS, 0), (ESCAPES, 0)], ids=lambda p: str(p)[:1]
)
def test_whatever_is_new_is_in_the_part(pieces: tuple[str, ...], least: int) -> None:
    """Texts that are in the new file, and not in the old one, are in the part, which is often small."""
    dice, small = random.Random(len(pieces)), 0
    for _ in range(400):
        old = lines(dice, pieces, 60)
        at = dice.randrange(60)
        new = old[:at] + lines(dice, pieces, dice.randrange(3)) + old[at + dice.randrange(3) :]
        before, after = "".join(old).encode(), "".join(new).encode()

        part = new_part(before, after, LONGEST)

        had, has, found = read(before), read(after), read(part)
        texts = {way[n : n + k] for way in has for n in range(len(way)) for k in (1, 2, LONGEST)}
        assert not [t for t in texts if not any(t in way for way in (*had, *found))]
        small += len(part) < len(after) / 2
    assert small >= least


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b"\x1f\x8b\na\n", b"\x1f\x8b\nb\n"),
        ("乙\n甲\n".encode("gb18030"), "乙\n丙\n".encode("gb18030")),
        (b"a\n" * 99, b"%PDF-1.7\n" + b"a\n" * 99),
        (b"a\n" * 99 + b"<\n" + b"a\n" * 99, b"a\n" * 99 + b"<\n" + b"a\n" * 99 + b">"),
        *((b"a" * n + b"\\u7532" + b"\na" * 99, b"a" * n + b"\\u7532" + b"\na" * 99 + b"\nb") for n in EDGES),
        *((b"a" * n + b"\xe7" + b"\na" * 99, b"a" * n + b"\xe7" + b"\na" * 99 + b"\nb") for n in EDGES),
    ],
)
def test_what_is_no_plain_text_is_whole(old: bytes, new: bytes) -> None:
    """Nor is what a tag may take away cut in two."""
    assert new == new_part(old, new, LONGEST)


def test_a_row_of_many_is_little() -> None:
    """Of a large file only the row that changed is searched again, and what stands beside it."""
    rows = [f'{{"id": "d{n}", "title": "题目之{n}"}},\n'.encode() for n in range(9_999)]
    new = [*rows[:5000], '{"id": "新"},\n'.encode(), *rows[5001:]]

    part = new_part(b"".join(rows), b"".join(new), 100)

    assert len(part) < 2_000
    assert "新".encode() in part
