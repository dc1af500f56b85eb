"""
The part of a file in which may stand what was not in the file that it takes the place of.

In thirteen megabytes of open data one row changes. What was searched for in vain in the old file can be in
the new one only where the two differ, or across the edges of that. So the part begins and ends with as much
as the longest text, by the shortest way to read it. Where tags may take something away the part is the
whole.
"""

from codecs import getincrementaldecoder

from site_builder.output.squeezed import squeezed
from site_builder.output.view import views
from site_builder.records.attachment.form import is_packed

_ARCHIVES = (b"\x1f\x8b", b"PK")
_AT_ONCE = 1 << 16  # bytes, for which no memory is asked of the system


def new_part(old: bytes, new: bytes, longest: int) -> bytes:
    """Give a part of `new` with all texts, of up to `longest` characters, that it has and `old` has not."""
    begin = new.rfind(b"\n", 0, _same(old, new)) + 1
    end = _end(old[begin:], new[begin:]) + begin
    shift = len(old) - len(new)
    first, last = begin, end
    size = longest
    while first and not _is_enough(new[first:begin], longest):
        first = new.rfind(b"\n", 0, max(0, begin - size)) + 1
        size *= 2
    size = longest
    while last < len(new) and not _is_enough(new[end:last], longest):
        last = new.find(b"\n", end + size) + 1 or len(new)
        size *= 2
    part = b"\n" + new[first:last]
    is_plain = all(map(_is_plain, (new, part, b"\n" + old[begin : end + shift])))
    return part if is_plain and not _is_packed(old) else new


def _is_plain(data: bytes) -> bool:
    """Whether readers read the bytes as one text without tags, and the same if they know JSON's escapes."""
    if _is_packed(data) or b"\\u" in data or b"<" in data:
        return False
    decoder = getincrementaldecoder("utf-8")()
    try:
        for start in range(0, len(data), _AT_ONCE):
            decoder.decode(data[start : start + _AT_ONCE], final=start + _AT_ONCE >= len(data))
    except UnicodeDecodeError:
        return False
    return True


def _is_packed(data: bytes) -> bool:
    return data.startswith(_ARCHIVES) or is_packed(data)


def _same(one: bytes, other: bytes) -> int:
    """Tell how many bytes are the same from the beginning."""
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        if one[low:middle] == other[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low


def _end(old: bytes, new: bytes) -> int:
    """Tell where the lines of `new` begin that `old` ends with too."""
    return new.find(b"\n", len(new) - _same(old[::-1], new[::-1])) + 1 or len(new)


def _is_enough(data: bytes, longest: int) -> bool:
    """Whether any reader reads as many characters as the longest text has."""
    _, *ways = views("", b"\n" + data)
    return all(len(squeezed(way)) >= longest for way in ways)
