"""Crawled text becomes Markdown that shows the same words, one paragraph a block."""

import re
from itertools import groupby

from site_builder.importing.escape import escaped_heading, escaped_inline, escaped_paragraph
from site_builder.importing.markup import with_inner_titles, without_markup, without_unseen
from site_builder.pattern import pattern_of

INFO_END = "<!-- INFO END -->"
_HEADING = pattern_of(r"(#{2,6})[ \u3000]+([^\s#].*)")
_CHAPTER = pattern_of(r"(第\S{1,9}[编章节])\s+(\S)\s+(\S)")
_NUMERALS = "一二三四五六七八九十百零〇0-9"
# What stands before two full-width spaces without being a paragraph of its own.
_MARKER = pattern_of(
    rf"第[{_NUMERALS}]{{1,9}}[编章节条款]|[（(]?[{_NUMERALS}]{{1,5}}[）)、.．]|附件[{_NUMERALS}]{{0,3}}[:：]?"
)
_DELIMITER_ROW = pattern_of(r"\|[ :|-]*-[ :|-]*\|")


def clean_body(text: str) -> str:
    """
    Give `text` as Markdown: tags and unseen characters gone, paragraphs apart, the rest escaped.

    A new paragraph begins at every line and at two full-width spaces. `##` headings and whole
    tables stay what they are. Cleaning twice changes nothing.
    """
    text = without_unseen(without_markup(text))
    lines = [re.sub(" {2,}", " ", line).strip() for line in text.split("\n")]
    blocks: list[str] = []
    for is_table, group in groupby(lines, key=_is_row):
        rows = list(group)
        if is_table and len(rows) > 1 and _DELIMITER_ROW.fullmatch(rows[1]):
            blocks.append("\n".join(_row(row) for row in rows))
        else:
            blocks += [block for line in rows for block in _blocks(line)]
    return "\n\n".join(blocks)


def clean_line(text: str) -> str:
    """Give `text` as one line of plain text, without tags, unseen characters or angle brackets."""
    text = without_unseen(without_markup(text))
    text = with_inner_titles(" ".join(text.split()))
    return text.replace("<", "＜").replace(">", "＞")


def without_info(text: str) -> tuple[str, str]:
    """
    Take the info block off the head of a law: gives its lines as one note, and the rest.

    The note is the 题注: when and by whom the text was adopted, amended and put in force.
    """
    head, mark, body = text.partition(INFO_END)
    if not mark:
        return "", text
    lines = [clean_line(line) for line in head.split("\n") if not line.startswith("# ")]
    return "\u3000".join(_balanced(line) for line in lines if line), body


def _is_row(line: str) -> bool:
    return len(line) > 1 and line.startswith("|") and line.endswith("|")


def _row(line: str) -> str:
    if _DELIMITER_ROW.fullmatch(line):
        return line
    return escaped_inline(with_inner_titles(re.sub(r"\u3000{2,}", " ", line)))


def _blocks(line: str) -> list[str]:
    if heading := _HEADING.fullmatch(line):
        words = " ".join(heading[2].split())
        words = _CHAPTER.sub(r"\1 \2\3", words) if _CHAPTER.fullmatch(words) else words
        return [f"{heading[1]} {escaped_heading(with_inner_titles(words))}"]
    pieces: list[str] = []
    for piece in (part.strip() for part in re.split(r"\u3000{2,}", line)):
        if pieces and _MARKER.fullmatch(pieces[-1]):
            pieces[-1] += f"\u3000{piece}"
        elif piece:
            pieces.append(piece)
    return [escaped_paragraph(with_inner_titles(piece.strip())) for piece in pieces]


def _balanced(line: str) -> str:
    """Drop a closing bracket at the end that nothing opened."""
    for opening, closing in ("（）", "()"):
        if line.endswith(closing) and line.count(opening) < line.count(closing):
            line = line[:-1]
    return line
