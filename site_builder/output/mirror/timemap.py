"""TimeMaps (RFC 7089): for each document, the versions of its page that the mirror keeps, and since when."""

import json
import shutil
from collections.abc import Iterator, Mapping
from datetime import datetime
from email.utils import format_datetime
from pathlib import Path

from site_builder.output.ledger import manifest_of
from site_builder.output.mirror.home import TIMEMAP, Home, State
from site_builder.output.proof.verify import CHAIN, read_chain
from site_builder.output.release import WITHDRAWABLE
from site_builder.output.seal import moment_of

LINK = "application/link-format"
Memento = tuple[datetime, int, str]  # when it was released, in which release, its SHA-256


def write_timemaps(home: Home, state: State) -> None:
    """Write the TimeMaps of all documents, in link-format and JSON, and switch to them."""
    current = home.current()
    assert current
    folder = home.staged("timemaps")
    for address, mementos in versions(home.releases()).items():
        for form, text in (
            ("link", link_format(address, mementos, state)),
            ("json", json_format(address, mementos, state)),
        ):
            file = folder / form / f"{address}.{'txt' if form == 'link' else 'json'}"
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, "utf-8")
    target = home.path / "timemaps" / current.name
    home.discard(target)
    folder.rename(target)
    home.switch(TIMEMAP, target)
    for old in (home.path / "timemaps").iterdir():
        if old != target:
            shutil.rmtree(old, ignore_errors=True)


def versions(releases: Mapping[int, Path]) -> dict[str, list[Memento]]:
    """Give the versions of each document's page, the oldest first; equal bytes are one version."""
    found: dict[str, list[Memento]] = {}
    for number, folder in releases.items():
        [*_, record] = read_chain((folder / CHAIN).read_bytes())[0]
        when = moment_of(record)
        for path, (one, _, _) in manifest_of(folder).items():
            if path.endswith(".html") and path.startswith(WITHDRAWABLE):
                known = found.setdefault(path, [])
                if not known or known[-1][2] != one:
                    known.append((when, number, one))
    return found


def link_format(address: str, mementos: list[Memento], state: State) -> str:
    """Give the TimeMap as application/link-format."""
    first, last = (format_datetime(m[0], usegmt=True) for m in (mementos[0], mementos[-1]))
    lines = [
        f'<{state.url}{address}>;rel="original"',
        f'<{_own(state, "link", address, ".txt")}>;rel="self";type="{LINK}";from="{first}";until="{last}"',
    ]
    for uri, when, relation in _named(address, mementos, state):
        lines.append(f'<{uri}>;rel="{relation}";datetime="{format_datetime(when, usegmt=True)}"')
    return ",\n".join(lines) + "\n"


def json_format(address: str, mementos: list[Memento], state: State) -> str:
    """Give the TimeMap as JSON, in the shape that Memento aggregators give out."""
    listed = [
        {"datetime": when.strftime("%Y-%m-%dT%H:%M:%SZ"), "uri": uri, "sha256": memento[2]}
        for (uri, when, _), memento in zip(_named(address, mementos, state), mementos, strict=True)
    ]
    value = {
        "original_uri": state.url + address,
        "self": _own(state, "json", address, ".json"),
        "mementos": {"list": listed, "first": listed[0], "last": listed[-1]},
        "timemap_uri": {
            "link_format": _own(state, "link", address, ".txt"),
            "json_format": _own(state, "json", address, ".json"),
        },
    }
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"


def _named(address: str, mementos: list[Memento], state: State) -> Iterator[tuple[str, datetime, str]]:
    for place, (when, number, _) in enumerate(mementos, start=1):
        marks = ("first " if place == 1 else "") + ("last " if place == len(mementos) else "")
        yield f"{state.public_url}/releases/{number:06}/{address}", when, f"{marks}memento"


def _own(state: State, form: str, address: str, ending: str) -> str:
    return f"{state.public_url}/{TIMEMAP}/{form}/{address}{ending}"
