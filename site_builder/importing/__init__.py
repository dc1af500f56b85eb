"""Beside the flow: texts from elsewhere become content files, and nothing is invented."""
