"""The release that a site shows, and where the next one is made."""

import os
from pathlib import Path


def current(site_dir: Path) -> Path | None:
    """Give the release that `site_dir` shows, if there is one."""
    return site_dir.resolve() if site_dir.is_symlink() and site_dir.is_dir() else None


def releases_folder(site_dir: Path) -> Path:
    """Give the folder in which the releases of `site_dir` lie."""
    return site_dir.parent / f".{site_dir.name}.releases"


def staging_prefix() -> str:
    """Begin the name of a folder that is not a release: with the process that is at it."""
    return f"new-{os.getpid()}-"


def staging_name(site_dir: Path) -> Path:
    """Name a folder for a release that this process begins; it is there when it is opened."""
    return releases_folder(site_dir) / f"{staging_prefix()}{os.urandom(8).hex()}"
