"""A zip archive, and the office formats that are one, read within a budget."""

import io
import posixpath
import zipfile

from site_builder.records.attachment.budget import Budget, EncryptedError
from site_builder.records.attachment.markup import attribute, parsed
from site_builder.value import dataclass

_ENCRYPTED = 0x1  # flag bits of a member
_UTF8 = 0x800


@dataclass(frozen=True, kw_only=True)
class Relation:
    """What a part of an office file refers to; `target` is another part, or an address outside."""

    kind: str
    target: str
    is_external: bool


class Package:
    """The members of an archive, by name; whatever is wrong with one is raised when it is read."""

    def __init__(self, data: bytes, budget: Budget) -> None:
        self._archive = zipfile.ZipFile(io.BytesIO(data))
        self._budget = budget
        self._members = {_name(info): info for info in self._archive.infolist() if not info.is_dir()}
        self._by_folded_name = {name.casefold(): name for name in self._members}

    @property
    def names(self) -> tuple[str, ...]:
        """The members, with the numbers in their names in order."""
        return tuple(sorted(self._members, key=_natural))

    def __contains__(self, name: str) -> bool:
        return name.casefold() in self._by_folded_name

    def read(self, name: str) -> bytes:
        """Unpack one member; the parts of office files have the same name in capitals and without."""
        info = self._members.get(name) or self._members[self._by_folded_name[name.casefold()]]
        if info.flag_bits & _ENCRYPTED:
            raise EncryptedError
        limit = self._budget.member()
        with self._archive.open(info) as member:
            data = member.read(limit + 1)
        self._budget.unpack(len(data), limit)
        return data

    def relations(self, part: str) -> dict[str, Relation]:
        """Give what an OOXML part refers to, by the name it uses for it."""
        folder, name = posixpath.split(part)
        path = posixpath.join(folder, "_rels", f"{name}.rels")
        if path not in self:
            return {}
        found = {}
        for element in parsed(self.read(path)).iter("{*}Relationship"):
            target = attribute(element, "Target")
            is_external = attribute(element, "TargetMode") == "External"
            if not is_external:
                target = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
            kind = attribute(element, "Type").rpartition("/")[2]
            found[attribute(element, "Id")] = Relation(kind=kind, target=target, is_external=is_external)
        return found


def _name(info: zipfile.ZipInfo) -> str:
    """Give a member's name; Chinese Windows writes GBK and does not say so, or its own slashes."""
    name = info.filename
    if not info.flag_bits & _UTF8:
        try:
            name = name.encode("cp437").decode("gb18030")
        except UnicodeError:
            name = info.filename
    return name.replace("\\", "/")


def _natural(name: str) -> tuple[tuple[int, str], ...]:
    """Sort page 2 before page 10."""
    parts: list[tuple[int, str]] = []
    digits = ""
    for char in f"{name}\0":
        if char.isascii() and char.isdigit():
            digits += char
            continue
        if digits:
            parts.append((len(digits.lstrip("0")), digits.lstrip("0")))
            digits = ""
        parts.append((0, char))
    return tuple(parts)
