"""Stage 1: content and data files become records, each value with its place."""
