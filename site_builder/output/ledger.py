"""
The address ledger: every lasting address that was ever published, and the release that brought it.

It goes from release to release. An address that it holds stands in the new release too: as the page
that it was, as a page that leads on, or as one that says why there is nothing more (R901).
"""

import json
import re
from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from datetime import date
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from site_builder.artifacts.withdrawn import WITHDRAWN
from site_builder.model.unfilled import UNFILLED
from site_builder.output.proof.verify import CHAIN, LEDGER, MANIFEST, digest, read_chain, read_manifest
from site_builder.problem import BrokenSetupError, Place, Problem
from site_builder.rules.build_check import ACCOUNT, VANISHED

if TYPE_CHECKING:
    from site_builder.model.public_site import PublicSite

# Parts of lists, search, style and other forms of a page come and go; what people note down stays.
_LASTING = re.compile(
    r"(policies|interpretations|catalogue|pages)/.+\.html|files/.+"
    r"|(topics|organisations|kinds|disclosure|data)/[^/]+"
    r"|[^/]+\.(html|xml|txt)"
)
_LINE = re.compile(r"^([1-9][0-9]*)\t([\x21-\x7e]+)$", re.MULTILINE)
WITHDRAWALS = "withdrawals.yml"
_WITH_LINE = "在 data/withdrawals.yml 写一行，前面空两格（新建的文件第一行写 withdrawals:）"
_BY_MISTAKE = "误删、误改名的，恢复原来的文件"
HEAD = "release\taddress\n"


def read_ledger(release: Path | None) -> dict[str, int]:
    """Map each address to the number of the release that brought it."""
    if release is None:
        return {}
    data = (release / LEDGER).read_bytes() if (release / LEDGER).is_file() else b""
    chain = (release / CHAIN).read_bytes() if (release / CHAIN).is_file() else b""
    records = read_chain(chain)[0] if chain else []
    found = {address: int(number) for number, address in _LINE.findall(data.decode("utf-8", "replace"))}
    if records and digest(data) != records[-1].ledger:
        raise BrokenSetupError(f"{release / LEDGER} 坏了，请从备份或者镜像恢复")
    return found


def ledger_text(before: dict[str, int], paths: Iterable[str], number: int) -> bytes:
    """Give the ledger of release `number`, in which the files `paths` may be new."""
    now = {path: number for path in paths if _LASTING.fullmatch(path)} | before
    return (HEAD + "".join(f"{since}\t{address}\n" for address, since in sorted(now.items()))).encode()


def vanished(folder: Path, names: AbstractSet[str], before: Path | None, site: "PublicSite") -> list[Problem]:
    """
    Tell the addresses in the ledger of the release `before` that `folder` does not account for.

    `names` are those of all files in it.
    """
    place = Place(path=f"{site.settings.data_dir}/{WITHDRAWALS}")
    told = withdrawn_addresses(folder)
    gone = [
        address
        for address in read_ledger(before)
        if address not in names and address not in told and _owner(address, told) is None
    ]
    found = [
        (f"{address} 以前发布过，这次没有了，也没有写明移到哪里、为什么撤下", _remedy(address, site.day))
        for address in gone
    ]
    found += [
        (f"{entry.address} 移到了 {entry.moved_to}，但是那里没有文件", f"{ACCOUNT}；{_BY_MISTAKE}")
        for entry in site.withdrawn
        if entry.moved_to and entry.moved_to not in names
    ]
    return [Problem(place=place, rule=VANISHED, message=message, fix=fix) for message, fix in found]


def _remedy(address: str, day: date) -> str:
    line = f"  - {{address: {address}, since: {day}, reason: {UNFILLED}：撤下的原因）}}"
    return f"{_WITH_LINE}「{line}」，移走的再写 moved_to；{_BY_MISTAKE}"


def withdrawn_addresses(release: Path) -> dict[str, bool]:
    """Map what the release says to be withdrawn or moved to whether its bytes were erased by law."""
    file = release / WITHDRAWN
    return withdrawals_in(file.read_bytes() if file.is_file() else None)


def withdrawals_in(data: bytes | None) -> dict[str, bool]:
    """Read a release's list of what is withdrawn, where it has one; see `withdrawn_addresses`."""
    return {entry["address"]: bool(entry["erased"]) for entry in json.loads(data or b"[]")}


def manifest_of(release: Path) -> dict[str, tuple[str, str, int]]:
    """Give the rows of a release's manifest; BrokenSetupError where it can't be read."""
    rows, faults = read_manifest((release / MANIFEST).read_bytes())
    if faults:
        raise BrokenSetupError("；".join(faults[:3]))
    return rows


def _owner(address: str, told: Iterable[str]) -> str | None:
    """Give the withdrawn page to which an attachment belonged: `files/x-2.pdf` to that of `x`."""
    path = PurePosixPath(address)
    owner = path.stem.rpartition("-")[0] if path.parts[0] == "files" else ""
    return next((page for page in told if owner and PurePosixPath(page).stem == owner), None)
