"""Write what is generated from code; see the Makefile's `accept`."""

import sys
import tempfile
from pathlib import Path

from site_builder.commands import accepted
from site_builder.output.content import accept
from tests.rules.seeded import GOLDEN, found

for path in accepted(Path(__file__).resolve().parent.parent):
    sys.stdout.write(f"{path}\n")
with tempfile.TemporaryDirectory() as scratch:
    if accept(GOLDEN, "\n".join(found(Path(scratch))) + "\n"):
        sys.stdout.write(f"{GOLDEN}\n")
