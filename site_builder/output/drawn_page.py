"""What comes of drawing a page: its files, and what is kept to tell whether it would come out the same."""

from collections.abc import Mapping
from dataclasses import field

from site_builder.output.sums import Note
from site_builder.output.watched import Question
from site_builder.value import dataclass

Answers = tuple[tuple[Question, bytes], ...]


@dataclass(frozen=True, kw_only=True)
class KeptPage:
    """
    What is kept of a page that was drawn.

    `key` is what it followed from, `named` are the ids of the documents that it was given or asked about,
    `digests` are the SHA-256 of its files by path.
    """

    key: bytes
    named: frozenset[str]
    digests: Mapping[str, bytes]
    answers: Answers


@dataclass(frozen=True, kw_only=True)
class Drawn:
    """
    What came of a page, as whoever builds is told: it keeps nearly all of that, and need not unpack it.

    `kept` is a `KeptPage`, pickled, `plain` the text of the page's own document in UTF-8. What was written
    already is in `notes`, what was not in `files`. A page whose body took too long has neither.
    """

    kept: bytes = field(default=b"", repr=False)
    named: frozenset[str] = frozenset()
    plain: bytes = field(default=b"", repr=False)
    notes: Mapping[str, Note] = field(default_factory=dict)
    files: Mapping[str, bytes] = field(default_factory=dict, repr=False)
