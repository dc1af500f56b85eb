"""
The place that a release is published to, whatever it is: what fsspec opens, with patience.

A store answers slowly and fails now and then; each call is tried again a few times before it counts.
"""

import time
from collections.abc import Callable
from mimetypes import MimeTypes
from pathlib import Path
from typing import Any, TypeVar

from site_builder.problem import BrokenSetupError
from site_builder.value import dataclass

PAUSES = (0.2, 1.0, 3.0)  # seconds before each further try
TEXT = ("text/", "application/javascript", "application/json", "application/xml")
# What attachments are that Python's own table lacks; the machine's table is not asked, it differs.
_OFFICE = "application/vnd.openxmlformats-officedocument"
_MORE = {
    ".docx": f"{_OFFICE}.wordprocessingml.document",
    ".xlsx": f"{_OFFICE}.spreadsheetml.sheet",
    ".pptx": f"{_OFFICE}.presentationml.presentation",
    ".ofd": "application/ofd",
    ".wps": "application/vnd.ms-works",
    ".ics": "text/calendar",
    ".webp": "image/webp",
}

_Answer = TypeVar("_Answer")


@dataclass(frozen=True, kw_only=True)
class Store:
    """A folder `root` in a file system `system` of fsspec."""

    system: Any
    root: str

    def read(self, path: str) -> bytes | None:
        """Give what lies at `path`, or None where nothing does."""
        try:
            return bytes(_patiently(lambda: self.system.cat_file(self._at(path))))
        except FileNotFoundError:
            return None

    def write(self, path: str, data: bytes) -> None:
        """Put `data` at `path`, whole or not at all."""
        _patiently(lambda: self.system.pipe_file(self._at(path), data))

    def upload(self, file: Path, path: str) -> None:
        """Put a file at `path`; a store that tells browsers the type of a file is told it."""
        told = {"ContentType": content_type(file.name)} if self._tells_types else {}
        _patiently(lambda: self.system.put_file(str(file), self._at(path), **told))

    def copy(self, source: str, path: str) -> None:
        """Copy within the store, so that nothing goes over the line again."""
        _patiently(lambda: self.system.cp_file(self._at(source), self._at(path)))

    def remove(self, path: str) -> None:
        """Remove what lies at `path`, if anything does."""
        try:
            _patiently(lambda: self.system.rm_file(self._at(path)))
        except FileNotFoundError:
            return

    def names(self, folder: str = "") -> list[str]:
        """Give the path of everything in `folder`, however deep, sorted."""
        home = self._at(folder) if folder else self.root
        self.system.invalidate_cache()
        try:
            found = _patiently(lambda: self.system.find(home))
        except FileNotFoundError:
            return []
        return sorted(path[len(self.root) :].lstrip("/") for path in found)

    def _at(self, path: str) -> str:
        return f"{self.root}/{path}"

    @property
    def _tells_types(self) -> bool:
        protocol = self.system.protocol
        return "s3" in ((protocol,) if isinstance(protocol, str) else protocol)


def store_at(url: str) -> Store:
    """Open the store that `url` names; BrokenSetupError where fsspec does not know it or is missing."""
    try:
        from fsspec.core import url_to_fs  # noqa: PLC0415 - an optional part
    except ImportError as error:
        raise BrokenSetupError("发布到服务器要先安装：pip install -e '.[publish]'") from error
    try:
        system, root = url_to_fs(url)
    except (ImportError, ValueError) as error:
        raise BrokenSetupError(f"打不开 {url}：{error}") from error
    return Store(system=system, root=root.rstrip("/"))


def content_type(name: str) -> str:
    """Give the media type that a server should tell for a file of this name; all our text is UTF-8."""
    ending = Path(name).suffix.lower()
    found = _MORE.get(ending) or MimeTypes().guess_type(name)[0] or "application/octet-stream"
    return f"{found}; charset=utf-8" if found.startswith(TEXT) or found.endswith("+xml") else found


def _patiently(call: Callable[[], _Answer]) -> _Answer:
    for pause in PAUSES:
        try:
            return call()
        except (FileNotFoundError, PermissionError):
            raise
        except OSError:
            time.sleep(pause)
    return call()
