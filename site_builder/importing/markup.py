"""What a web page leaves in crawled text: tags, entities, and characters that nobody sees."""

import html
import re
import unicodedata
from functools import cache

from site_builder.pattern import pattern_of

_BLOCK = "address|article|blockquote|br|caption|center|dd|div|dl|dt|fieldset|footer|form|h[1-6]"
_BLOCK += "|header|hr|li|ol|option|p|pre|section|table|tbody|td|tfoot|th|thead|tr|ul"
_INLINE = "a|abbr|b|big|body|button|code|col|colgroup|em|embed|font|head|html|i|iframe|img|input"
_INLINE += "|ins|label|link|map|area|meta|object|o:p|param|q|s|select|small|span|st1:\\w+|strike"
_INLINE += "|strong|sub|sup|svg|textarea|title|tt|u|ucaps?|v:\\w+|var|video|w:\\w+|xml"
_TAG = pattern_of(rf"</?(?:({_BLOCK})|{_INLINE})(?:[\s/][^<>]*)?>", re.IGNORECASE)
_ENTITY = pattern_of(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,31});", re.ASCII)
_HIDDEN = pattern_of(r"<!--|-->|<(/?)(script|style)(?:[\s/][^<>]*)?>", re.IGNORECASE)
_INNER_TITLE = pattern_of(r"<([^<>\n]{1,120})>")
_HAN = pattern_of("[\u3400-\u9fff]")


def without_markup(text: str) -> str:
    """Drop comments, scripts, styles and known tags, and read entities once."""
    text = _TAG.sub(lambda tag: "\n" if tag[1] else "", _without_hidden(text))
    return _ENTITY.sub(lambda entity: html.unescape(entity[0]), text)


def without_unseen(text: str) -> str:
    """Drop zero-width and control characters and half surrogates; every space is a space."""
    return text.translate(_unseen())


def with_inner_titles(text: str) -> str:
    """Write 〈〉 for the `<>` that a web form made of an inner title, as GB/T 15834 has it."""

    def replaced(match: re.Match[str]) -> str:
        inner = match[1]
        is_title = _HAN.search(inner) and not re.match(r"[a-zA-Z/!?]", inner)
        return f"〈{inner}〉" if is_title else match[0]

    before = ""
    while before != text:  # a title may stand inside a title
        before, text = text, _INNER_TITLE.sub(replaced, text)
    return text


def entity_signs_escaped(text: str) -> str:
    """Write `&amp;` for each `&` that a browser would take for the start of an entity."""
    return _ENTITY.sub(lambda entity: f"&amp;{entity[0][1:]}", text)


def _without_hidden(text: str) -> str:
    """Go through the marks once, so that a thousand unclosed comments cost no more than one."""
    kept: list[str] = []
    position, closing = 0, ""
    closers = {mark[0].lower() for mark in _HIDDEN.finditer(text)}
    for mark in _HIDDEN.finditer(text):
        sign = mark[0].lower()
        if closing:
            if sign.startswith(closing):
                position, closing = mark.end(), ""
            continue
        if sign == "-->" or mark[1]:
            continue
        wanted = "-->" if sign == "<!--" else f"</{mark[2].lower()}"
        if any(closer.startswith(wanted) for closer in closers):
            kept.append(text[position : mark.start()])
            position, closing = mark.start(), wanted
    return "".join([*kept, text[position:]])


@cache
def _unseen() -> dict[int, str | None]:
    table: dict[int, str | None] = {}
    for code in (*range(0x3100), *range(0xD800, 0xE000), *range(0xFE00, 0x10000)):
        category = unicodedata.category(chr(code))
        if category in {"Cf", "Cc", "Cs"}:
            table[code] = None
        elif category == "Zs" and code != ord("\u3000"):
            table[code] = " "
    table |= dict.fromkeys((*range(0xE0000, 0xE0080), 0xFFFE, 0xFFFF))
    table |= {ord(c): "\n" for c in "\n\r\v\f\x85\u2028\u2029"}
    return table | {ord("\t"): " "}
