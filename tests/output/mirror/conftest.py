"""A column with one release, its host, and a mirror that is still empty."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest

from site_builder.output.mirror.health import damaged_objects, faults_of
from site_builder.output.mirror.home import Home, State
from site_builder.output.mirror.pull import Pulled, pull
from site_builder.output.mirror.source import Patience
from tests.output.mirror.origin import Origin, serving
from tests.output.releases import FIRST, publish_files

HASTY = Patience(tries=4, wait=0.01, timeout=5)


@dataclass(kw_only=True)
class Mirrored:
    """A mirror and what it mirrors."""

    origin: Origin
    site: Path
    home: Home
    number: int = 1
    files: dict[str, str] = field(default_factory=lambda: dict(FIRST))

    def publish(self, changes: dict[str, str | None] | None = None, key: Path | None = None) -> Path:
        """Publish the column's next release, with some files changed or (None) gone."""
        self.number += 1
        for path, text in (changes or {"policies/a.html": f"第{self.number}版"}).items():
            self.files.pop(path, None)
            if text is not None:
                self.files[path] = text
        return publish_files(self.site, self.files, self.number, key)

    def pull(self, patience: Patience = HASTY, **changes: object) -> Pulled:
        """Pull once."""
        state = self.home.state() or State(url=self.origin.url)
        return pull(self.home, replace(state, **changes), patience, lambda *_: None)  # type: ignore[arg-type]

    def is_whole(self) -> bool:
        """Whether readers of the mirror see a release, and every byte that is kept is right."""
        state = self.home.state()
        assert state
        assert (self.home.path / "site/index.html").is_file()
        return not any(faults_of(self.home, state).values()) and not damaged_objects(self.home)

    def shown(self) -> int:
        """Give the number of the release that readers see."""
        return int((self.home.path / "site").resolve().name)


@pytest.fixture
def mirrored(tmp_path: Path) -> Iterator[Mirrored]:
    """A column with one release and an empty mirror."""
    site = tmp_path / "site"
    publish_files(site, FIRST)
    with serving(site) as origin:
        yield Mirrored(origin=origin, site=site, home=Home(path=tmp_path / "镜像 mirror"))
