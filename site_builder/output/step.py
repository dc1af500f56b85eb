"""
The lists of a release's files: all lines anew, or in a step from the release before.

Where few files are other, few lines are; all others are taken from the lists before, where these are as they
were sealed.
"""

from dataclasses import field
from functools import cached_property, lru_cache
from pathlib import Path

from site_builder.output.changes import changes_since, changes_text
from site_builder.output.manifest import manifest_rows, manifest_text, release_id, row_line
from site_builder.output.proof.verify import HEAD, MANIFEST, OPTIONAL, PARTS, SUMS, Record, digest, sums_text
from site_builder.output.spliced import BLANK, TAB, Moved, spliced
from site_builder.output.sums import Sums
from site_builder.value import dataclass

FEW = 1000  # files; to find the places of more takes longer than to write all lines
_START = len(HEAD) + 1  # of the first row in a manifest


@dataclass(frozen=True, kw_only=True)
class Difference:
    """What is other than in the release `since`: rows as they were, and as they are, by the paths of now."""

    since: Path | None = None
    old: Sums = field(default_factory=dict)
    new: Sums = field(default_factory=dict)
    moved: Moved = ("", "")


@dataclass(frozen=True, kw_only=True)
class Whole:
    """All `rows`, sorted by their paths; and the release `before` with its `record`, if there is one."""

    rows: Sums = field(repr=False)
    before: Path | None = None
    record: Record | None = None

    @property
    def new(self) -> Sums:
        """The rows of what may be other than before."""
        return self.rows

    @cached_property
    def manifest(self) -> bytes:
        """The manifest of the release."""
        return manifest_text(self.rows)

    @property
    def size(self) -> int:
        """The bytes of its files."""
        return sum(size for _, _, size in self.rows.values())

    def changes(self) -> bytes:
        """Give what is other than in the manifest before; nothing where that is not what mirrors have."""
        if self.before is None or self.record is None:
            return b""
        file = self.before / MANIFEST
        data = file.read_bytes() if file.is_file() else b""
        old = manifest_rows(data) if digest(data) == self.record.contents else {}
        return changes_text(self.record.contents, old, self.rows) if old else b""

    def plain(self, own: dict[str, str]) -> bytes:
        """Give SHA256SUMS, with those of the release's `own` files."""
        return sums_text({path: row[0] for path, row in self.rows.items()} | own)


@dataclass(frozen=True, kw_only=True)
class Step:
    """The `difference` to the release before, of which there are the `record` and both lists of its files."""

    difference: Difference
    record: Record
    before: bytes = field(repr=False)
    sums_before: bytes = field(repr=False)

    @property
    def new(self) -> Sums:
        """The rows of what is other than before."""
        return self.difference.new

    @cached_property
    def manifest(self) -> bytes:
        """The manifest of the next release."""
        lines = {path: row_line(path, row).encode() for path, row in self.new.items()}
        gone = dict.fromkeys(self.difference.old, b"")
        return spliced(self.before, TAB, gone | lines, _START, self.difference.moved)

    @property
    def size(self) -> int:
        """The bytes of its files."""
        new, old = (sum(size for _, _, size in rows.values()) for rows in (self.new, self.difference.old))
        return self.record.size + new - old

    def changes(self) -> bytes:
        """Give what is other than in the manifest before."""
        moved = self.difference.moved
        if TAB + moved[0].encode() not in self.before:
            moved = "", ""  # there was no such folder
        return changes_since(self.record.contents, self.difference.old, self.new, moved)

    def plain(self, own: dict[str, str]) -> bytes:
        """Give SHA256SUMS, with those of the release's `own` files."""
        sums = {path: row[0] for path, row in self.new.items()} | own
        gone = dict.fromkeys((*self.difference.old, *PARTS, *OPTIONAL), b"")
        lines = {path: sums_text({path: said}) for path, said in sums.items()}
        return spliced(self.sums_before, BLANK, gone | lines, moved=self.difference.moved)


def step_from(before: Path, record: Record, difference: Difference, files: int, same: str) -> Step | None:
    """
    Give the step to a release of so many files; None where too many are other, or the release before.

    That is so where another build or a rollback was quicker, or where somebody changed its lists. The line
    `same` is of a file that neither knows, and must be in both manifests.
    """
    old, new = difference.old, difference.new
    is_few = len(old) + len(new) <= FEW and record.files + len(new) - len(old) == files
    if before != difference.since or not is_few:
        return None
    lists = sealed_lists(before, record)
    if lists is None or lists[0].rfind(same.encode()) < 0:  # it is near the end
        return None
    return Step(difference=difference, record=record, before=lists[0], sums_before=lists[1])


@lru_cache(maxsize=1)  # of the one that comes before; read while there is nothing else to do
def sealed_lists(release: Path, record: Record) -> tuple[bytes, bytes] | None:
    """Give both lists of a release, the last of whose records is given, if they are as they were sealed."""
    try:
        manifest, sums = (release / MANIFEST).read_bytes(), (release / SUMS).read_bytes()
    except OSError:
        return None
    if (
        digest(manifest) != record.contents
        or release_id(sums) != release.name
        # No name may have a blank, a tab or a new line, but one in an older release might.
        or b" " in manifest
        or not manifest.count(TAB) == 3 * manifest.count(b"\n") == 3 * (record.files + 1)
    ):
        return None
    return manifest, sums
