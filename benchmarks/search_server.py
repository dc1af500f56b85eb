"""A quick server on loopback that packs what it sends and counts the bytes."""

import gzip
import socketserver
import threading
from functools import cache
from pathlib import Path
from typing import Self
from urllib.parse import unquote

TYPES = {".html": "text/html; charset=utf-8", ".js": "text/javascript; charset=utf-8",
         ".json": "application/json", ".wasm": "application/wasm"}  # fmt: skip
NOTHING = b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n"


class _Listener(socketserver.ThreadingTCPServer):
    request_queue_size = 64  # a browser knocks six times at once; who is not heard waits a second
    allow_reuse_address = daemon_threads = True


class Server:
    """Serves `folder` while it is open; `sent` counts the bytes of bodies, packed, since it was last set."""

    def __init__(self, folder: Path) -> None:
        self.sent = 0
        outer = self

        @cache
        def packed(address: str) -> tuple[bytes, int]:
            """Give a whole answer and the size of its body."""
            path = folder / (unquote(address.partition("?")[0]).lstrip("/") or "index.html")
            if not path.is_file():
                return NOTHING, 0
            data = gzip.compress(path.read_bytes(), 6, mtime=0)
            kind = TYPES.get(path.suffix, "application/octet-stream")
            head = f"HTTP/1.1 200 OK\r\nContent-Type: {kind}\r\nContent-Encoding: gzip\r\n"
            return f"{head}Content-Length: {len(data)}\r\n\r\n".encode() + data, len(data)

        class Handler(socketserver.StreamRequestHandler):
            disable_nagle_algorithm = True  # as any web server does; else some answers wait 40 ms

            def handle(self) -> None:
                while line := self.rfile.readline():
                    while self.rfile.readline().strip():
                        pass  # nothing in the rest of the head is of interest
                    answer, size = packed(line.decode("ascii").split(" ")[1])
                    outer.sent += size
                    self.request.sendall(answer)

        self._server = _Listener(("127.0.0.1", 0), Handler)
        self.address = f"http://127.0.0.1:{self._server.server_address[1]}/"

    def __enter__(self) -> Self:
        """Begin to serve."""
        threading.Thread(target=self._server.serve_forever, daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        """Stop."""
        self._server.shutdown()
        self._server.server_close()
