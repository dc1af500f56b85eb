"""What reading one attachment may cost; a file that costs more is read no further."""

from dataclasses import field
from time import monotonic

from site_builder.value import dataclass

MAX_BYTES = 64 * 1024 * 1024  # of the file itself
MAX_MEMBER = 64 * 1024 * 1024  # bytes of one member of an archive, unpacked
MAX_UNPACKED = 192 * 1024 * 1024  # bytes of all members
MAX_MEMBERS = 3000
MAX_CHARACTERS = 2_000_000  # of text; a cell of a table counts one more
MAX_DEPTH = 4  # a file in a file in a file
MAX_SECONDS = 20.0  # the last resort: the limits above give the same answer on every machine


class TooLargeError(Exception):
    """The file costs more than one file may; the message says what of it."""


class EncryptedError(Exception):
    """The file can't be read without a password."""


@dataclass(kw_only=True)
class Budget:
    """What is left for one file and all files inside it."""

    unpacked: int = MAX_UNPACKED
    members: int = MAX_MEMBERS
    characters: int = MAX_CHARACTERS
    end: float = field(default_factory=lambda: monotonic() + MAX_SECONDS)

    def member(self) -> int:
        """Open one more member; gives how many bytes it may have."""
        self.members -= 1
        if self.members < 0:
            raise TooLargeError(f"里面的文件超过 {MAX_MEMBERS} 个")
        self.tick()
        return min(MAX_MEMBER, self.unpacked)

    def unpack(self, size: int, limit: int) -> None:
        """Take `size` bytes of which `limit` were allowed."""
        self.unpacked -= size
        if size > limit:
            raise TooLargeError("解压以后太大")

    def read(self, size: int) -> None:
        """Take `size` characters of text."""
        self.characters -= size
        if self.characters < 0:
            raise TooLargeError(f"文字超过 {MAX_CHARACTERS // 10000} 万字")

    def tick(self) -> None:
        """Stop where the time is over."""
        if monotonic() > self.end:
            raise TooLargeError(f"读了 {MAX_SECONDS:.0f} 秒还没有读完")
