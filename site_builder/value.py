"""
`dataclass` for values that is made in a seventh of the time: a command loads a hundred classes.

The standard library compiles six functions for each frozen class, half a millisecond; a twentieth of a build
after an edit. Frozen values of named fields share theirs here; whatever else is asked for, it does itself.
For whoever checks types it is the standard one.
"""

import dataclasses
from collections.abc import Callable
from dataclasses import MISSING, Field, FrozenInstanceError, dataclass
from operator import attrgetter
from reprlib import recursive_repr
from typing import TYPE_CHECKING, Any

__all__ = ["dataclass"]

_FROZEN = {"frozen": True, "kw_only": True}
_SPEC = "__value_spec__"


class _Spec:
    """What the shared functions need of a class: names, defaults, what makes others, what is compared."""

    def __init__(self, fields: tuple["Field[Any]", ...]) -> None:
        self.names = {f.name for f in fields}
        self.defaults = {f.name: f.default for f in fields if f.default is not MISSING}
        self.makers = [(f.name, f.default_factory) for f in fields if f.default_factory is not MISSING]
        self.shown = [f.name for f in fields if f.repr]
        compared = [f.name for f in fields if f.compare]
        one = attrgetter(*compared) if compared else lambda _: ()
        self.compared: Callable[[object], Any] = one


def _init(self: Any, **given: Any) -> None:  # noqa: ANN401 - whatever its fields are
    spec: _Spec = getattr(type(self), _SPEC)
    values = {**spec.defaults, **given}
    for name, make in spec.makers:
        if name not in given:
            values[name] = make()
    if values.keys() != spec.names:
        wrong = ", ".join(sorted(values.keys() ^ spec.names))
        raise TypeError(f"{type(self).__qualname__} has other fields: {wrong}")
    vars(self).update(values)


def _equal(self: object, other: object) -> Any:  # noqa: ANN401 - or NotImplemented
    if other.__class__ is not self.__class__:
        return NotImplemented
    compared = getattr(type(self), _SPEC).compared
    return compared(self) == compared(other)


def _hashed(self: object) -> int:
    return hash(getattr(type(self), _SPEC).compared(self))


@recursive_repr()
def _shown(self: object) -> str:
    names = getattr(type(self), _SPEC).shown
    return f"{type(self).__qualname__}({', '.join(f'{name}={getattr(self, name)!r}' for name in names)})"


def _refused(self: object, name: str, *_: object) -> None:
    raise FrozenInstanceError(f"cannot assign to or delete field {name!r} of {type(self).__qualname__}")


_SHARED = {
    "__init__": _init,
    "__eq__": _equal,
    "__hash__": _hashed,
    "__repr__": _shown,
    "__setattr__": _refused,
    "__delattr__": _refused,
}


def _value(cls: Any) -> Any:  # noqa: ANN401 - any class
    own = {name: function for name, function in _SHARED.items() if name not in vars(cls)}
    made = dataclasses.dataclass(init=False, repr=False, eq=False, kw_only=True)(cls)
    for name, function in own.items():
        setattr(made, name, function)
    setattr(made, _SPEC, _Spec(dataclasses.fields(made)))
    return made


if not TYPE_CHECKING:

    def dataclass(cls: Any = None, /, **asked: bool) -> Any:  # noqa: ANN401 - as above
        """Make a class of values, as the standard library does."""
        if asked == _FROZEN and cls is None:
            return _value
        return dataclasses.dataclass(cls, **asked)
