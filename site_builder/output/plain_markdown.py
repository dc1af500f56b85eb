"""
Markdown that is only headings and paragraphs, as most official documents are, made HTML without an engine.

It gives what Python-Markdown gives, followed by nh3, or nothing: a text that holds any sign that means
something in the dialect goes the whole way. A test holds both equal on every real document there is, and
on generated ones.
"""

from site_builder.pattern import pattern_of

# A sign of the dialect or of HTML, or one that serialisers write in their own way.
_SIGN = pattern_of(r"[\\`*_\[\]<>&|\x00-\x09\x0b-\x1f\x7f\x85\xa0\ud800-\udfff]")
_NUMBERED = pattern_of(r"\d+\. ")
_STARTS = frozenset(" +-=:")  # with which a line begins that is something else than text
_DEEPEST = 6  # level of a heading


def plain_html(text: str) -> str | None:
    """Give the HTML of `text`, or None where it is more than headings and paragraphs."""
    if _SIGN.search(text) or "~~~" in text:
        return None
    parts: list[str] = []
    paragraph: list[str] = []
    for line in (*text.split("\n"), ""):
        if line and line[0] != "#":
            if line[0] in _STARTS or line[-1] == " " or "#" in line:
                return None
            if line[0].isdecimal() and _NUMBERED.match(line):
                return None
            paragraph.append(line)
            continue
        if said := "\n".join(paragraph).lstrip():
            parts.append(f"<p>{said}</p>")
        paragraph.clear()
        if line:
            title = line.lstrip("#")
            level = len(line) - len(title)
            if level > _DEEPEST or line[-1] == " " or "#" in title or not title.strip():
                return None
            parts.append(f"<h{level}>{title.strip()}</h{level}>")
    return "\n".join(parts)
