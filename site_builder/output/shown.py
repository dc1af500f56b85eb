"""The release that a site shows."""

from pathlib import Path


def current(site_dir: Path) -> Path | None:
    """Give the release that `site_dir` shows, if there is one."""
    return site_dir.resolve() if site_dir.is_symlink() and site_dir.is_dir() else None
