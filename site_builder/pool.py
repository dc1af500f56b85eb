"""
Processes forked from this one, which share what it has without a copy, and run on one chunk after the other.

The standard library's pool does so with threads, and waits until all memory is given back: a twentieth of the
time of a build after an edit.
"""

import os
import pickle
import select
import struct
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, Self

from site_builder.beside import bury, end_later, forked, killed, sendable

AHEAD = 3  # chunks a process that may wait or be done at once: bounds what lies in memory
_LENGTH = struct.Struct("<Q")
_AT_ONCE = 1 << 20  # bytes
_TOKEN = b"."
_END = object()


class Pool:
    """
    So many processes that `run` on chunks.

    Whoever has the token takes the next order from a pipe that all share. Results come through one of each.
    """

    def __init__(self, run: Callable[[Any], object], count: int) -> None:
        bury()
        taken, self._orders = os.pipe()
        token = os.pipe()
        os.write(token[1], _TOKEN)
        os.set_blocking(self._orders, False)
        self._run = run
        self._unsent = bytearray()
        self._received: dict[int, bytearray] = {}
        self._events = select.poll()  # which `select` is not, where many files are open
        self._processes: list[int] = []
        try:
            for _ in range(count):
                self._begin(taken, token)
        except BaseException:
            self.stop()
            raise
        finally:
            for end in (taken, *token):
                os.close(end)

    def _begin(self, taken: int, token: tuple[int, int]) -> None:
        out, into = os.pipe()
        self._received[out] = bytearray()

        def work() -> None:
            os.close(self._orders)
            _serve(self._run, taken, token, into)

        try:
            self._processes.append(forked(work))
        finally:
            os.close(into)
        self._events.register(out, select.POLLIN)

    def __enter__(self) -> Self:
        """Lend it; its processes end with what it is lent for, at once where that fails."""
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        """End them."""
        if kind is None:
            self.end()
        else:
            self.stop()

    def each(
        self,
        chunks: Sequence[Any],
        meanwhile: Iterable[object] = (),
        *,
        ahead: int = AHEAD,
        helps: bool = False,
    ) -> Iterator[tuple[int, Any]]:
        """
        Give the number and the result of each chunk; see `Workers.each`.

        No more than `ahead` chunks a process are sent before they are done. This process `helps` where it has
        nothing else to do: it runs on those that are left.
        """
        sent = done = 0
        steps, has_steps = iter(meanwhile), True
        while True:
            while sent < len(chunks) and sent - done < ahead * len(self._processes):
                self._unsent += _framed((sent, chunks[sent]))
                sent += 1
            if sent == done and not has_steps:
                return
            self._events.register(self._orders, select.POLLOUT if self._unsent else 0)
            is_busy = has_steps or (helps and sent < len(chunks))
            ready = [end for end, _ in self._events.poll(0 if is_busy else None)]
            self._send()
            results = [result for end in ready if end in self._received for result in self._results(end)]
            if not results and has_steps:
                has_steps = next(steps, _END) is not _END
            elif not results and is_busy:
                sent += 1
                results = [(sent - 1, self._run(chunks[sent - 1]), None)]
            for number, result, fault in sorted(results, key=lambda told: told[0]):
                if fault is not None:
                    raise fault
                done += 1
                yield number, result

    def end(self) -> None:
        """Let the processes end, which have nothing left to do."""
        self._close()
        for process in self._processes:
            end_later(process)

    def stop(self) -> None:
        """End them whatever they do."""
        self._close()
        for process in self._processes:
            killed(process)

    def _send(self) -> None:
        while self._unsent:
            try:
                del self._unsent[: os.write(self._orders, self._unsent)]
            except (BlockingIOError, BrokenPipeError):  # it is full, or all are gone: their pipes tell
                return

    def _results(self, out: int) -> Iterator[tuple[int, Any, Exception | None]]:
        """Take what a process has written; OSError where it was killed."""
        data, received = os.read(out, _AT_ONCE), self._received[out]
        if not data:
            raise OSError("a process of this build was killed")
        received += data
        while len(received) >= _LENGTH.size:
            end = _LENGTH.size + _LENGTH.unpack_from(received)[0]
            if len(received) < end:
                return
            with memoryview(received) as view:
                result = pickle.loads(view[_LENGTH.size : end])  # noqa: S301 - from our own process
            del received[:end]
            yield result

    def _close(self) -> None:
        for end in (self._orders, *self._received):
            os.close(end)


def _framed(value: object) -> bytes:
    data = pickle.dumps(value, pickle.HIGHEST_PROTOCOL)
    return _LENGTH.pack(len(data)) + data


def _serve(run: Callable[[Any], object], orders: int, token: tuple[int, int], into: int) -> None:
    """Carry out orders until there are no more."""
    with os.fdopen(into, "wb") as stream:
        while os.read(token[0], 1):
            head = _exactly(orders, _LENGTH.size)
            order = _exactly(orders, _LENGTH.unpack(head)[0]) if head else b""
            os.write(token[1], _TOKEN)
            if not order:
                return
            number, chunk = pickle.loads(order)  # noqa: S301 - from our own process
            try:
                told = _framed((number, run(chunk), None))
            except Exception as error:  # noqa: BLE001 - raised where it is waited for
                told = _framed((number, None, sendable(error)))
            stream.write(told)
            stream.flush()


def _exactly(end: int, size: int) -> bytes:
    """Read so many bytes from a pipe; nothing where it is closed."""
    data = bytearray()
    while len(data) < size:
        if not (more := os.read(end, size - len(data))):
            return b""
        data += more
    return bytes(data)
