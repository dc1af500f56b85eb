"""What was found inside a file: small values that can be kept on disk by the file's hash."""

from enum import StrEnum

from site_builder.value import dataclass


class TraitKind(StrEnum):
    """What a file can carry besides what a reader sees; the value is its Chinese name."""

    HIDDEN = "隐藏的内容"
    COMMENT = "批注"
    REVISION = "修订痕迹"
    AUTHOR = "作者"
    COMPANY = "单位"
    LOCATION = "拍摄地点"
    PROGRAM = "宏或者程序"
    EMBEDDED = "嵌入的文件"
    LINKED = "外部链接"
    ENCRYPTED = "加密"
    BROKEN = "损坏"
    UNCHECKED = "没有检查的内容"
    PICTURE = "图片里的文字"


@dataclass(frozen=True, kw_only=True, slots=True)
class FileText:
    """A paragraph, a line or a page of running text; `where` is said to editors: 「第3页」."""

    where: str
    text: str


@dataclass(frozen=True, kw_only=True, slots=True)
class FileTable:
    """A table; `numbers` are the numbers that its rows have in the file, for empty ones are left out."""

    where: str
    title: str
    rows: tuple[tuple[str, ...], ...]
    numbers: tuple[int, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Trait:
    """One thing that a file carries, where in it, and a short quotation of it."""

    kind: TraitKind
    where: str
    text: str


@dataclass(frozen=True, kw_only=True, slots=True)
class FileContent:
    """
    All that was found; `format` is what the bytes are, whatever the file's name says.

    A file that can't be read, or not whole, has a trait that says so, and what could be read of it.
    """

    format: str
    texts: tuple[FileText, ...] = ()
    tables: tuple[FileTable, ...] = ()
    traits: tuple[Trait, ...] = ()

    def of(self, *kinds: TraitKind) -> tuple[Trait, ...]:
        """Give the traits of some kinds, in the order they were found."""
        return tuple(trait for trait in self.traits if trait.kind in kinds)
