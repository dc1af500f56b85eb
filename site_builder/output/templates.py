"""The theme as a Jinja environment: escaping on, an undefined name an error, no clock, no disk."""

from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path
from urllib.parse import urlsplit

from jinja2 import BaseLoader, Environment, FileSystemLoader, StrictUndefined, TemplateError

from site_builder.output import filters
from site_builder.output.compiled import PageEnvironment
from site_builder.output.departure import departure
from site_builder.pattern import pattern_of
from site_builder.problem import BrokenSetupError

_TAKEN_IN = pattern_of(r"\{%-?\s*(?:extends|include|import|from)\s+(?:[\"']([^\"']+)[\"'])?")
FILTERS = ("day", "size", "file_type")


def environment(folders: Sequence[str]) -> Environment:
    """Make the environment for the theme in `folders`, the first of them winning."""
    return options(FileSystemLoader(list(folders)))


def options(loader: BaseLoader) -> Environment:
    """Make the environment for the templates that `loader` gives."""
    env = PageEnvironment(
        loader=loader,
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    env.filters.update({name: getattr(filters, name) for name in FILTERS})
    env.filters["departure"] = departure
    return env


def is_complete(folder: Path) -> bool:
    """Whether the templates of a theme take in none that lies elsewhere, or is named when a page is drawn."""
    texts = [path.read_text("utf-8", "replace") for path in folder.rglob("*.html")]
    named = {found for text in texts for found in _TAKEN_IN.findall(text)}
    return all((folder / name).is_file() for name in named)


def check_theme(folders: Sequence[str]) -> None:
    """Raise BrokenSetupError where a theme is none of ours."""
    if not any((Path(folder) / "layout.html").is_file() for folder in folders):
        raise BrokenSetupError("主题里没有 layout.html：mkdocs.yml 的 theme.custom_dir 应写 theme")


def template_fault(error: TemplateError, unnamed: str) -> str:
    """Say what is wrong in a template, and where; one whose name is not known is called `unnamed`."""
    name, line = getattr(error, "name", None) or unnamed, getattr(error, "lineno", None)
    return (
        f"主题模板有误（{name}{f' 第 {line} 行' if line else ''}）：{error.message or type(error).__name__}"
    )


@cache
def own_environment() -> Environment:
    """Give the environment for the templates that are ours and no theme's: sheets to print."""
    return environment([str(Path(__file__).parent)])


def relative_url(page: str) -> Callable[[str], str]:
    """Give the function that makes an address relative to `page`, both relative to the root."""
    up = "../" * page.count("/")

    def url(address: str) -> str:
        return up + address

    return url


def rooted_url(site_url: str) -> Callable[[str], str]:
    """Give the function that makes an address absolute on its server, for a page shown anywhere."""
    root = urlsplit(site_url).path

    def url(address: str) -> str:
        return root + address

    return url
