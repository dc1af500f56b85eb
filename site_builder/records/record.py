"""A content file as it was written: its front matter with places, and its body."""

import hashlib
from collections.abc import Callable
from functools import cached_property
from typing import Any

import frontmatter
from frontmatter.default_handlers import BaseHandler

from site_builder.problem import Fault, Finding, Place
from site_builder.records.node import Node
from site_builder.records.source import Source
from site_builder.records.yaml import parse_yaml
from site_builder.value import dataclass

MAX_FRONT_MATTER = 64 * 1024  # bytes of UTF-8
FENCE = "---"


@dataclass(frozen=True, kw_only=True)
class Record:
    """
    One Markdown file: `node` is its front matter, `body_line` the line its body begins on.

    `digest` is the SHA-256 of its path and text, by which it is known without being read, `front` that of
    its path and all above the body.
    A record made by `late` reads its file when its node or body is first asked for; the body alone,
    which a build wants of every document, without its front matter being parsed again.
    """

    path: str
    node: Node
    body: str
    body_line: int
    digest: bytes
    front: bytes

    @classmethod
    def late(
        cls, path: str, body_line: int, digest: bytes, front: bytes, read: Callable[[], Source]
    ) -> "Record":
        """Make a record of a file that did not change since it was read before; `read` gives it again."""
        record = object.__new__(cls)
        record.__dict__.update(path=path, body_line=body_line, digest=digest, front=front, _read=read)
        return record

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - the node or the body
        if name not in {"node", "body"} or "_read" not in self.__dict__:
            raise AttributeError(name)
        source = self.__dict__["_read"]()
        lines = source.text.split("\n")[self.body_line - 1 :]
        self.__dict__.setdefault("body", "\n".join(lines).strip())  # as python-frontmatter gives it
        if name == "node":
            whole, _ = read_record(source)
            self.__dict__["node"] = whole.node if whole else Node(place=Place(path=self.path), value={})
        return self.__dict__[name]

    def __hash__(self) -> int:
        """Give that of the digest, which tells records apart."""
        return hash(self.digest)

    def __getstate__(self) -> dict[str, Any]:
        """Give all of it: on another machine there is no file to read."""
        return {name: getattr(self, name) for name in _FIELDS}

    @cached_property
    def ascii(self) -> str:
        """
        The ASCII characters of the body, one behind the other: one in twenty of a Chinese text.

        Where a sign of such characters isn't in it, it is not in the body. To ask it is fifty times quicker.
        """
        return self.body.encode("ascii", "ignore").decode("ascii")

    def body_place(self, line: int, column: int = 1, length: int = 1) -> Place:
        """Give the place of line `line` (from 0) of the body, in the file."""
        return Place(path=self.path, line=self.body_line + line, column=column, length=max(1, length))


_FIELDS = ("path", "node", "body", "body_line", "digest", "front")


class _RefusedError(Exception):
    """The front matter cannot be trusted; not a ValueError, which python-frontmatter swallows."""

    def __init__(self, *findings: Finding) -> None:
        super().__init__()
        self.findings = list(findings)


class _Handler(BaseHandler):
    """Our YAML for python-frontmatter: it fails closed where the default one publishes raw text."""

    FM_BOUNDARY = None
    START_DELIMITER = END_DELIMITER = FENCE

    def __init__(self, path: str) -> None:
        self.path = path
        self.findings: list[Finding] = []
        self.body_line = 0

    def detect(self, text: str) -> bool:
        return text.startswith(FENCE)

    def split(self, text: str) -> tuple[str, str]:
        lines = text.split("\n")
        closing = (n for n, line in enumerate(lines) if n and line.rstrip() == FENCE)
        end = next(closing, None)
        if end is None:
            message = "元数据以「---」开始，却没有单独一行「---」结束"
            raise _RefusedError(_finding(self.path, 1, Fault.FRONT_MATTER, message))
        metadata, body = "\n".join(lines[1:end]), lines[end + 1 :]
        if len(metadata.encode()) > MAX_FRONT_MATTER:
            message = f"元数据超过 {MAX_FRONT_MATTER // 1024} KiB"
            raise _RefusedError(_finding(self.path, 1, Fault.TOO_LARGE, message))
        blank = next((n for n, line in enumerate(body) if line.strip()), len(body))
        self.body_line = end + 2 + blank
        return metadata, "\n".join(body)

    def load(self, fm: str, **_: object) -> dict[str, Node]:
        node, self.findings = parse_yaml(fm, self.path, first_line=2)
        if node is None:
            if not self.findings:
                message = "元数据是空的"
                self.findings = [_finding(self.path, 1, Fault.FRONT_MATTER, message)]
            raise _RefusedError(*self.findings)
        if not isinstance(node.value, dict):
            message = "元数据应当是「字段: 值」的形式"
            raise _RefusedError(_finding(self.path, 2, Fault.FRONT_MATTER, message))
        return {"node": node}


def read_record(source: Source) -> tuple[Record | None, list[Finding]]:
    """Split `source` into front matter and body; None where the front matter cannot be trusted."""
    if not source.text.strip():
        return None, [_finding(source.path, 0, Fault.FRONT_MATTER, "文件是空的")]
    if source.text.split("\n", 1)[0].rstrip() != FENCE:
        message = "文件的第一行不是「---」，没有元数据"
        return None, [_finding(source.path, 1, Fault.FRONT_MATTER, message)]
    handler = _Handler(source.path)
    try:
        metadata, body = frontmatter.parse(source.text, handler=handler)
    except _RefusedError as refused:
        return None, refused.findings
    node = metadata["node"]
    assert isinstance(node, Node)
    above = source.above(handler.body_line)
    digest, front = (_sha256(f"{source.path}\0{text}") for text in (source.text, above))
    record = Record(
        path=source.path, node=node, body=body, body_line=handler.body_line, digest=digest, front=front
    )
    return record, handler.findings


def _sha256(text: str) -> bytes:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).digest()


def _finding(path: str, line: int, fault: Fault, message: str) -> Finding:
    return Finding(place=Place(path=path, line=line), fault=fault, message=message)
