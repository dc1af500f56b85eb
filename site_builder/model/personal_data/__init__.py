"""What in a text or a table is a person's own: pure functions from text to matches (domain section 14)."""
