"""What a store knows of itself: which release it shows, which it showed before, which is under way."""

import json

from site_builder.output.remote.store import Store
from site_builder.problem import BrokenSetupError
from site_builder.value import dataclass

HOME = ".site-builder"  # beside the site; a web server should not show it
FILE = f"{HOME}/state.json"


@dataclass(frozen=True, kw_only=True)
class State:
    """
    What is written in the state file.

    `releases` are the names of the releases kept, the one that is shown last; `under_way` is the one
    that an unfinished publication was bringing.
    """

    releases: tuple[str, ...] = ()
    under_way: str = ""

    @property
    def shown(self) -> str:
        """The release that readers see; "" where there is none yet."""
        return self.releases[-1] if self.releases else ""


def read_state(store: Store) -> State:
    """Read the state; BrokenSetupError where the place holds files that are not ours."""
    data = store.read(FILE)
    if data is None:
        # Objects without a state are what a first publication left that was killed early.
        if any(not name.startswith(f"{HOME}/") for name in store.names()):
            raise BrokenSetupError("目标位置里有不是本工具发布的文件；请换一个空的位置，或者先把它们移走")
        return State()
    try:
        told = json.loads(data)
        return State(releases=tuple(map(str, told["releases"])), under_way=str(told["under_way"]))
    except (ValueError, KeyError, TypeError) as error:
        raise BrokenSetupError(f"目标位置的 {FILE} 坏了；删去它和网站的文件，再发布一次") from error


def write_state(store: Store, state: State) -> None:
    """Write the state."""
    told = {"releases": list(state.releases), "under_way": state.under_way}
    store.write(FILE, json.dumps(told, indent=1).encode())


def sums_path(release: str) -> str:
    """Give where the SHA256SUMS of a release that is kept lies."""
    return f"{HOME}/releases/{release}"


def object_path(digest: str, path: str) -> str:
    """Give where the bytes of a file are kept; its ending tells servers the type."""
    ending = path.rpartition("/")[2].rpartition(".")[2] if "." in path.rpartition("/")[2] else "bin"
    return f"{HOME}/objects/{digest[:2]}/{digest}.{ending}"
