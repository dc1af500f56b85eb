"""Stage 3: rules judge the site; one file a rule, found by listing the folder."""
