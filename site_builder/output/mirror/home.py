"""
What lies in a mirror's folder.

`objects/` holds every file once, named by its SHA-256; `releases/000012/` is made of links to them;
`site` leads to the newest release, `timemap` to what tells of the older ones. `mirror.json` remembers
where the mirror pulls from and whose signature it trusts.
"""

import fcntl
import json
import re
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, fields
from pathlib import Path

from site_builder.output.release import discard, lead
from site_builder.problem import BrokenSetupError
from site_builder.value import dataclass

STATE, SITE, TIMEMAP = "mirror.json", "site", "timemap"
_NUMBER = re.compile(r"[0-9]{6,}")


@dataclass(frozen=True, kw_only=True)
class State:
    """
    What a mirror remembers.

    `key` is the public key that must have signed, "" where releases are not signed; `public_url` is where
    the mirror itself is shown; `checked` when it last asked its source. `number` and `head` (SHA-256 of
    its line in the chain) are of the newest release it ever had: from there the chain must go on.
    """

    url: str
    key: str = ""
    keep: int = 5
    public_url: str = ""
    checked: str = ""
    number: int = 0
    head: str = ""


@dataclass(frozen=True, kw_only=True)
class Home:
    """The folder of a mirror."""

    path: Path

    @property
    def objects(self) -> Path:
        """Where files lie under their SHA-256."""
        return self.path / "objects"

    @property
    def parts(self) -> Path:
        """Where files lie that have not arrived as a whole."""
        return self.path / "parts"

    def object(self, digest: str) -> Path:
        """Where the file with that SHA-256 lies, or will."""
        return self.objects / digest[:2] / digest

    def release(self, number: int) -> Path:
        """Where release `number` lies."""
        return self.path / "releases" / f"{number:06}"

    def releases(self) -> dict[int, Path]:
        """Give the releases that are kept, the oldest first."""
        folder = self.path / "releases"
        found = folder.iterdir() if folder.is_dir() else ()
        return dict(sorted((int(p.name), p) for p in found if _NUMBER.fullmatch(p.name) and p.is_dir()))

    def current(self) -> Path | None:
        """Give the release that readers see."""
        link = self.path / SITE
        return link.resolve() if link.is_symlink() and link.is_dir() else None

    def state(self) -> State | None:
        """Give what the mirror remembers; None before the first pull."""
        file = self.path / STATE
        if not file.is_file():
            return None
        try:
            said = json.loads(file.read_text("utf-8"))
            return State(**{f.name: said[f.name] for f in fields(State) if f.name in said})
        except (ValueError, TypeError):
            raise BrokenSetupError(f"{file} 坏了；删去它，下一次 pull 会重新写") from None

    def remember(self, state: State) -> None:
        """Write what the mirror remembers, whole or not at all."""
        text = json.dumps(asdict(state), ensure_ascii=False, indent=1) + "\n"
        new = self.path / f"{STATE}.new"
        new.write_text(text, "utf-8")
        new.replace(self.path / STATE)

    @contextmanager
    def locked(self) -> Iterator[None]:
        """Keep others from changing the mirror meanwhile; BrokenSetupError where another does."""
        self.path.mkdir(parents=True, exist_ok=True)
        with (self.path / "lock").open("w") as stream:
            try:
                fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                raise BrokenSetupError(f"另一个程序正在更新 {self.path}，请等它结束") from None
            yield

    def staged(self, below: str) -> Path:
        """Make a new folder beside those in `below`."""
        home = self.path / below
        home.mkdir(parents=True, exist_ok=True)
        folder = Path(tempfile.mkdtemp(prefix=".new-", dir=home))
        folder.chmod(0o755)
        return folder

    def tidy(self) -> None:
        """Clear away what a killed pull left."""
        for stale in self.path.glob("*/.new-*"):
            shutil.rmtree(stale, ignore_errors=True)

    def switch(self, name: str, target: Path) -> None:
        """Let the link `name` lead to `target`, by one rename."""
        lead(self.path / name, target, aside=self.path / f".{name}.next")

    def discard(self, folder: Path) -> None:
        """Remove a folder, never by halves."""
        discard(folder, ".new-")


def existing(path: Path) -> tuple[Home, State]:
    """Give the mirror in a folder; BrokenSetupError where there is none."""
    home = Home(path=path)
    state = home.state()
    if state is None or home.current() is None:
        raise BrokenSetupError(f"{path} 里没有镜像；先运行 site-builder mirror pull 网址 {path}")
    return home, state
