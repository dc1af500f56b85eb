"""Every component has a page that holds its parameters and examples; each example is drawn and is sound."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from site_builder.output.bodies import rendered_or_none
from site_builder.output.templates import environment
from site_builder.output.theme_files import STYLES, theme_files
from site_builder.output.write import Drawing, context_of
from site_builder.pipeline import run
from site_builder.settings import read_settings
from tests.browser.test_accessibility import checked_markup, violations

PROJECT = Path(__file__).resolve().parents[2]
THEME = PROJECT / "theme"
COMPONENTS = sorted(path for path in (THEME / "components").iterdir() if path.is_dir())
FENCE = re.compile(r"^## (.+?)\n\n```(jinja|html)( body)?\n(.*?)^```$", re.MULTILINE | re.DOTALL)
POLICY = "public-rental-measures"  # the page that examples stand on


@dataclass(frozen=True, kw_only=True)
class Example:
    """An example of a component; one that stands beside `main`, as a header does, has `is_outside`."""

    name: str
    title: str
    source: str
    is_template: bool
    is_outside: bool


def examples(folder: Path) -> Iterator[Example]:
    """Read the examples of a component's page."""
    for title, language, outside, source in FENCE.findall((folder / f"{folder.name}.md").read_text("utf-8")):
        yield Example(
            name=folder.name, title=title, source=source,
            is_template=language == "jinja", is_outside=bool(outside),
        )  # fmt: skip


def macros(folder: Path) -> dict[str, list[str]]:
    """Give the macros of a component that others may call, with their parameters."""
    file = folder / f"{folder.name}.html"
    text = file.read_text("utf-8") if file.is_file() else ""
    found = re.findall(r"{%-? macro (\w+)\(([^)]*)\)", text)
    return {name: [p.split("=")[0].strip() for p in given.split(",") if p.strip()] for name, given in found}


@pytest.fixture(scope="module")
def drawn(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[Path, list[str]]]:
    """Each component's examples, drawn with the demonstration's data, as one page, and one by one."""
    build = run(read_settings(PROJECT / "mkdocs.yml"), date(2026, 11, 24))
    assert build.public
    env = environment([str(THEME)])
    page = next(p for p in build.pages if p.document and p.document.id == POLICY)
    assert page.document
    body = rendered_or_none(page.document.body, 5)
    assert body
    context = context_of(page, Drawing(site=build.public, env=env, bodies={POLICY: body}))
    folder = tmp_path_factory.mktemp("components")
    (folder / "site.css").write_bytes(dict(theme_files(THEME))[STYLES])
    found = {}
    for component in COMPONENTS:
        parts, inside, outside = [], "", ""
        for example in examples(component):
            source = example.source
            part = env.from_string(source).render(context) if example.is_template else source
            parts.append(part.strip())
            if example.is_outside:
                outside += part
            else:
                inside += f"<h2>{example.title}</h2>\n{part}"
        path = folder / f"{component.name}.html"
        path.write_text(
            f'<!DOCTYPE html><html lang="zh-CN"><head><meta charset="utf-8"><title>{component.name}</title>'
            f'<link rel="stylesheet" href="site.css"></head><body>{outside}<main class="wrap"><h1>例子</h1>'
            f"{inside}</main></body></html>",
            "utf-8",
        )
        found[component.name] = (path, parts)
    return found


@pytest.mark.parametrize("folder", COMPONENTS, ids=lambda f: f.name)
def test_a_component_is_described(folder: Path) -> None:
    """Its page tells what it is, each parameter of its macros, and calls each in an example."""
    text = (folder / f"{folder.name}.md").read_text("utf-8")
    code = "".join(example.source for example in examples(folder))

    assert text.startswith(f"# {folder.name}\n\n")
    assert len(text.split("\n")[2]) > 20
    assert code
    for macro, parameters in macros(folder).items():
        assert re.search(rf"\b{macro}\(", code), macro
        for parameter in parameters:
            assert f"| `{parameter}` |" in text, (macro, parameter)
    described = re.findall(r"^\| `(\w+)` \|", text, re.MULTILINE)
    assert set(described) <= {p for parameters in macros(folder).values() for p in parameters}


def test_every_example_is_drawn(drawn: dict[str, tuple[Path, list[str]]]) -> None:
    """None fails, none is empty."""
    assert {name for name, (_, parts) in drawn.items() if not parts or not all(parts)} == set()


def test_every_example_is_sound(drawn: dict[str, tuple[Path, list[str]]], browser: Browser) -> None:
    """Neither axe nor the Nu checker finds anything in any of them."""
    page = browser.new_page(viewport={"width": 360, "height": 740})
    found = {}
    for name, (path, _) in drawn.items():
        page.goto(path.as_uri())
        if told := violations(page):
            found[name] = told
    page.close()

    assert found == {}
    assert checked_markup(*(path for path, _ in drawn.values())) == []
