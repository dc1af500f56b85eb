"""The `verify.py` of a release: the modules of this folder joined to one file that needs nothing else."""

from pathlib import Path

HERE = Path(__file__).resolve().parent
VERIFY = "verify.py"
_FUTURE = "from __future__ import annotations\n"


def script() -> bytes:
    """Give the text of `verify.py`."""
    head, rest = _halves(VERIFY)
    parts = [_halves(name)[1] for name in ("sm3.py", "ed25519.py")]
    return "".join((head, _FUTURE, *parts, rest)).encode()


def _halves(name: str) -> tuple[str, str]:
    """Give what stands before and after the first import, without the imports of each other."""
    head, _, rest = (HERE / name).read_text("utf-8").partition(_FUTURE)
    lines = [line for line in rest.splitlines(keepends=True) if not line.startswith("from site_builder")]
    return head, "".join(lines)
