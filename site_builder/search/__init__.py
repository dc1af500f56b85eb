"""
How the column is searched: characters, terms, ranks and the query itself, over the files of a built site.

`theme/assets/search/` does the same in a browser; `tests/browser/test_search_engine.py` holds both equal.
"""
