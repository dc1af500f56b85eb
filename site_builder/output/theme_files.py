"""The files that follow from the theme alone: its style sheets and scripts, each joined, and its assets."""

from collections.abc import Iterator
from pathlib import Path

from site_builder.output.search_script import search_scripts
from site_builder.output.small_script import small_script

STYLES = "assets/site.css"
SCRIPTS = "assets/site.js"


def theme_files(theme: Path) -> Iterator[tuple[str, bytes]]:
    """Give each with its path in the site."""
    yield from search_scripts(theme).items()
    yield from _assets(theme)
    yield STYLES, _stylesheet(theme)
    yield SCRIPTS, _script(theme)


def _assets(theme: Path) -> Iterator[tuple[str, bytes]]:
    """Give what lies in the theme's `assets`: scripts made small, all else as it is."""
    for path in sorted((theme / "assets").glob("*")):
        if path.is_file() and not path.name.startswith("."):  # what a file browser leaves behind
            small = path.suffix == ".js"
            yield (
                f"assets/{path.name}",
                small_script(path.read_text("utf-8")) if small else path.read_bytes(),
            )


def _stylesheet(theme: Path) -> bytes:
    """Join the theme's style sheets: tokens, base, then each component's, in order."""
    parts = [theme / "tokens.css", theme / "base.css"]
    parts += sorted((theme / "components").glob("*/*.css"), key=lambda p: p.as_posix())
    return b"".join(part.read_bytes() for part in parts if part.is_file())


def _script(theme: Path) -> bytes:
    """Join the components' scripts, in order; each keeps to itself in a function of its own."""
    parts = sorted((theme / "components").glob("*/*.js"), key=lambda p: p.as_posix())
    return small_script("".join(part.read_text("utf-8") for part in parts))
