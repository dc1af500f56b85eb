"""The scripts that search in a browser: ours joined into one file, and Lunr's as MkDocs brings it."""

import re
from importlib.metadata import distribution
from pathlib import Path

from site_builder.output.small_script import small_script
from site_builder.pattern import pattern_of
from site_builder.problem import BrokenSetupError

SEARCH, LUNR = "assets/search.js", "assets/lunr.js"
_LUNR_IN_MKDOCS = "mkdocs/contrib/search/templates/search/lunr.js"
_COMMENT = pattern_of(r"^[ \t]*/\*.*?\*/[ \t]*\n|^[ \t]*//[^\n]*\n", re.MULTILINE | re.DOTALL)
_INDENT = pattern_of(r"^[ \t]+|[ \t]+$|^\n", re.MULTILINE)


def search_scripts(ours: str) -> dict[str, bytes]:
    """Give the scripts by their paths in the site."""
    return {SEARCH: small_script(ours), LUNR: _lean(_lunr()).encode()}


def _lunr() -> str:
    path = Path(str(distribution("mkdocs").locate_file(_LUNR_IN_MKDOCS)))
    if not path.is_file():
        raise BrokenSetupError(f"安装的 mkdocs 里没有 {_LUNR_IN_MKDOCS}：请按 constraints.txt 重新安装")
    return path.read_text("utf-8")


def _lean(script: str) -> str:
    """Leave out comments that stand alone and indentation, never what a licence says."""
    return _INDENT.sub("", _COMMENT.sub(_rights, script))


def _rights(comment: re.Match[str]) -> str:
    """Give a comment that says whose a script is and on what terms; nothing of any other."""
    said = comment[0].lower()
    return comment[0] if "licen" in said or "copyright" in said else ""
