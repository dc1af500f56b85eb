"""Who interrupts the program at once sees no traceback."""

import signal
import subprocess
import sys
import time

import pytest

CODE = "from site_builder.program import run; import os; os.write(1, b'begun\\n'); run()"


@pytest.mark.parametrize("wait", [0.03, 0.06, 0.1, 0.2])
def test_an_early_interrupt_is_no_traceback(wait: float) -> None:
    """While modules are loaded, too."""
    command = [sys.executable, "-c", CODE, "check", "-f", "/nowhere/mkdocs.yml"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        assert process.stdout
        process.stdout.readline()
        time.sleep(wait)
        process.send_signal(signal.SIGINT)
        _, said = process.communicate()

    assert "Traceback" not in said
    assert process.returncode in (130, 2)  # interrupted, or told what is wrong before
