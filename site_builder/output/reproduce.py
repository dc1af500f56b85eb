"""Proof that a release is what the content says: made again elsewhere, it has the same bytes."""

from datetime import date
from pathlib import Path

from site_builder.output.ledger import manifest_of
from site_builder.output.proof.verify import CHAIN, check_release, read_chain
from site_builder.problem import BrokenSetupError

SEARCH = "s/"  # the files of the search


def record_day(release: Path) -> date:
    """Give the day on which a whole release was built; BrokenSetupError where it is not whole."""
    if faults := check_release(release):
        raise BrokenSetupError(f"{release} 本身就不完整：{faults[0]}")
    return date.fromisoformat(read_chain((release / CHAIN).read_bytes())[0][-1].date)


def differences(release: Path, made: Path) -> list[str]:
    """
    Tell where `made`, the first release of a chain of its own, differs from `release`.

    What a release says of its place in the chain follows from the releases before; with that place
    `made` must be the same release: same files, same record. A signature is its signer's.
    """
    theirs, ours = manifest_of(release), manifest_of(made)
    found = [f"缺少 {path}" for path in theirs if path not in ours]
    found += [f"多出 {path}" for path in ours if path not in theirs]
    found += [f"不同 {path}" for path in theirs if path in ours and theirs[path] != ours[path]]
    if found:  # what readers read first: one changed word moves many files of the search
        return sorted(found, key=lambda line: line.split(" ", 1)[1].startswith(SEARCH))
    told, again = (read_chain((folder / CHAIN).read_bytes())[0][-1] for folder in (release, made))
    again = again._replace(number=told.number, previous=told.previous, ledger=told.ledger)
    return [
        f"版本记录的 {name} 是 {getattr(told, name)}，重做的是 {getattr(again, name)}"
        for name in told._fields
        if getattr(told, name) != getattr(again, name)
    ]
