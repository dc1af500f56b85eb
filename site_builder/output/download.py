"""A document as a file: what a page says of it before a reader fetches it."""

from site_builder.value import dataclass

LABELS = {"pdf": "PDF 版（可打印，适合读屏）", "docx": "Word 版（可编辑）", "txt": "纯文本版"}


@dataclass(frozen=True, kw_only=True)
class Download:
    """A file of a document: `address` in the site (ASCII), `size` in bytes."""

    address: str
    size: int

    @property
    def extension(self) -> str:
        """The ending of its name."""
        return self.address.rpartition(".")[2]

    @property
    def label(self) -> str:
        """What readers call it."""
        return LABELS[self.extension]
