"""The text check: whether a document truly holds the words, which the index can only suspect."""

from collections.abc import Sequence

from site_builder.search.character import folded
from site_builder.search.layout import PART
from site_builder.search.plan import Wording
from site_builder.search.shards import Row, Shards
from site_builder.value import dataclass


@dataclass(frozen=True, kw_only=True)
class Checked:
    """A document that holds all words of a wording: `words` are those, `text` where they were found."""

    row: Row
    words: tuple[str, ...]
    text: str
    in_title: bool


def checked(shards: Shards, number: int, wordings: Sequence[Wording], *, titles_only: bool) -> Checked | None:
    """Look into a document; None where it holds none of the wordings."""
    row = shards.row(number)
    title, text = folded(f"{row.title}\n{row.keywords}"), folded(row.text)
    whole = row.text
    found = _held(wordings, title, "" if titles_only else text)
    if not found and row.parts and not titles_only:
        whole = _whole(shards, row)
        found = _held(wordings, title, folded(whole))
    if not found and any(wording.is_sure for wording in wordings):
        found = [wording for wording in wordings if wording.is_sure]  # single characters, in their titles
    if not found:
        return None
    return Checked(
        row=row,
        words=tuple(dict.fromkeys(word for wording in found for word in wording.words)),
        text=whole,
        in_title=any(all(word in title for word in wording.words) for wording in found),
    )


def _held(wordings: Sequence[Wording], title: str, text: str) -> list[Wording]:
    return [w for w in wordings if all(word in title or word in text for word in w.words)]


def _whole(shards: Shards, row: Row) -> str:
    """Join the parts of a long text, each of which repeats the beginning of the next."""
    parts = [row.text, *(shards.part(row.number, part) for part in range(1, row.parts + 1))]
    return "".join(part[:PART] for part in parts[:-1]) + parts[-1]
