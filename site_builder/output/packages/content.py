"""A release as what an archive is told of it: its files with their web addresses, types and titles."""

import re
from collections.abc import Iterator
from datetime import datetime
from html import unescape
from pathlib import Path, PurePosixPath

from site_builder.output.manifest import read_sums
from site_builder.output.proof.verify import CHAIN, SUMS, Record, check_release, read_chain
from site_builder.output.seal import moment_of
from site_builder.problem import BrokenSetupError
from site_builder.settings import Settings
from site_builder.value import dataclass

# The system's table differs from machine to machine.
TYPES = {
    "html": "text/html; charset=utf-8",
    "css": "text/css; charset=utf-8",
    "js": "text/javascript; charset=utf-8",
    "json": "application/json",
    "jsonl": "application/jsonl",
    "csv": "text/csv; charset=utf-8",
    "tsv": "text/tab-separated-values; charset=utf-8",
    "txt": "text/plain; charset=utf-8",
    "py": "text/plain; charset=utf-8",
    "sig": "text/plain; charset=utf-8",
    "xml": "application/xml",
    "svg": "image/svg+xml",
    "png": "image/png",
    "jpg": "image/jpeg",
    "jpeg": "image/jpeg",
    "gif": "image/gif",
    "webp": "image/webp",
    "pdf": "application/pdf",
    "ofd": "application/ofd",
    "zip": "application/zip",
    "gz": "application/gzip",
    "doc": "application/msword",
    "xls": "application/vnd.ms-excel",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "mp3": "audio/mpeg",
    "mp4": "video/mp4",
}
_TITLE = re.compile(r"<title>([^<]*)</title>")


@dataclass(frozen=True, kw_only=True)
class Content:
    """A whole release, its settings, and its place in the chain."""

    folder: Path
    settings: Settings
    record: Record
    sums: dict[str, str]

    @property
    def moment(self) -> datetime:
        """When it was released."""
        return moment_of(self.record)

    @property
    def name(self) -> str:
        """Give a name for the package, of the site and the release."""
        return f"{self.settings.domain}-{self.record.number:06}"

    def url(self, path: str) -> str:
        """Give the web address of a file."""
        return self.settings.site_url + path

    def pages(self) -> Iterator[tuple[str, str]]:
        """Give the path and the title of every page."""
        for path in self.sums:
            if path.endswith(".html"):
                found = _TITLE.search((self.folder / path).read_text("utf-8", "replace"))
                yield path, unescape(found[1]) if found else path


def content_of(release: Path, settings: Settings) -> Content:
    """Read a release; BrokenSetupError where it is not whole: what is damaged is not kept for ever."""
    if not release.is_dir():
        raise BrokenSetupError(f"没有 {release} 这个版本，请先生成网站")
    if faults := check_release(release):
        raise BrokenSetupError(f"{release} 不完整：{faults[0]}")
    record = read_chain((release / CHAIN).read_bytes())[0][-1]
    sums = read_sums((release / SUMS).read_text("utf-8"))
    return Content(folder=release, settings=settings, record=record, sums=sums)


def type_of(path: str) -> str:
    """Give the media type of a file, by its ending."""
    return TYPES.get(PurePosixPath(path).suffix.lower().lstrip("."), "application/octet-stream")
