"""Where the files of the index lie and how each is written: one call of a function, with JSON."""

import json
from collections.abc import Iterable
from hashlib import sha256

from site_builder.pattern import pattern_of

FOLDER = "s"
POINTER = f"{FOLDER}/current.js"
GENERATION = pattern_of("[0-9a-f]{12}")
HOT = 256  # documents after a multiple of it have postings of their own, so that one more changes few files
PART = 6_000  # characters of a document's text in one file
OVERLAP = 64  # characters that two parts share, so that no query falls between them
FACETS = ("topic", "kind", "year", "organisation", "validity")
FIRST_VALUE = 0x30  # the character of a facet's first value
_HEAD, _TAIL = "__zs(", ")\n"
_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), sort_keys=True)


def document_path(number: int, part: int = 0) -> str:
    """Give the file of one document's row and text, or of a further part of its text."""
    return f"x/{number // 1000}/{number}{f'-{part}' if part else ''}.js"


def script(value: object) -> bytes:
    """Write a value as a file."""
    said = _ENCODER.encode(value)
    # Two characters that JSON allows in a string and older JavaScript does not; halves of pairs.
    said = said.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
    return f"{_HEAD}{said}{_TAIL}".encode("utf-8", "replace")


def value_of(text: str) -> object:
    """Read a file's value; ValueError where it is none of ours."""
    if not (text.startswith(_HEAD) and text.endswith(_TAIL)):
        raise ValueError("not a file of the index")
    value: object = json.loads(text[len(_HEAD) : -len(_TAIL)])
    return value


def generation_of(digests: Iterable[bytes]) -> str:
    """Name a generation by what is in it: by the digests of all its parts, in their order."""
    return sha256(b"".join(digests)).hexdigest()[:12]
