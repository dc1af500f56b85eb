"""Stage 4b: the public site becomes files beside the pages: feeds, sitemap, open data."""
