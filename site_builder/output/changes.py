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
    gone = {what: path for path, what in old.items() if path not in new}
    lines, moved = [], set()
    for path, what in new.items():
        former = gone.get(what)
        if former is not None and path not in old and former not in moved:
            moved.add(former)
            lines.append(b"=\t%s\t%s\n" % (former, path))
        else:
            lines.append(b"%s\t%s\n" % (what, path))
    lines += [b"-\t%s\n" % path for path in old if path not in new and path not in moved]
    return b"".join([digest(before).encode(), b"\n", *lines])


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
            rows[path] = rows.pop(what[2:], b"")
        else:
            rows[path] = what
    lines = [b"%s\t%s\n" % (rows[path], path) for path in sorted(rows)]
    return b"".join([HEAD.encode(), b"\n", *lines])


def _rows(lines: list[bytes], but: AbstractSet[bytes] = frozenset()) -> dict[bytes, bytes]:
    """Give digests and sizes in a manifest by their paths, `but` for some rows."""
    parted = (line.rpartition(b"\t") for line in lines[1:] if line and line not in but)
    return {path: what for what, _, path in parted}
