"""
What one worker has drawn that is the same on other pages: macros, and what they gave.

A part that is given again asks its questions again, so that every page notes all that it depends on. A
memory is one thread's: its site notes the questions of one page at a time.
"""

from collections.abc import Callable, Hashable
from typing import Any

from site_builder.model.public_site import PublicSite
from site_builder.output.watched import Question, Watched


class Memory:
    """The memory of a worker, for the pages of one site."""

    def __init__(self, site: PublicSite) -> None:
        self.watched = Watched(site)
        self.parts: dict[tuple[object, ...], tuple[str, dict[Question, None]]] = {}
        self._macros: dict[Hashable, dict[str, Any]] = {}

    def macros(self, template: Hashable) -> dict[str, Any]:
        """Give the macros of a template that were made for another page, by name."""
        return self._macros.setdefault(template, {})

    def again(self, key: tuple[object, ...], draw: Callable[..., str], arguments: tuple[Any, ...]) -> str:
        """Give what is drawn for this key, once, and note for this page too what it asked."""
        watched = self.watched
        found = self.parts.get(key)
        if found is None:
            before, watched.asked = watched.asked, {}
            try:
                found = self.parts[key] = (draw(*arguments), watched.asked)
            finally:
                watched.asked = before
        text, asked = found
        if asked:
            watched.asked.update(asked)
        return text
