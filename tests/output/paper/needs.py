"""What drawing a PDF needs of the machine; a machine without it says so, and those tests are skipped."""

import shutil
import subprocess

import pytest


def need_pdf() -> None:
    """Skip the module that asks where Pango or Chinese fonts are missing."""
    try:
        import weasyprint  # noqa: F401
    except OSError:
        pytest.skip("no Pango here, and none can be installed: tests of PDF skipped", allow_module_level=True)
    program = shutil.which("fc-list")
    if program and not subprocess.run([program, ":lang=zh"], capture_output=True, check=False).stdout:
        pytest.skip("no Chinese font here: tests of PDF skipped", allow_module_level=True)
