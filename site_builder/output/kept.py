"""
What a check keeps, on disk, in the cache folder of whoever runs it; never in the project.

It is a pickle, so it must lie where only its owner writes. It is believed only where it was made by
the same code, and a file only where it did not change in the last moments before the cache was
written, for a file system's clock may not tell two changes of one moment apart.
"""

import gc
import os
import pickle
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import BinaryIO

from site_builder.model.kept import Kept, is_worth_saving
from site_builder.output.cache import MOMENT, code_stamp, kept_file, put_whole
from site_builder.pipeline import Build
from site_builder.records.records import Signature
from site_builder.value import dataclass

UNUSED = 60 * 86_400  # seconds after which what is kept of another column is let go


@dataclass(kw_only=True)
class Memory:
    """What the last check kept, in the memory of one process that checks again and again."""

    kept: Kept | None = None


def remembered(
    root: Path,
    make: Callable[[Kept], Build],
    memory: Memory | None = None,
    *,
    began: int = 0,
    later: list[Callable[[], None]] | None = None,
) -> Build:
    """
    Check or build the column in `root` with what the last one kept, and keep that for the next.

    What `memory` has is not read from the disk; it takes what this one keeps, which `began` at a time in
    nanoseconds. Who does what is to be done `later` saves it then, unless there are errors.
    """
    file = kept_file(root)
    known = memory.kept if memory else None
    before = known or load_kept(file)
    made = make(before)
    if memory:
        memory.kept = settled(made.kept, began)
    if not known and is_worth_saving(made.kept, before):
        save = partial(save_kept, file, made.kept)
        if later is None or made.has_errors:
            save()
        else:
            later.append(save)
    return made


def is_kept(file: Path) -> bool:
    """Whether an earlier check by this code kept anything there."""
    with suppress(OSError), file.open("rb") as stream:
        return _is_ours(stream)
    return False


def load_kept(file: Path) -> Kept:
    """Give what an earlier check kept; nothing where that cannot be read or is of other code."""
    was_enabled = gc.isenabled()
    gc.disable()  # a hundred thousand new objects, none of them garbage
    try:
        with file.open("rb") as stream:
            written = os.fstat(stream.fileno())
            if not _is_ours(stream):
                return Kept()
            kept = pickle.load(stream)  # noqa: S301 - as below
    except Exception:  # noqa: BLE001 - whatever is wrong with a cache, there is none
        return Kept()
    finally:
        if was_enabled:
            gc.enable()
    return settled(kept, written.st_mtime_ns) if isinstance(kept, Kept) else Kept()


def _is_ours(stream: BinaryIO) -> bool:
    """Read the beginning, and tell whether the rest is to be believed."""
    if os.fstat(stream.fileno()).st_uid != os.getuid():
        return False
    with suppress(Exception):  # whatever is wrong with a cache, there is none
        return bool(pickle.load(stream) == code_stamp())  # noqa: S301 - our own
    return False


def save_kept(file: Path, kept: Kept) -> None:
    """Write what a check kept, whole or not at all; a disk that refuses it costs only time."""
    with suppress(OSError):
        put_whole(
            file, b"".join(pickle.dumps(part, pickle.HIGHEST_PROTOCOL) for part in (code_stamp(), kept))
        )
        _let_go(file)


def _let_go(file: Path) -> None:
    """Remove what is kept of other columns and was not written for long: of most, the folder is gone."""
    now = file.stat().st_mtime
    for entry in os.scandir(file.parent):
        is_own = entry.name.partition(".")[0] == file.stem
        if not is_own and entry.is_file() and now - entry.stat().st_mtime > UNUSED:
            Path(entry.path).unlink(missing_ok=True)


def settled(kept: Kept, moment: int) -> Kept:
    """Give what did not change in the last moments before it was read, at `moment`, in nanoseconds."""
    before = moment - MOMENT

    def is_settled(signature: Signature) -> bool:
        return signature[1] < before and signature[2] < before

    documents = {path: d for path, d in kept.documents.items() if is_settled(d.signature)}
    files = {path: pair for path, pair in kept.files.items() if is_settled(pair[0])}
    lists = kept.lists if kept.lists and all(map(is_settled, kept.lists.signatures.values())) else None
    return replace(kept, documents=documents, files=files, lists=lists)
