"""site_builder: how a Chinese county publishes its public-information column."""

import os

# Our models have no plugins; to look for any, pydantic reads what every package here says of itself.
os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
