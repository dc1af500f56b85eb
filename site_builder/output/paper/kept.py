"""
Files for paper that an earlier build made, by all that they were made from: text, code, libraries, fonts.

They lie in the cache folder of whoever builds; a build without them gives the same bytes, later.
"""

import hashlib
import json
import os
from collections.abc import Iterable, Mapping
from contextlib import suppress
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from site_builder.output.cache import PACKAGE, kept_file, put_whole
from site_builder.output.paper.font import fonts_stamp

LIBRARIES = (
    "weasyprint",
    "pydyf",
    "fonttools",
    "python-docx",
    "lxml",
    "jinja2",
    "tinyhtml5",
    "tinycss2",
    "zxing-cpp",
)
SOURCES = ("paper/*", "filters.py", "quick_code.py", "code_mask.py")


class KeptPapers:
    """What is kept for the column in `root`; a disk that refuses costs only time."""

    def __init__(self, root: Path) -> None:
        self.folder = kept_file(root, "paper")
        self.code = _code_stamp()
        self.fonts = fonts_stamp()

    def key(self, values: Mapping[str, object], extension: str) -> str:
        """Name what is made of `values`; nothing where that can't be told, for want of the fonts' names."""
        if extension == "pdf" and not self.fonts:
            return ""
        told = json.dumps(values, ensure_ascii=False, sort_keys=True, default=str)
        stamp = f"{self.code} {self.fonts if extension == 'pdf' else ''} {told}"
        return f"{hashlib.sha256(stamp.encode()).hexdigest()}.{extension}"

    def load(self, key: str) -> bytes | None:
        """Give what is kept under `key`."""
        if not key:
            return None
        try:
            if self.folder.stat().st_uid != os.getuid():
                return None
            return (self.folder / key).read_bytes()
        except OSError:
            return None

    def save(self, key: str, data: bytes) -> None:
        """Keep `data`, whole or not at all."""
        if not key:
            return
        with suppress(OSError):
            put_whole(self.folder / key, data)

    def keep_only(self, keys: Iterable[str]) -> None:
        """Let go of what no document needs any more: the text of a withdrawn one must not stay."""
        wanted = set(keys)
        with suppress(OSError):
            for path in self.folder.iterdir():
                if path.name not in wanted:
                    path.unlink(missing_ok=True)


def _code_stamp() -> str:
    found = [f"{name} {_version(name)}" for name in LIBRARIES]
    paths = [path for pattern in SOURCES for path in sorted((PACKAGE / "output").glob(pattern))]
    found += [f"{p.name} {hashlib.sha256(p.read_bytes()).hexdigest()}" for p in paths if p.is_file()]
    return hashlib.sha256("\n".join(found).encode()).hexdigest()


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return ""
