"""
How soon an edit is seen in a preview: from the file's writing to the answer with the new page.

    .venv/bin/python -m benchmarks.serve [N] [RUNS]

Starts `site-builder serve` on N real documents, writes one character into one of them, waits as the script
in an open page does until the server tells of a new version, and asks for the page. Prints the median and
the worst of RUNS, how long the server took to start, and its peak memory. `TMPDIR` says where.
"""

import re
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path

from benchmarks.build import BIN, lay_out
from benchmarks.corpus import needed_corpus
from benchmarks.measure import apart

RUNS = 9
PATIENCE = 6000  # times a fiftieth of a second
EPOCH = re.compile(r"livereload\((\d+),")


def main() -> None:
    """Write the column, serve it, edit it, print."""
    folder = needed_corpus()
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    runs = int(sys.argv[2]) if len(sys.argv) > 2 else RUNS  # noqa: PLR2004 - the second argument
    with tempfile.TemporaryDirectory() as scratch:
        apart(scratch)
        home = Path(scratch) / "ours"
        lay_out(folder, count, home, Path(scratch) / "hugo", Path(scratch) / "stock")
        for name in ("cold", "warm"):
            with socket.socket() as listener:
                listener.bind(("127.0.0.1", 0))
                address = f"127.0.0.1:{listener.getsockname()[1]}"
            began = time.perf_counter()
            command = [str(BIN / "site-builder"), "serve", "-a", address]
            with (Path(scratch) / "log").open("w") as log:
                server = subprocess.Popen(command, cwd=home, stdout=log, stderr=log)
                try:
                    _asked(f"http://{address}/policies/d1.html")
                    print(f"{count} documents, {name}: {time.perf_counter() - began:.2f} s to the first page")
                    if name == "warm":
                        times = [_seen(home, address, number) for number in range(runs)]
                        median, worst = statistics.median(times), max(times)
                        print(f"an edit is seen after {median:.2f} s, {worst:.2f} at worst")
                        status = Path(f"/proc/{server.pid}/status").read_text("utf-8")
                        print(next(line for line in status.splitlines() if line.startswith("VmHWM")))
                finally:
                    server.terminate()
                    server.wait(60)


def _seen(home: Path, address: str, number: int) -> float:
    """Edit a document; gives the seconds until its new page is there."""
    time.sleep(3)  # as an editor does
    file = home / "content/policies/d77.md"
    page = f"http://{address}/policies/d77.html"
    epoch = EPOCH.findall(_asked(page))[0]
    text = file.read_text("utf-8")
    began = time.perf_counter()
    file.write_text(text.replace("\n---\n", f"\n---\n改动{number}", 1), "utf-8")
    while int(_asked(f"http://{address}/livereload/{epoch}/1")) <= int(epoch):
        pass
    assert f"改动{number}" in _asked(page)
    return time.perf_counter() - began


def _asked(address: str) -> str:
    """Give an answer, as soon as there is a server."""
    for _ in range(PATIENCE):
        try:
            with urllib.request.urlopen(address) as answer:
                return str(answer.read().decode())
        except OSError:
            time.sleep(0.02)
    sys.exit(f"no answer from {address}")


if __name__ == "__main__":
    main()
