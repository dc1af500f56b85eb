"""A server on loopback that packs what it sends and counts the bytes."""

import gzip
import http.server
import threading
from functools import cache
from pathlib import Path
from typing import Self
from urllib.parse import unquote, urlsplit

TYPES = {".html": "text/html; charset=utf-8", ".js": "text/javascript; charset=utf-8",
         ".json": "application/json", ".wasm": "application/wasm"}  # fmt: skip


class _Listener(http.server.ThreadingHTTPServer):
    request_queue_size = 64  # a browser knocks six times at once; who is not heard waits a second


class Server:
    """Serves `folder` while it is open; `sent` counts the bytes of bodies, packed, since it was last set."""

    def __init__(self, folder: Path) -> None:
        self.sent = 0
        outer = self

        @cache
        def packed(path: Path) -> bytes:
            return gzip.compress(path.read_bytes(), 6, mtime=0)

        class Handler(http.server.BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"
            # As any web server does; else the end of each answer waits 40 ms for the browser's receipt.
            disable_nagle_algorithm = True
            wbufsize = -1

            def log_message(self, *_: object) -> None:
                """Keep the table clean."""

            def do_GET(self) -> None:
                path = folder / (unquote(urlsplit(self.path).path).lstrip("/") or "index.html")
                if not path.is_file():
                    self.send_response(404)
                    self.send_header("Content-Length", "0")
                    self.end_headers()
                    return
                data = packed(path)
                outer.sent += len(data)
                self.send_response(200)
                self.send_header("Content-Type", TYPES.get(path.suffix, "application/octet-stream"))
                self.send_header("Content-Encoding", "gzip")
                self.send_header("Content-Length", str(len(data)))
                self.end_headers()
                self.wfile.write(data)

        self._server = _Listener(("127.0.0.1", 0), Handler)
        self.address = f"http://127.0.0.1:{self._server.server_port}/"

    def __enter__(self) -> Self:
        """Begin to serve."""
        threading.Thread(target=self._server.serve_forever, daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        """Stop."""
        self._server.shutdown()
        self._server.server_close()
