"""Where the readers of all formats put what they find."""

from collections.abc import Callable, Sequence
from dataclasses import field

from site_builder.pattern import pattern_of
from site_builder.records.attachment.budget import MAX_DEPTH, Budget, TooLargeError
from site_builder.records.attachment.content import FileContent, FileTable, FileText, Trait, TraitKind
from site_builder.value import dataclass

MOST_TRAITS = 100  # of one kind; an editor who has removed a hundred comments finds the rest
QUOTED = 30  # characters of a quotation
# What is quoted lands in messages, and those in the logs of servers: nobody's number stands there in full.
_NUMBER = pattern_of(r"([0-9]{2})[0-9]{7,}([0-9][0-9Xx])")


def discreet(text: str) -> str:
    """Leave only the ends of long numbers."""
    return _NUMBER.sub(r"\1…\2", text)


@dataclass(kw_only=True)
class Collector:
    """
    Texts, tables and traits of one file and of the files inside it, which `read` reads.

    `where` is the file inside the attachment, and stands before every place in it. A file that
    `is_alone` is one that readers open by itself; one that is embedded in another is not.
    """

    read: "Callable[[bytes, str, Collector], str]"
    budget: Budget = field(default_factory=Budget)
    where: str = ""
    depth: int = 0
    is_alone: bool = True
    texts: list[FileText] = field(default_factory=list)
    tables: list[FileTable] = field(default_factory=list)
    traits: list[Trait] = field(default_factory=list)

    def text(self, where: str, text: str) -> None:
        """Add running text."""
        text = text.strip()
        if text:
            self.budget.read(len(text))
            self.texts.append(FileText(where=self.where + where, text=text))

    def table(self, where: str, rows: Sequence[tuple[int, Sequence[str]]], title: str = "") -> None:
        """Add a table of numbered rows, paid for already; rows without text are left out."""
        kept = [(n, tuple(cell.strip() for cell in row)) for n, row in rows]
        kept = [(n, row) for n, row in kept if any(row)]
        if kept:
            self.tables.append(
                FileTable(
                    where=self.where + where,
                    title=title,
                    rows=tuple(row for _, row in kept),
                    numbers=tuple(n for n, _ in kept),
                )
            )

    def trait(self, kind: TraitKind, where: str, text: str = "") -> None:
        """Add a trait, quoting the beginning of `text`."""
        bare = discreet(" ".join(text.split()))
        short = bare if len(bare) <= QUOTED else bare[:QUOTED] + "…"
        trait = Trait(kind=kind, where=self.where + discreet(where), text=short)
        if trait not in self.traits and sum(t.kind is kind for t in self.traits) < MOST_TRAITS:
            self.traits.append(trait)

    def file(self, where: str, data: bytes, extension: str, *, is_alone: bool = False) -> None:
        """Read a file that lies inside this one."""
        if self.depth + 1 >= MAX_DEPTH:
            raise TooLargeError(f"文件套文件超过 {MAX_DEPTH} 层")
        inner = Collector(
            read=self.read,
            budget=self.budget,
            where=self.where + discreet(where),
            depth=self.depth + 1,
            is_alone=is_alone,
            texts=self.texts,
            tables=self.tables,
            traits=self.traits,
        )
        self.read(data, extension, inner)

    def content(self, form: str) -> FileContent:
        """Give what was found."""
        return FileContent(
            format=form, texts=tuple(self.texts), tables=tuple(self.tables), traits=tuple(self.traits)
        )
