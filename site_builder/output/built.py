"""The files of a built site, for commands that ask it something."""

from collections.abc import Callable
from pathlib import Path

from site_builder.problem import BrokenSetupError


def read_built(folder: Path) -> Callable[[str], str]:
    """Give the function that reads a file of the site in `folder` by its path there."""
    home = folder.resolve()  # the release of now, though another may be published meanwhile

    def read(path: str) -> str:
        try:
            return (home / path).read_text("utf-8")
        except (OSError, UnicodeDecodeError):
            raise BrokenSetupError(f"{folder} 里没有可用的 {path}：先运行 site-builder build") from None

    return read
