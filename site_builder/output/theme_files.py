"""
The files that follow from the theme alone: its style sheets and scripts, each joined, and its assets.

Scripts are made small unless that of the same ones is kept.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path

from site_builder.output.kept_tasks import KeptTasks

STYLES = "assets/site.css"
SCRIPTS = "assets/site.js"


def theme_files(theme: Path, kept: KeptTasks | None = None) -> Iterator[tuple[str, bytes]]:
    """Give each with its path in the site; what is made of scripts is `kept` for the next build."""
    yield from _scripts(theme, kept).items()
    yield from _assets(theme)
    yield STYLES, _stylesheet(theme)


def _assets(theme: Path) -> Iterator[tuple[str, bytes]]:
    """Give what lies in the theme's `assets` and is no script, as it is."""
    for path in _shown(theme, "assets/*"):
        if path.suffix != ".js" and path.is_file():
            yield f"assets/{path.name}", path.read_bytes()


def _stylesheet(theme: Path) -> bytes:
    """Join the theme's style sheets: tokens, base, then each component's, in order."""
    parts = [theme / "tokens.css", theme / "base.css"]
    parts += sorted((theme / "components").glob("*/*.css"), key=lambda p: p.as_posix())
    return b"".join(part.read_bytes() for part in parts if part.is_file())


def _scripts(theme: Path, kept: KeptTasks | None) -> Mapping[str, bytes]:
    """Give what is made of the theme's scripts, by paths in the site."""
    ours, own, others = (_read(theme, where) for where in ("assets/search", "components/*", "assets"))
    key = kept.key("scripts", repr((ours, own, others)).encode()) if kept else ""
    made: dict[str, bytes] | None = kept.get(key) if kept else None
    if made is None:
        from site_builder.output.search_script import search_scripts  # noqa: PLC0415 - seldom needed
        from site_builder.output.small_script import small_script  # noqa: PLC0415 - as above

        made = search_scripts("".join(ours.values()))
        made |= {path: small_script(text) for path, text in others.items()}
        made[SCRIPTS] = small_script("".join(own.values()))
        if kept:
            kept.put(key, made)
    return made


def _read(theme: Path, where: str) -> dict[str, str]:
    """Read the scripts in a folder of the theme, in order, by their paths there."""
    paths = _shown(theme, f"{where}/*.js")
    return {path.relative_to(theme).as_posix(): path.read_text("utf-8") for path in paths}


def _shown(theme: Path, pattern: str) -> list[Path]:
    """Give files of the theme in order, but for those that a file browser leaves behind."""
    found = (path for path in theme.glob(pattern) if not path.name.startswith("."))
    return sorted(found, key=lambda path: path.as_posix())
