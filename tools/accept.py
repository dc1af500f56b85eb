"""Write what is generated from code; see the Makefile's `accept`."""

import sys
from pathlib import Path

from site_builder.commands import accepted

for path in accepted(Path(__file__).resolve().parent.parent):
    sys.stdout.write(f"{path}\n")
