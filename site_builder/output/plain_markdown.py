"""
Markdown that is only headings and paragraphs, as most official documents are, made HTML without an engine.

It gives what Python-Markdown gives, followed by nh3, or nothing: a text that holds any sign that means
something in the dialect goes the whole way. A test holds both equal on every real document there is, and
on generated ones.
"""

import re

from site_builder.pattern import pattern_of

# A sign of the dialect or of HTML, or one that serialisers write in their own way; what makes a line
# something else than text; spaces that mean a break, code or nothing.
_MEANS_SOMETHING = pattern_of(
    r"[\\`*_\[\]<>&|\x00-\x09\x0b-\x1f\x7f\x85\xa0\ud800-\udfff]"
    r"|~~~|^[ +\-=:]|^\d+\. | $|[^#\n]#|^#{7}|^#+\s*$",
    re.MULTILINE,
)


def plain_html(text: str) -> str | None:
    """Give the HTML of `text`, or None where it is more than headings and paragraphs."""
    if _MEANS_SOMETHING.search(text):
        return None
    parts: list[str] = []
    paragraph: list[str] = []
    for line in (*text.split("\n"), ""):
        if line and line[0] != "#":
            paragraph.append(line)
            continue
        if said := "\n".join(paragraph).lstrip():
            parts.append(f"<p>{said}</p>")
        paragraph.clear()
        if line:
            title = line.lstrip("#")
            level = len(line) - len(title)
            parts.append(f"<h{level}>{title.strip()}</h{level}>")
    return "\n".join(parts)
