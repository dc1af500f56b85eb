"""A class of values is what the standard library makes of it, and made sooner."""

import dataclasses
import pickle
from collections.abc import Callable
from dataclasses import FrozenInstanceError, asdict, field, fields, is_dataclass, replace
from functools import cached_property
from typing import Any

import pytest

from site_builder.value import dataclass


@dataclass(frozen=True, kw_only=True)
class Own:
    """One of ours."""

    name: str
    number: int = 3
    parts: list[int] = field(default_factory=list)
    read: object = field(default=None, repr=False, compare=False)

    @cached_property
    def double(self) -> int:
        """Worked out once."""
        return self.number * 2


@dataclass(frozen=True, kw_only=True)
class Further(Own):
    """One with a field more."""

    more: tuple[int, ...] = ()


@dataclasses.dataclass(frozen=True, kw_only=True)
class Standard:
    """The standard library's."""

    name: str
    number: int = 3
    parts: list[int] = field(default_factory=list)
    read: object = field(default=None, repr=False, compare=False)


@dataclass(frozen=True, kw_only=True)
class Empty:
    """One without fields."""


@dataclass(frozen=True, kw_only=True)
class Hashed:
    """One that tells its hash itself."""

    one: int

    def __hash__(self) -> int:
        """Give always the same."""
        return 7


GIVEN: list[dict[str, Any]] = [
    {"name": "a"},
    {"name": "a", "number": 3, "parts": []},
    {"name": "a", "read": 1},
    {"name": "a", "number": 4},
    {"name": "b", "parts": [1]},
]


@pytest.mark.parametrize("one", GIVEN)
@pytest.mark.parametrize("other", GIVEN)
def test_values_are_told_apart_as_ever(one: dict[str, Any], other: dict[str, Any]) -> None:
    """By their fields, but for those that do not count; and by nothing of another class."""
    assert (Own(**one) == Own(**other)) == (Standard(**one) == Standard(**other))
    assert Own(**one) != Standard(**one)
    assert Own(**one) != Further(**one)
    assert repr(Own(**one)).replace("Own", "Standard") == repr(Standard(**one))
    assert vars(Own(**one)) == vars(Standard(**one))
    assert asdict(Own(**one)) == asdict(Standard(**one))


def test_what_is_equal_has_one_hash() -> None:
    """Of what can be hashed."""

    @dataclass(frozen=True, kw_only=True)
    class Plain:
        one: int
        other: object = field(default=None, compare=False)

    assert len({Plain(one=1), Plain(one=1, other=2), Plain(one=2)}) == 2
    assert hash(Empty()) == hash(Empty())
    assert Empty() == Empty()
    assert hash(Hashed(one=1)) == 7
    with pytest.raises(TypeError, match="unhashable"):
        hash(Own(name="a"))


def test_a_value_is_not_changed() -> None:
    """Nor is anything taken from it; what is worked out of it is remembered."""
    own = Own(name="a")
    changes: list[Callable[[], None]] = [
        lambda: setattr(own, "name", "b"),
        lambda: setattr(own, "unknown", "b"),
        lambda: delattr(own, "name"),
    ]
    for change in changes:
        with pytest.raises(FrozenInstanceError):
            change()

    assert own == Own(name="a")
    assert own.double == own.double == 6
    assert pickle.loads(pickle.dumps(own)) == own
    assert replace(own, number=4) == Own(name="a", number=4)
    assert Own(name="a").parts is not own.parts


@pytest.mark.parametrize("given", [{}, {"name": "a", "unknown": 1}, {"number": 1}])
def test_other_fields_are_refused(given: dict[str, Any]) -> None:
    """Those that are missing, and those that are not its own; and values without their names."""
    with pytest.raises(TypeError):
        Own(**given)
    with pytest.raises(TypeError):
        Standard(**given)
    with pytest.raises(TypeError):
        Own("a")  # type: ignore[misc]


def test_a_class_inherits_fields() -> None:
    """And is one of the standard library's, for whoever asks that."""
    further = Further(name="a", more=(1,))

    assert [f.name for f in fields(further)] == ["name", "number", "parts", "read", "more"]
    assert is_dataclass(Further)
    assert further == replace(further, parts=[])
    assert repr(further).endswith("Further(name='a', number=3, parts=[], more=(1,))")


def test_whatever_else_is_asked_for_the_standard_library_does() -> None:
    """Order, slots, fields by their order, values that may be changed."""

    @dataclass(frozen=True, kw_only=True, order=True)
    class Ordered:
        one: int

    @dataclass(frozen=True, kw_only=True, slots=True)
    class Slotted:
        one: int

    @dataclass
    class Open:
        one: int

    opened = Open(1)
    opened.one = 2

    assert Ordered(one=1) < Ordered(one=2)
    assert not hasattr(Slotted(one=1), "__dict__")
    assert opened == Open(2)
