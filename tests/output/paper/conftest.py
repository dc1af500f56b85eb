"""What tests of paper share."""

from tests.output.paper.editions import edition

__all__ = ["edition"]
