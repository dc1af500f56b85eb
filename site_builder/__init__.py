"""site_builder: how a Chinese county publishes its public-information column."""

import os

__version__ = "0.1.0"
# Our models have no plugins; to look for any, pydantic reads what every package here says of itself.
os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
# numpy's algebra, of which we do none, would keep every processor busy with waiting for work.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
