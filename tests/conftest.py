"""Property tests try the same examples on every machine, and time decides nothing."""

from hypothesis import settings

settings.register_profile("project", deadline=None, derandomize=True)
settings.load_profile("project")
