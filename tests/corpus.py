"""Where the real texts lie that nobody here wrote; tests that use them skip where there are none."""

import os
from pathlib import Path

CORPUS = Path(os.environ.get("SITE_BUILDER_CORPUS") or Path(__file__).parents[2] / "shared" / "data")
