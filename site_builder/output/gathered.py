"""
Templates with the macros of their components in them, instead of imported anew for every page.

`import … with context` makes a module of the component each time a page is drawn, a fifth of all that
drawing takes. A component that is nothing but macros says the same when they stand in the template.
"""

import re
from collections.abc import Mapping

from site_builder.pattern import pattern_of

COMPONENTS = "components/"
_IMPORT = pattern_of(r'\{% from "(components/[^"]+)" import (?:(?! as )[^%])+ with context %\}\n?')
_MACRO = pattern_of(r"\{%-? macro .*?\{%-? endmacro -?%\}", re.DOTALL)
_COMMENT = pattern_of(r"\{#.*?#\}", re.DOTALL)


def gathered(sources: Mapping[str, str]) -> dict[str, str]:
    """Give the templates, by name, those that draw pages with the macros that they import in them."""
    return {
        name: text if name.startswith(COMPONENTS) else _with_macros(text, sources, set())
        for name, text in sources.items()
    }


def _with_macros(text: str, sources: Mapping[str, str], seen: set[str]) -> str:
    def macros(match: re.Match[str]) -> str:
        name = match[1]
        if name in seen:
            return ""
        source = sources.get(name, "")
        if not _is_only_macros(source):
            return match[0]
        seen.add(name)
        imports = "".join(found[0] for found in _IMPORT.finditer(source))
        return _with_macros(imports, sources, seen) + "".join(_MACRO.findall(source))

    return _IMPORT.sub(macros, text)


def _is_only_macros(source: str) -> bool:
    return bool(source) and not _COMMENT.sub("", _MACRO.sub("", _IMPORT.sub("", source))).strip()
