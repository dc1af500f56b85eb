"""
What a release changes in the manifest of the release before it: a mirror asks for this, not for the whole.

It proves nothing and need not: what comes of it must have the SHA-256 that the chain names.
"""

import re

from site_builder.output.manifest import row_line
from site_builder.output.proof.verify import HEAD, digest
from site_builder.output.sums import Sums

_PATH = rb"[\x21-\x7e]{1,1000}"
_ROW = rb"[0-9a-f]{64}\t[0-9a-f]{64}\t[0-9]{1,15}\t" + _PATH
_LINE = re.compile(_ROW + rb"|-\t" + _PATH + rb"|=\t" + _PATH + rb"\t" + _PATH)


def changes_text(contents: str, before: Sums, after: Sums) -> bytes:
    """
    Give the lines that are new or other than before, and the paths that are no more, after a minus.

    Rows are sorted by their paths, and `contents` is the SHA-256 of the manifest before. What only moved, as
    a search index whose folder has a new name, stands as `=`, old path, new path.
    """
    lines, gone = changed_lines(before, after)
    return "".join([f"{contents}\n", *lines.values(), *gone]).encode()


def changed_lines(before: Sums, after: Sums) -> tuple[dict[str, str], list[str]]:
    """Give the lines of what came, changed or moved, by its new path, and those of what is no more."""
    gone = {row: path for path, row in before.items() if path not in after}
    lines, moved = {}, set()
    for path, row in after.items():
        there = before.get(path)
        if there is None and (former := gone.pop(row, None)) is not None:
            moved.add(former)
            lines[path] = f"=\t{former}\t{path}\n"
        elif there != row:
            lines[path] = row_line(path, row)
    return lines, [f"-\t{path}\n" for path in before if path not in after and path not in moved]


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


def _rows(lines: list[bytes]) -> dict[bytes, bytes]:
    """Give digests and sizes in a manifest by their paths."""
    parted = (line.rpartition(b"\t") for line in lines[1:] if line)
    return {path: what for what, _, path in parted}
