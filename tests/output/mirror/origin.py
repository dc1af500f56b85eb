"""A static host, as plain as they come, and the many ways in which it can fail."""

import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, ClassVar

Change = Callable[[str, bytes], bytes | int]  # a path and its bytes: what is given out, or a status


class Origin:
    """
    What a server gives out, and how.

    `budget` is how many bytes of bodies it sends before it cuts every connection (None: no end); at each
    cut the next of `budgets` begins. `change` alters what it sends; `asked` lists what it was asked for.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.url = ""
        self.asked: list[tuple[str, str]] = []
        self.budgets: list[int] = []
        self.budget: int | None = None
        self.cuts = 0
        self.change: Change = lambda _, data: data
        self.has_ranges = True
        self.lock = threading.Lock()

    def allowed(self, wanted: int) -> int:
        """Take `wanted` bytes off the budget; gives how many of them may be sent."""
        with self.lock:
            if self.budget is None:
                return wanted
            given = min(wanted, self.budget)
            self.budget -= given
            if given < wanted:
                self.cuts += 1
                self.budget = self.budgets.pop(0) if self.budgets else None
            return given


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    origin: ClassVar[Origin]

    def do_GET(self) -> None:
        origin, path = self.origin, self.path.lstrip("/")
        wanted = self.headers.get("Range", "")
        origin.asked.append((path, wanted))
        file = origin.folder / path
        data = origin.change(path, file.read_bytes() if file.is_file() else b"\0")
        if isinstance(data, int) or not file.is_file():
            self._answer(data if isinstance(data, int) else 404, b"", {})
            return
        start = int(wanted.removeprefix("bytes=").rstrip("-")) if wanted and origin.has_ranges else 0
        if start >= len(data) and start:
            self._answer(416, b"", {})
        elif start:
            span = {"Content-Range": f"bytes {start}-{len(data) - 1}/{len(data)}"}
            self._answer(206, data[start:], span)
        else:
            self._answer(200, data, {})

    def _answer(self, status: int, body: bytes, headers: dict[str, str]) -> None:
        self.send_response(status)
        for name, value in {"Content-Length": str(len(body)), **headers}.items():
            self.send_header(name, value)
        self.end_headers()
        given = self.origin.allowed(len(body))
        self.wfile.write(body[:given])
        if given < len(body):
            self.close_connection = True

    def log_message(self, *_: Any) -> None:
        """Keep quiet."""


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, *_: Any) -> None:
        """Whoever asked has hung up."""


def free_port() -> int:
    """Give a port that nobody listens on."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


@contextmanager
def serving(folder: Path) -> Iterator[Origin]:
    """Serve a folder while the block runs."""
    origin = Origin(folder)
    handler = type("Handler", (_Handler,), {"origin": origin})
    server = _Server(("127.0.0.1", 0), handler)
    origin.url = f"http://127.0.0.1:{server.server_address[1]}/"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield origin
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
