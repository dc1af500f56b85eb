"""Text that Markdown shows as it stands: what it would misread is escaped, and only once."""

import re

from site_builder.importing.markup import entity_signs_escaped
from site_builder.pattern import pattern_of

# A pair that is escaped already comes first, so that escaping twice changes nothing.
_INLINE = pattern_of(r"\\[\\`*_{}\[\]()>#+\-.!|]|[`*_\[<]|(?<=\])[(:]")
_HASH = pattern_of(r"\\[\\#]|#")
_START = pattern_of(r"([#>]|[-+](?=[\s-]|$))|([0-9]{1,9})([.)])(?=\s|$)|([:~])")
_ENTITIES = {"<": "&lt;", "(": "&#40;", ":": "&#58;", "~": "&#126;"}


def escaped_paragraph(line: str) -> str:
    """Escape one line that is a paragraph of its own."""
    line = escaped_inline(line)
    start = _START.match(line)
    if start is None:
        return line
    mark, digits, dot, entity = start.groups()
    sign = _ENTITIES[entity] if entity else f"\\{mark}" if mark else f"{digits}\\{dot}"
    return sign + line[start.end() :]


def escaped_heading(line: str) -> str:
    """Escape the text of a heading, where a `#` at the end would vanish."""
    return _HASH.sub(lambda sign: sign[0].rjust(2, "\\"), escaped_inline(line))


def escaped_inline(text: str) -> str:
    """Escape what means emphasis, code, a link, a tag or an entity anywhere in a line."""
    return _INLINE.sub(_escaped_sign, entity_signs_escaped(text))


def _escaped_sign(match: re.Match[str]) -> str:
    sign = match[0]
    return sign if sign[0] == "\\" else _ENTITIES.get(sign, f"\\{sign}")
