"""
Debian's Firefox, driven over WebDriver BiDi, which it speaks itself: no driver of its own is needed.

Playwright drives a Firefox build of its own only, which no package registry has (decision 0048).
"""

import json
import re
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from websockets.sync.client import ClientConnection, connect

FIREFOX = shutil.which("firefox-esr") or shutil.which("firefox")
KEYS = {"Enter": "\ue007", "Tab": "\ue004", "Space": " "}
ANSWER = 60  # seconds: a page of the demonstration is there in one


class Firefox:
    """One tab, and what its pages have complained of."""

    def __init__(self, socket: ClientConnection) -> None:
        self._socket, self._asked = socket, 0
        self.complaints: list[str] = []
        self._ask("session.new", capabilities={})
        self._ask("session.subscribe", events=["log.entryAdded"])
        # The window that Firefox opens by itself has no focus: keys would press nothing in it.
        self._tab = self._ask("browsingContext.create", type="window")["context"]

    def _ask(self, method: str, **parameters: Any) -> Any:
        self._asked += 1
        self._socket.send(json.dumps({"id": self._asked, "method": method, "params": parameters}))
        while True:
            said = json.loads(self._socket.recv(ANSWER))
            if said.get("method") == "log.entryAdded" and said["params"]["level"] == "error":
                self.complaints.append(said["params"]["text"])
            if said.get("id") == self._asked:
                if said["type"] == "error":
                    raise RuntimeError(f"{method}: {said['message']}")
                return said["result"]

    def resize(self, width: int, height: int = 800) -> None:
        """Give the page a window of so many CSS pixels."""
        self._ask(
            "browsingContext.setViewport", context=self._tab, viewport={"width": width, "height": height}
        )

    def go(self, address: str) -> None:
        """Open an address and wait until all of it is there."""
        self._ask("browsingContext.navigate", context=self._tab, url=address, wait="complete")

    def read(self, expression: str) -> Any:
        """Give the value of a JavaScript expression, which may be a promise, as JSON would."""
        said = self._ask(
            "script.evaluate", target={"context": self._tab}, awaitPromise=True,
            expression=f"Promise.resolve({expression}).then((value) => JSON.stringify(value ?? null))",
        )  # fmt: skip
        if said["type"] != "success":
            raise RuntimeError(said["exceptionDetails"]["text"])
        return json.loads(said["result"]["value"])

    def wait_for(self, expression: str) -> None:
        """Wait until a JavaScript expression is true; the page may be left for another meanwhile."""
        until = time.monotonic() + ANSWER
        while time.monotonic() < until:
            with suppress(RuntimeError):  # the document goes away under the question
                if self.read(expression):
                    return
            time.sleep(0.05)
        raise TimeoutError(expression)

    def press(self, *keys: str) -> None:
        """Press keys one after the other, as a reader does: names from KEYS, or characters."""
        taps = [{"type": kind, "value": KEYS.get(key, key)} for key in keys for kind in ("keyDown", "keyUp")]
        source = {"type": "key", "id": "keyboard", "actions": taps}
        self._ask("input.performActions", context=self._tab, actions=[source])


@contextmanager
def firefox(folder: Path) -> Iterator[Firefox]:
    """Start Firefox with a fresh profile in `folder`, and end it."""
    assert FIREFOX is not None
    command = [FIREFOX, "--headless", "--no-remote", "--profile", str(folder), "--remote-debugging-port", "0"]
    environment = {
        "HOME": str(folder),
        "PATH": "/usr/bin:/bin",
        "LANG": "C.UTF-8",
        "MOZ_CRASHREPORTER_DISABLE": "1",
    }
    with (
        (folder / "said").open("w+") as log,
        subprocess.Popen(command, stdout=log, stderr=log, env=environment) as process,
    ):
        try:
            with connect(
                f"{_address(folder / 'said')}/session", open_timeout=ANSWER, max_size=None
            ) as socket:
                yield Firefox(socket)
        finally:
            process.terminate()
            process.wait(30)


def _address(log: Path) -> str:
    for _ in range(ANSWER * 10):
        if found := re.search(r"ws://\S+", log.read_text()):
            return found[0]
        time.sleep(0.1)
    raise TimeoutError(log.read_text())
