"""
What a release changes in the manifest of the release before it: a mirror asks for this, not for the whole.

It proves nothing and need not: what comes of it must have the SHA-256 that the chain names.
"""

import re
from collections.abc import Iterable

from site_builder.output.manifest import row_line
from site_builder.output.proof.verify import HEAD, digest
from site_builder.output.spliced import Moved, moved_path
from site_builder.output.sums import Sums
from site_builder.search.layout import FOLDER, GENERATION

_PATH = rb"[\x21-\x7e]{1,1000}"
_ROW = rb"[0-9a-f]{64}\t[0-9a-f]{64}\t[0-9]{1,15}\t" + _PATH
_LINE = re.compile(_ROW + rb"|-\t" + _PATH + rb"|=\t" + _PATH + rb"\t" + _PATH)


def changes_text(contents: str, before: Sums, after: Sums) -> bytes:
    """Give what is other in a release than before, by all rows of both."""
    moved = _index_of(before), _index_of(after)
    if "" in moved:
        moved = "", ""
    old = {moved_path(path, moved): row for path, row in before.items()}
    return changes_since(contents, old, after, moved)


def changes_since(contents: str, old: Sums, new: Sums, moved: Moved) -> bytes:
    """
    Give the lines that are new or other than before, and the paths that are no more, after a minus.

    Rows are by the paths of now, and `contents` is the SHA-256 of the manifest before. A folder that `moved`,
    as a search index does, comes first: `=`, its old path, its new path. So does a file, in its turn.
    """
    was, now = moved
    folder = [f"=\t{was}\t{now}\n"] if was != now else []
    lines, gone = _changed_lines(dict(sorted(old.items())), dict(sorted(new.items())))
    return "".join([f"{contents}\n", *folder, *lines.values(), *gone]).encode()


def _index_of(paths: Iterable[str]) -> str:
    """Give the folder of the index, with a slash at its end; "" where there is none, or more than one."""
    names = {path.split("/")[1] for path in paths if path.startswith(f"{FOLDER}/") and path.count("/") > 1}
    found = [name for name in names if GENERATION.fullmatch(name)]
    return f"{FOLDER}/{found[0]}/" if len(found) == 1 else ""


def _changed_lines(before: Sums, after: Sums) -> tuple[dict[str, str], list[str]]:
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
        elif path.endswith(b"/"):
            was = what[2:]
            rows = {path + p[len(was) :] if p.startswith(was) else p: row for p, row in rows.items()}
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
