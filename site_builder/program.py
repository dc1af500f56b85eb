"""The program, which may be interrupted at once: what it needs takes a moment to load."""

import gc
import os
import signal

INTERRUPTED = 130


def run() -> None:
    """Load the command line and run it; until then there is nothing to clear away."""
    before = signal.signal(signal.SIGINT, lambda *_: os._exit(INTERRUPTED))
    # It would ask all that is installed for some.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    gc.disable()  # what modules make stays
    from site_builder.cli import run as begin  # noqa: PLC0415 - what takes the moment

    gc.enable()
    signal.signal(signal.SIGINT, before)
    begin()
