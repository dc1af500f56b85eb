"""
The part of a file in which may stand what was not in the file that it takes the place of.

In thirteen megabytes of open data one row changes. What was searched for in vain in the old file can be in
the new one only where the two differ, or across the edges of that. So the part begins and ends with as much
as the longest text, by the shortest way to read it. Where tags may take something away the part is the
whole.
"""

from codecs import utf_8_decode
from collections.abc import Iterable
from mmap import mmap

from site_builder.output.squeezed import squeezed
from site_builder.output.view import views
from site_builder.records.attachment.form import is_packed

_ARCHIVES = (b"\x1f\x8b", b"PK")
_AT_ONCE = 1 << 16  # bytes, for which no memory is asked of the system
_PIECE = 1 << 14  # bytes, for whose characters none is asked either; a map of a file finds nothing as quickly
Data = bytes | mmap  # of which only pieces are copied


def new_part(old: Data, new: Data, longest: int) -> bytes:
    """Give a part of `new` with all texts, of up to `longest` characters, that it has and `old` has not."""
    least = min(len(old), len(new))
    starts = range(0, least, _AT_ONCE)
    same = _same((old[start : start + _AT_ONCE], new[start : start + _AT_ONCE]) for start in starts)
    begin = new.rfind(b"\n", 0, same) + 1
    rest = least - begin
    behind = range(0, rest, _AT_ONCE)
    same = _same(((_before_end(old, n, rest), _before_end(new, n, rest)) for n in behind), step=-1)
    end = new.find(b"\n", len(new) - same) + 1 or len(new)
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
    return part if is_plain and not _is_packed(old) else new[:]


def _is_plain(data: Data) -> bool:
    """Whether readers read the bytes as one text without tags, and the same if they know JSON's escapes."""
    if _is_packed(data):
        return False
    at = 0
    while at < len(data):
        piece = data[at : at + _PIECE]
        if b"<" in piece or (b"\\" in piece and b"\\u" in data[at : at + _PIECE + 1]):
            return False
        try:
            _, read = utf_8_decode(piece, "strict", at + _PIECE >= len(data))
        except UnicodeDecodeError:
            return False
        at += read
    return True


def _is_packed(data: Data) -> bool:
    begin = data[:_AT_ONCE]
    return begin.startswith(_ARCHIVES) or is_packed(begin)


def _same(pairs: Iterable[tuple[bytes, bytes]], step: int = 1) -> int:
    """Tell how many bytes of two files are the same, one after the other; from the end where `step` is -1."""
    same = 0
    for pair in pairs:
        one, other = pair
        if one == other:
            same += len(one)
            continue
        one, other = one[::step], other[::step]
        low, high = 0, min(len(one), len(other))
        while low < high:
            middle = (low + high + 1) // 2
            if one[low:middle] == other[low:middle]:
                low = middle
            else:
                high = middle - 1
        return same + low
    return same


def _before_end(data: Data, behind: int, most: int) -> bytes:
    """Give the last bytes but for so many `behind` them; of the last `most` only."""
    end = len(data) - behind
    return data[max(end - _AT_ONCE, len(data) - most) : end]


def _is_enough(data: bytes, longest: int) -> bool:
    """Whether any reader reads as many characters as the longest text has."""
    _, *ways = views("", b"\n" + data)
    return all(len(squeezed(way)) >= longest for way in ways)
