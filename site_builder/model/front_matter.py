"""Front matter as text: every scalar that any YAML reader could misread stands in quotes."""

from collections.abc import Mapping
from datetime import date

from site_builder.pattern import pattern_of

Value = str | tuple[str, ...] | Mapping[str, str]

_HAN = "\u3400-\u9fff"
# Begins with a Chinese character or a Latin word, and holds no sign that YAML knows.
_PLAIN = pattern_of(
    rf"[{_HAN}“《〈（〔][{_HAN}“”《》〈〉（）〔〕、，。；：！？·—0-9A-Za-z./%-]*"
    r"|https?://[0-9A-Za-z./?=&%_~+-]*[0-9A-Za-z/]|[a-z]+-[a-z]+-[0-9]+"
)


def front_matter(values: Mapping[str, Value]) -> str:
    """Give `values`, in their order, as front matter between two fences."""
    lines = ["---"]
    for key, value in values.items():
        if isinstance(value, str):
            lines.append(f"{key}: {scalar(value)}")
        elif isinstance(value, Mapping):
            lines.append(f"{key}:")
            lines += [f"  {name}: {scalar(text)}" for name, text in value.items()]
        else:
            lines.append(f"{key}: [{', '.join(scalar(text) for text in value)}]")
    return "\n".join([*lines, "---", ""])


def scalar(text: str) -> str:
    """Give one scalar; dates stay plain, for every reader of YAML means the same by them."""
    if _PLAIN.fullmatch(text) or _is_day(text):
        return text
    return '"' + "".join(_in_quotes(character) for character in text) + '"'


def _is_day(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _in_quotes(character: str) -> str:
    if character in '"\\':
        return f"\\{character}"
    if character == " " or character.isprintable():
        return character
    code = ord(character)
    return f"\\u{code:04x}" if code <= 0xFFFF else f"\\U{code:08x}"  # noqa: PLR2004
