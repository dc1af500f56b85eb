"""Content files that a command makes: written whole or not at all, and never over another."""

import os
import shutil
import tempfile
from collections.abc import Iterable
from itertools import count
from pathlib import Path

from site_builder.artifacts.artifact import Artifact
from site_builder.problem import BrokenSetupError


def write_content(folder: Path, files: Iterable[tuple[str, str]]) -> list[str]:
    """
    Write `files`, pairs of a path relative to `folder` and a text; gives the paths.

    BrokenSetupError before the first byte where a path leaves `folder` or is taken already.
    """
    waiting = list(files)
    home = folder.resolve()
    for path, _ in waiting:
        target = folder / path
        if not target.resolve().is_relative_to(home):
            raise BrokenSetupError(f"{path} 在 {folder} 之外")
        if target.exists():
            raise BrokenSetupError(f"{target} 已经存在，没有写入任何文件")
    for path, text in waiting:
        _write(folder / path, text.encode())
    return [path for path, _ in waiting]


def move_content(root: Path, paths: Iterable[str], folder: Path) -> None:
    """Move files from below `root` to the same place below `folder`."""
    for path in paths:
        target = folder / path
        for number in count(2):  # one of the same name may lie there from another day
            if not target.exists():
                break
            name = (folder / path).with_suffix(f".{number}{(folder / path).suffix}").name
            target = (folder / path).with_name(name)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.move(root / path, target)


def replace_files(folder: Path, files: Iterable[Artifact]) -> list[Path]:
    """Write `files` into `folder`, each at once, over an earlier one of its name; gives their paths."""
    paths = []
    for file in files:
        _write(folder / file.path, file.data)
        paths.append(folder / file.path)
    return paths


def accept(path: Path, text: str) -> bool:
    """Write a generated file where it differs; tells whether it did."""
    if path.is_file() and path.read_bytes() == text.encode():
        return False
    _write(path, text.encode())
    return True


def _write(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=".new-", dir=path.parent)
    with os.fdopen(handle, "wb") as stream:
        stream.write(data)
    Path(name).chmod(0o644)
    Path(name).replace(path)
