"""What is published of a document, folded: all ways to write a name are one."""

import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from site_builder.model.site import RELATIONS, REVERSED
from site_builder.pattern import pattern_of
from site_builder.records.node import Node
from site_builder.records.record import Record

# Relations are not printed as they are written: a public page names public documents only.
UNPRINTED = frozenset({*RELATIONS, *REVERSED, "id", "index_no", "doc_no", "version_of"})
# However a number is written, with whatever brackets and spaces: it gives away the same document.
_ONE_OF_ALL = str.maketrans(
    {**dict.fromkeys("[［【﹝({（〖「<＜〔", "（"), **dict.fromkeys("]］】﹞)}）〗」>＞〕", "）")}
    | dict(zip(",;:?!%", "，；：？！％", strict=True))
    | dict.fromkeys(" \u3000\u00a0\t\u200b\u200c\u200d\u2060\ufeff*_`\\", "")
)


def printed_fields(record: Record) -> Iterator[Node]:
    """Give the fields whose texts a page prints."""
    fields = record.node.value
    for name, node in fields.items() if isinstance(fields, dict) else ():
        if name in UNPRINTED:
            continue
        if isinstance(node.value, str):
            yield node
        else:
            yield from node.scalars()


def published_text(record: Record) -> str:
    """Give all that is published of a document, a line for each of its fields and of its body's."""
    return "\n".join([*(str(field.value) for field in printed_fields(record)), record.body])


@lru_cache(maxsize=1 << 9)  # a part of the documents, for the rules that read them
def folded_whole(record: Record) -> str:
    """Give the same, folded."""
    return folded(published_text(record))


def folded(text: str) -> str:
    """Give a text in which all ways to write a name are one: no spaces or marks, one width, one case."""
    try:
        return _OTHER.sub(lambda other: _PLAIN[other[0]], text)
    except KeyError:
        return plainly_folded(text)


def plainly_folded(text: str) -> str:
    """Give the same, and of any text; it takes twenty times as long."""
    return unicodedata.normalize("NFKC", text).translate(_ONE_OF_ALL).casefold()


# Nearly all texts are of these: what stays as it is, what becomes something else whatever stands beside it.
_SAME = "\n\"#$&'+./0-9=@^a-z|~、。《》〈〉“”‘’—·，；：（）？！％×÷°‰□○●\u3400-\u4dbf\u4e00-\u9fff-"
_OTHER = pattern_of(f"[^{_SAME}]")
_WIDTHS = *range(0x20, 0x7F), *range(0xFF01, 0xFF5F)  # ASCII, and the same of full width
_PLAIN = {c: plainly_folded(c) for c in (*map(chr, _WIDTHS), *"\t\u3000【】「」〖〗〔〕…")}
