"""Stage 2: records become the site: documents of known kinds, their relations, their validity."""
