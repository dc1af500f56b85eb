"""Values that know where they stand: what YAML and CSV become before a schema gives them types."""

from collections.abc import Iterator, Sequence
from typing import Any

from site_builder.problem import Place
from site_builder.value import dataclass


@dataclass(frozen=True, kw_only=True)
class Node:
    """
    A scalar, a list or a mapping, with its place.

    Every scalar is text: `0530` stays `0530` and `no` stays `no`; the schema gives the type.
    `keys` holds the place of each key of a mapping, in the order of `value`.
    """

    place: Place
    value: "str | tuple[Node, ...] | dict[str, Node]"
    keys: tuple[Place, ...] = ()

    def plain(self) -> Any:  # noqa: ANN401 - the untyped side of the border
        """Give the bare value; an empty scalar is None, for an empty field is a missing one."""
        if isinstance(self.value, dict):
            return {key: node.plain() for key, node in self.value.items()}
        if isinstance(self.value, tuple):
            return [node.plain() for node in self.value]
        return self.value or None

    def at(self, path: Sequence[str | int]) -> Place:
        """Give the place of the value at `path`, or of the deepest part of `path` that exists."""
        node = self
        for step in path:
            child = node.child(step)
            if child is None:
                break
            node = child
        return node.place

    def key_at(self, path: Sequence[str | int]) -> Place:
        """Give the place of the last key of `path`, or the value's where that is no mapping's key."""
        *parents, last = path
        node: Node | None = self
        for step in parents:
            node = node.child(step) if node else None
        if node and isinstance(node.value, dict) and last in node.value:
            return node.keys[list(node.value).index(str(last))]
        return self.at(path)

    def scalars(self) -> "Iterator[Node]":
        """Give every scalar in it, in its order."""
        if isinstance(self.value, str):
            yield self
            return
        for child in self.value.values() if isinstance(self.value, dict) else self.value:
            if isinstance(child.value, str):
                yield child
            else:
                yield from child.scalars()

    def child(self, step: str | int) -> "Node | None":
        """Give the node below `step`, or None."""
        if isinstance(self.value, dict):
            return self.value.get(str(step))
        if isinstance(self.value, tuple) and isinstance(step, int) and step < len(self.value):
            return self.value[step]
        return None
