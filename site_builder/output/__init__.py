"""Stage 5: the build goes to disk; the only code that writes."""
