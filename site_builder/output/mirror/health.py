"""What is wrong with a mirror, and how it stands."""

from datetime import date
from pathlib import Path

from site_builder.output.ledger import manifest_of
from site_builder.output.mirror.home import Home, State
from site_builder.output.proof.verify import CHAIN, Record, check_release, read_chain, sums_of

STALE = 14  # days without a release after which a column is likelier stuck than quiet (website.home_days)


def faults_of(home: Home, state: State, number: int | None = None) -> dict[int, list[str]]:
    """Check every byte of every release that is kept, or of one; a release that is whole has no faults."""
    releases = home.releases()
    chosen = {number: releases[number]} if number in releases else releases
    return {n: check_release(folder, key=state.key) for n, folder in chosen.items()}


def damaged_objects(home: Home) -> list[str]:
    """Give the objects whose bytes are not those of their name; the next pull fetches them anew."""
    found = sorted(home.objects.glob("*/*"))
    return [file.name for file in found if sums_of(file, sm3=False)[0] != file.name]


def record_of(release: Path) -> Record:
    """Give the record of a release."""
    return read_chain((release / CHAIN).read_bytes())[0][-1]


def standing(home: Home, state: State, day: date) -> list[str]:
    """Tell how the mirror stands on `day`, a line a fact."""
    releases = home.releases()
    records = [record_of(folder) for folder in releases.values()]
    current = home.current()
    assert current
    shown = record_of(current)
    age = (day - date.fromisoformat(shown.date)).days
    objects = {row[0]: row[2] for folder in releases.values() for row in manifest_of(folder).values()}
    lines = [
        f"来源：{state.url}",
        f"现在的版本：{shown.number}（{shown.date}），{shown.files} 个文件，{shown.size} 字节",
        f"保留的版本：{'、'.join(f'{r.number}（{r.date}）' for r in records)}；最多 {state.keep} 个",
        f"实占：{len(objects)} 个不同的文件，{sum(objects.values())} 字节",
        f"签名公钥：{state.key or '没有，来源的版本没有签名'}",
        f"最近一次询问来源：{state.checked or '不知道'}",
    ]
    if age > STALE:
        lines.append(f"注意：最新的版本已经是 {age} 天以前的，请问来源是不是停了，或者有人挡着不让更新")
    return lines
