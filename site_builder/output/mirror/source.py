"""
Where a mirror pulls from: any host that gives out files over HTTP.

Nothing it says is believed: sizes are limited, digests compared, redirects not followed, waiting is
bounded. What broke off is taken up where it ended.
"""

import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar
from urllib.parse import quote, urlsplit

import urllib3
from urllib3.exceptions import HTTPError

from site_builder.output.proof.verify import sums_of
from site_builder.problem import BrokenSetupError
from site_builder.value import dataclass

BLOCK = 256 * 1024
SLOWEST = 2048  # bytes a second; a source slower than that is not waited for
_OK, _PARTIAL, _NOT_FOUND, _RANGE, _MANY, _BROKEN = 200, 206, 404, 416, 429, 500
_Given = TypeVar("_Given")


class ChangedError(Exception):
    """What came is not what the manifest says; perhaps the source just went on to its next release."""


class _AgainError(Exception):
    """Try again."""


@dataclass(frozen=True, kw_only=True)
class Patience:
    """How often to try; seconds to wait at first, each time twice as long, and for an answer."""

    tries: int = 6
    wait: float = 0.5
    timeout: float = 30.0


class Source:
    """A static host; safe to use from several threads."""

    def __init__(self, url: str, patience: Patience, connections: int) -> None:
        parts = urlsplit(url)
        if parts.scheme not in ("http", "https") or not parts.hostname or parts.query or parts.fragment:
            raise BrokenSetupError(f"「{url}」应当是 http:// 或 https:// 开头的网址")
        self.url = url.rstrip("/") + "/"
        self.patience = patience
        timeout = urllib3.Timeout(connect=patience.timeout, read=patience.timeout)
        agent = {"User-Agent": "site-builder mirror", "Accept-Encoding": "identity"}
        self.pool = urllib3.PoolManager(1, maxsize=connections, retries=False, timeout=timeout, headers=agent)

    def get(self, path: str, limit: int) -> bytes | None:
        """Give a small file; None where the source has none."""
        return self._tried(path, lambda: self._get(path, limit))

    def fetch(self, path: str, digest: str, size: int, part: Path) -> None:
        """Bring the file with that digest to `part`, of which a beginning may lie there already."""
        self._tried(path, lambda: self._fetch(path, digest, size, part))
        if not part.is_file():
            raise ChangedError(f"{path} 与清单不符")

    def _tried(self, path: str, attempt: Callable[[], _Given]) -> _Given:
        said = ""
        for number in range(self.patience.tries):
            if number:
                time.sleep(self.patience.wait * 2 ** (number - 1))
            try:
                return attempt()
            except (_AgainError, HTTPError) as error:
                said = str(error).partition("(")[0].strip() or type(error).__name__
        raise BrokenSetupError(f"取不到 {self.url}{path}，试了 {self.patience.tries} 次：{said}")

    def _open(self, path: str, start: int = 0) -> urllib3.BaseHTTPResponse:
        headers = {**self.pool.headers, **({"Range": f"bytes={start}-"} if start else {})}
        address = self.url + quote(path)
        answer = self.pool.request("GET", address, headers=headers, preload_content=False, redirect=False)
        if answer.status == _MANY or answer.status >= _BROKEN:
            answer.close()
            raise _AgainError(f"对方回答 {answer.status}")
        if answer.status not in (_OK, _PARTIAL, _NOT_FOUND, _RANGE):
            answer.close()
            where = f"，转到 {answer.headers.get('Location')}" if "Location" in answer.headers else ""
            raise BrokenSetupError(f"{address} 回答 {answer.status}{where}")
        return answer

    def _get(self, path: str, limit: int) -> bytes | None:
        with self._open(path) as answer:
            if answer.status == _NOT_FOUND:
                return None
            found = bytearray()
            for block in self._blocks(answer, limit):
                found += block
                if len(found) > limit:
                    raise BrokenSetupError(f"{self.url}{path} 超过 {limit} 字节，没有取完")
            return bytes(found)

    def _fetch(self, path: str, digest: str, size: int, part: Path) -> None:
        start = part.stat().st_size if part.is_file() else 0
        if start < size or not size:
            self._continue(path, size, part, start)
        one, _, length = sums_of(part, sm3=False)
        if length < size:
            raise _AgainError("连接中断")
        if one != digest:
            part.unlink()
            if start:
                raise _AgainError("续传的内容不对，从头再取")

    def _continue(self, path: str, size: int, part: Path, start: int) -> None:
        with self._open(path, start) as answer:
            if answer.status == _NOT_FOUND:
                raise ChangedError(f"对方没有 {path}")
            is_rest = answer.status == _PARTIAL and answer.headers.get("Content-Range", "").startswith(
                f"bytes {start}-"
            )
            if answer.status != _OK and not is_rest:
                part.unlink(missing_ok=True)
                raise _AgainError("对方不能续传")
            with part.open("ab" if is_rest else "wb") as stream:
                for block in self._blocks(answer, size):
                    if stream.tell() + len(block) > size:
                        stream.truncate(0)
                        raise ChangedError(f"{path} 比清单写的大")
                    stream.write(block)

    def _blocks(self, answer: urllib3.BaseHTTPResponse, size: int) -> Iterator[bytes]:
        end = time.monotonic() + self.patience.timeout + size / SLOWEST
        for block in answer.stream(BLOCK, decode_content=False):
            if time.monotonic() > end:
                raise _AgainError("太慢")
            yield block
