"""
Long texts whose lines are sorted by the paths at their ends: few lines are replaced, all others stay.

To write fifty thousand lines anew takes ten times as long as to find the places of a few.
"""

from bisect import bisect_left
from collections.abc import Mapping

TAB, BLANK = b"\t", b"  "  # before the path of a line
Moved = tuple[str, str]  # what a folder was called, with a slash at its end, and what it is called


def spliced(text: bytes, between: bytes, lines: Mapping[str, str], start: int = 0) -> bytes:
    """
    Give a text with these lines, by their paths, in the places of those that have the same paths.

    Where a line is "", there is none afterwards. Paths follow `between`, and are sorted from `start` on.
    """
    view, at = memoryview(text), 0
    parts: list[bytes | memoryview] = []
    for path in sorted(lines):
        begin, end = _span(text, between, path.encode(), start)
        parts += (view[at:begin], lines[path].encode())
        at = start = end
    return b"".join([*parts, view[at:]])


def with_moved(text: bytes, between: bytes, moved: Moved, start: int = 0) -> bytes:
    """Give a text in which a folder is called otherwise, its lines where they belong then."""
    was, now = (folder.encode() for folder in moved)
    if was == now:
        return text
    view, (begin, end) = memoryview(text), _span(text, between, was, start)
    block = text[begin:end].replace(between + was, between + now)
    place = _span(text, between, now, start)[0]
    if place < begin:
        return b"".join((view[:place], block, view[place:begin], view[end:]))
    return b"".join((view[:begin], view[end:place], block, view[max(end, place) :]))


def moved_path(path: str, moved: Moved) -> str:
    """Give what a file is called where a folder is called otherwise."""
    was, now = moved
    return now + path[len(was) :] if was and path.startswith(was) else path


def _span(text: bytes, between: bytes, path: bytes, start: int) -> tuple[int, int]:
    """Tell where the line of a file, or the lines of a folder, begin and end, or would."""

    def path_at(offset: int) -> bytes:
        begin = text.rfind(b"\n", 0, offset) + 1
        return text[begin : text.index(b"\n", offset)].rpartition(between)[2]

    after = path[:-1] + b"0" if path.endswith(b"/") else path + b"\0"  # the least that follows them
    begin = bisect_left(range(len(text)), path, start, key=path_at)
    return begin, bisect_left(range(len(text)), after, begin, key=path_at)
