"""
What generated Python calls of ours while a page is drawn: what a value is as text, and macros.

Both stand for what Jinja does in more steps: a value is escaped without an object for it, a macro takes its
arguments in order, and is given again where it was drawn before for equal ones.
"""

from collections.abc import Callable, Sequence
from datetime import date
from functools import lru_cache
from typing import Any

from jinja2 import Environment
from jinja2.runtime import Macro
from jinja2.utils import missing
from markupsafe import Markup, escape

from site_builder.model.kinds import KINDS, Document
from site_builder.output.memory import Memory

_escaped = lru_cache(maxsize=1 << 14)(escape)
_DOCUMENTS = frozenset(KINDS)
_new = str.__new__  # of a text that is marked as safe: half of what its class takes


def text(value: object) -> str:
    """Give a value as it stands in a page."""
    kind = type(value)
    if kind is str or kind is date:
        return _escaped(value)
    return value if kind is Markup else escape(value)  # type: ignore[return-value]


class Part(Macro):
    """A macro that takes its arguments in order; with a memory it is drawn once for all that are equal."""

    catch_kwargs = catch_varargs = caller = explicit_caller = False
    _default_autoescape = True

    def __init__(  # Jinja's sets for each page what is the same for all
        self,
        memory: Memory | None,
        environment: Environment,
        func: Callable[..., str],
        name: str,
        arguments: Sequence[str],
    ) -> None:
        self._memory = memory
        self._environment = environment
        self._func = func
        self._argument_count = len(arguments)
        self.name = name
        self.arguments = arguments  # type: ignore[assignment]

    def __call__(self, *arguments: Any, **named: Any) -> str:  # noqa: ANN401 - whatever a template gives
        """Draw it, or give it again."""
        if self._memory is None and not named and len(arguments) == self._argument_count:
            return _new(Markup, self._func(*arguments))  # nearly all of them
        if named:
            rest = self.arguments[len(arguments) :]
            if len(arguments) > self._argument_count or not named.keys() <= {*rest}:
                return super().__call__(*arguments, **named)
            return _new(Markup, self._func(*arguments, *[named.get(name, missing) for name in rest]))
        if self._memory is not None:
            key = self._key(arguments)
            if key:
                return self._memory.again(key, self._drawn, arguments)
            self._memory = None
        return self._drawn(*arguments)

    def _key(self, arguments: tuple[Any, ...]) -> tuple[object, ...]:
        """Give what tells arguments from others; nothing where we can't, now and most likely later."""
        if len(arguments) == 1 and type(arguments[0]) in _DOCUMENTS:  # a line of a list
            return self, Document, arguments[0].id
        key: list[object] = [self]  # made once a worker
        for argument in arguments:
            kind = type(argument)
            if kind is str or kind is bool or argument is None:
                key += (kind, argument)
            elif kind in _DOCUMENTS:
                key += (Document, argument.id)
            else:
                return ()
        return tuple(key)

    def _drawn(self, *arguments: Any) -> str:  # noqa: ANN401 - as above
        lacking = self._argument_count - len(arguments)
        if lacking < 0:
            return super().__call__(*arguments)
        if lacking:
            arguments += (missing,) * lacking
        return _new(Markup, self._func(*arguments))
