"""
Markdown that is only headings and paragraphs, as most official documents are, parted without an engine.

It gives what Python-Markdown gives, followed by nh3, or nothing: a text that holds any sign that means
something in the dialect goes the whole way. A test holds both equal on every real document there is, and
on generated ones.
"""

from site_builder.pattern import pattern_of

# A sign of the dialect or of HTML, or one that serialisers write in their own way.
_SIGN = pattern_of(r"[\\`*_\[\]<&|\x00-\x09\x0b-\x1f\x7f\x85\ud800-\udfff]")
_START = pattern_of(r"\n(?:[ +\-=:>]|\d+\. )")  # with which a line begins that is something else than text
_DEEPEST = 6  # level of a heading
_TAB = 4  # columns

Block = tuple[int, str]  # a heading's level, or 0 of a paragraph; and its text


def plain_blocks(text: str) -> list[Block] | None:
    """Give the headings and paragraphs of `text`, or None where it is more than that."""
    if "\t" in text:
        text = text.expandtabs(_TAB)
    if _SIGN.search(text) or "~~~" in text or _START.search(f"\n{text}"):
        return None
    if " \n" in text or text.endswith(" "):
        return None
    blocks: list[Block] = []
    for piece in text.rstrip("\n").split("\n\n"):
        if "#" not in piece:
            if said := piece.lstrip():
                blocks.append((0, said))
        elif not _add_lines(piece, blocks):
            return None
    return blocks


def escaped(text: str) -> str:
    """Write what passes as text and has a name in HTML as nh3 does."""
    return text.replace(">", "&gt;").replace("\xa0", "&nbsp;")


def _add_lines(piece: str, blocks: list[Block]) -> bool:
    """Add the headings of a piece and what stands between them; tell whether that is all there is."""
    paragraph: list[str] = []
    for line in (*piece.split("\n"), ""):
        if line and line[0] != "#":
            if "#" in line:
                return False
            paragraph.append(line)
            continue
        if said := "\n".join(paragraph).lstrip():
            blocks.append((0, said))
        paragraph.clear()
        if line:
            title = line.lstrip("#")
            level = len(line) - len(title)
            if level > _DEEPEST or "#" in title or not title.strip():
                return False
            blocks.append((level, title.strip()))
    return True
