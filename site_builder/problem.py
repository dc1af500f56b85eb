"""Whatever can be wrong, as a value: where it is, what it is, what to do about it."""

import errno
from enum import StrEnum
from typing import NamedTuple

from site_builder.value import dataclass


class Severity(StrEnum):
    """How much a problem weighs: an error stops the build, a warning is only printed."""

    ERROR = "error"
    WARNING = "warning"


class Fault(StrEnum):
    """Every fault that reading and modelling can find; `rules/` has one rule for each."""

    ENCODING = "encoding"
    UNSEEN = "unseen"
    FRONT_MATTER = "front_matter"
    YAML_SYNTAX = "yaml_syntax"
    YAML_FEATURE = "yaml_feature"
    DUPLICATE_KEY = "duplicate_key"
    TOO_LARGE = "too_large"
    IRREGULAR_FILE = "irregular_file"
    NAME_COLLISION = "name_collision"
    UNKNOWN_PLACE = "unknown_place"
    TABLE_SHAPE = "table_shape"
    FORMULA_CELL = "formula_cell"
    MISSING_FIELD = "missing_field"
    UNKNOWN_FIELD = "unknown_field"
    FIELD_VALUE = "field_value"
    IDENTIFIER = "identifier"
    INDEX_NUMBER = "index_number"
    DOCUMENT_NUMBER = "document_number"
    CREDIT_CODE = "credit_code"
    GROUND = "ground"
    VOCABULARY_FILE = "vocabulary_file"


class Place(NamedTuple):
    """
    A stretch of one line of one file; a tuple, for ten thousand documents have a quarter of a million.

    `path` is relative to the project's folder, with `/`; `line` and `column` count from 1, in
    characters, 0 where the whole file or the whole line is meant; `length` is in characters.
    """

    path: str
    line: int = 0
    column: int = 0
    length: int = 1

    def __str__(self) -> str:
        """Give `path:line:column`, which editors and terminals make clickable."""
        numbers = [str(n) for n in (self.line, self.column) if n]
        return ":".join([self.path, *numbers])


@dataclass(frozen=True, kw_only=True, order=True)
class Finding:
    """A fault found while reading or modelling; the rule of that fault makes it a `Problem`."""

    place: Place
    fault: Fault
    message: str


@dataclass(frozen=True, kw_only=True, order=True)
class Problem:
    """One thing that is wrong: `message` says what, in Chinese, `fix` what to do about it."""

    place: Place
    rule: str
    message: str
    fix: str
    severity: Severity = Severity.ERROR


_CAUSES = {
    errno.ENOENT: "没有这个文件或者文件夹",
    errno.EACCES: "没有权限",
    errno.EPERM: "没有权限",
    errno.ENOSPC: "磁盘满了",
    errno.EDQUOT: "磁盘配额用完了",
    errno.EROFS: "磁盘是只读的",
    errno.EISDIR: "是文件夹，不是文件",
    errno.ENOTDIR: "路径中间有一段不是文件夹",
    errno.EEXIST: "已经有了",
    errno.ENAMETOOLONG: "名称太长",
    errno.ELOOP: "符号链接绕圈",
    errno.EIO: "磁盘读写出错",
}


def cause_of(error: OSError) -> str:
    """Say in Chinese why the system refused; in its own words where that is rare."""
    return _CAUSES.get(error.errno or 0, error.strerror or str(error))


class BrokenSetupError(Exception):
    """The installation or configuration is broken, not the content; only `cli.py` catches it."""
