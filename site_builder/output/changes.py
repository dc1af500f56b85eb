"""
What a release changes in the manifest of the release before it: a mirror asks for this, not for the whole.

It proves nothing and need not: what comes of it must have the SHA-256 that the chain names.
"""

import re
from collections.abc import Set as AbstractSet

from site_builder.output.proof.verify import HEAD, digest

_PATH = rb"[\x21-\x7e]{1,1000}"
_ROW = rb"[0-9a-f]{64}\t[0-9a-f]{64}\t[0-9]{1,15}\t" + _PATH
_LINE = re.compile(_ROW + rb"|-\t" + _PATH + rb"|=\t" + _PATH + rb"\t" + _PATH)


def changes_text(before: bytes, after: bytes) -> bytes:
    """
    Give the lines that are new or other than before, and the paths that are no more, after a minus.

    What only moved, as a search index whose folder has a new name, stands as `=`, old path, new path.
    """
    had, has = before.split(b"\n"), after.split(b"\n")
    kept = frozenset(had).intersection(has)
    old, new = _rows(had, kept), _rows(has, kept)
    gone = {_what(line): path for path, line in old.items() if path not in new}
    lines, moved = [], set()
    for path, line in new.items():
        former = gone.get(_what(line))
        if path not in old and former is not None and former not in moved:
            moved.add(former)
            lines.append(b"=\t" + former + b"\t" + path)
        else:
            lines.append(line)
    lines += [b"-\t" + path for path in old if path not in new and path not in moved]
    return b"".join(line + b"\n" for line in [digest(before).encode(), *lines])


def _what(line: bytes) -> bytes:
    """Give the digests and the size of a row."""
    return line.rpartition(b"\t")[0]


def is_changes(data: bytes) -> bool:
    """Whether these bytes are a list of changes at all."""
    head, *lines = data.split(b"\n")
    is_ended = bool(lines) and lines.pop() == b""
    return is_ended and bool(re.fullmatch(rb"[0-9a-f]{64}", head)) and all(map(_LINE.fullmatch, lines))


def changed(before: bytes, changes: bytes) -> bytes | None:
    """Give the manifest that the changes make of the one before; None where they are of another."""
    head, *lines = changes.rstrip(b"\n").split(b"\n")
    if head.decode() != digest(before):
        return None
    rows = _rows(before.split(b"\n"))
    for line in lines:
        what, _, path = line.rpartition(b"\t")
        if what == b"-":
            rows.pop(path, None)
        elif what.startswith(b"=\t"):
            rows[path] = _what(rows.pop(what[2:], b"\t")) + b"\t" + path
        else:
            rows[path] = line
    return b"".join(line + b"\n" for line in [HEAD.encode(), *(rows[path] for path in sorted(rows))])


def _rows(lines: list[bytes], but: AbstractSet[bytes] = frozenset()) -> dict[bytes, bytes]:
    """Give the rows of a manifest by their paths, `but` for some."""
    return {line.rpartition(b"\t")[2]: line for line in lines[1:] if line and line not in but}
