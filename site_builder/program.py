"""The program, which may be interrupted at once: what it needs takes a moment to load."""

import os
import signal

INTERRUPTED = 130


def run() -> None:
    """Load the command line and run it; until then there is nothing to clear away."""
    before = signal.signal(signal.SIGINT, lambda *_: os._exit(INTERRUPTED))
    from site_builder.cli import run as begin  # noqa: PLC0415 - what takes the moment

    signal.signal(signal.SIGINT, before)
    begin()
