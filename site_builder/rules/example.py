"""
The examples of a rule's page, as files: `Bad` breaks the rule and no other, `Good` none.

A block is the text of `content/policies/example.md`, or several files, each below a line
`=== PATH`. Behind the path may stand what text can't show: `(GBK)` that encoding, `(3 MiB)` blank
lines up to that size, `-> TARGET` a symbolic link, `(原样)` that the front matter is whole. Otherwise
fields that the example does not speak of are filled in by whoever runs it; `（缺）` keeps one out.

Of an attachment stands what it holds: a line is a paragraph, a row with `|` between its cells, or a
file in an archive; `[批注] …` a comment, and so on. `(原样)` means that its bytes are the text itself.
"""

import re
from collections.abc import Iterator
from textwrap import dedent

from site_builder.pattern import pattern_of
from site_builder.value import dataclass

DEFAULT = "content/policies/example.md"
LEFT_OUT = "（缺）"
_BLOCK = pattern_of(r"^(Bad|Good)::\n\n((?:(?: {4}.*)?\n)+)", re.MULTILINE)
_FILE = pattern_of(r"=== (?P<path>\S+)(?: -> (?P<target>\S+))?(?: \((?P<mark>[^()]+)\))?")
_SIZE = pattern_of(r"([0-9]+) MiB")


@dataclass(frozen=True, kw_only=True)
class ExampleFile:
    """A file of an example; `target` makes it a link, `size` (bytes) pads it with blank lines."""

    path: str
    text: str = ""
    encoding: str = "utf-8"
    target: str = ""
    size: int = 0
    is_whole: bool = False


def examples(page: str) -> dict[str, tuple[ExampleFile, ...]]:
    """Give the files of the examples on a rule's page under `Bad` and `Good`."""
    blocks = _BLOCK.findall(page.rstrip() + "\n")
    return {name: tuple(_files(dedent(block).strip("\n"))) for name, block in blocks}


def _files(block: str) -> Iterator[ExampleFile]:
    lines = block.split("\n")
    if not lines[0].startswith("=== "):
        lines.insert(0, f"=== {DEFAULT}")
    heads = [number for number, line in enumerate(lines) if line.startswith("=== ")]
    for start, end in zip(heads, [*heads[1:], len(lines)], strict=True):
        match = _FILE.fullmatch(lines[start])
        if match is None:
            raise ValueError(lines[start])
        mark = match["mark"] or ""
        size = _SIZE.fullmatch(mark)
        yield ExampleFile(
            path=match["path"],
            text="\n".join(lines[start + 1 : end]) + "\n",
            encoding="gb18030" if mark == "GBK" else "utf-8",
            target=match["target"] or "",
            size=int(size[1]) * 1024 * 1024 if size else 0,
            is_whole=mark == "原样",
        )
