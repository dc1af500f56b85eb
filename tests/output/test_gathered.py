"""Macros that stand in a template say what they say when they are imported."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from jinja2 import DictLoader

from site_builder.output.build import Order, ready
from site_builder.output.drawn import Sketch, draw_all, draw_some, templates_of
from site_builder.output.gathered import gathered
from site_builder.output.memory import Memory
from site_builder.output.templates import environment, options
from site_builder.pipeline import run
from site_builder.settings import read_settings
from site_builder.workers import HERE

PROJECT = Path(__file__).parents[2]
IMPORT = '{% from "components/a.html" import one with context %}\n'


def test_every_page_of_the_demonstration_is_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """To the byte, of every template."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    settings = read_settings(PROJECT / "mkdocs.yml")
    made, problems = ready(run(settings, date(2026, 11, 24)), Order(executor=HERE))
    assert made, problems
    env = environment([str(PROJECT / "theme")])
    sketch = Sketch(
        site=made.public, pages=made.build.pages, templates=templates_of(env), downloads={},
        preview=False,
    )  # fmt: skip
    memory = Memory(made.public)
    imported = replace(sketch.drawing(), env=env, site=memory.watched.site)

    drawn = draw_all(sketch, tuple(range(len(sketch.pages))))

    assert len(drawn) > 100
    for page, one in zip(sketch.pages, drawn, strict=True):
        [other] = draw_some([page], sketch, imported, memory)
        assert one.files == other.files, page.path


def test_no_page_imports_with_its_context_any_more() -> None:
    """Every component of ours is nothing but macros, so all of them are gathered."""
    env = environment([str(PROJECT / "theme")])

    pages = [text for name, text in gathered(dict(templates_of(env))).items() if "components/" not in name]

    assert pages
    assert not [text for text in pages if "with context" in text]


@pytest.mark.parametrize(
    "component",
    [
        "{% macro one() %}{{ name }}{% endmacro %}",
        "{# 注 #}\n{% macro two() %}{{ name }}{% endmacro %}\n\n{% macro one() %}{{ two() }}{% endmacro %}\n",
        "{% set other = name %}\n{% macro one() %}{{ other }}{% endmacro %}",  # more than macros: imported
    ],
)
def test_what_is_drawn_does_not_change(component: str) -> None:
    """Of a theme's own components too, whatever is in them."""
    sources = {"components/a.html": component, "page.html": IMPORT + IMPORT + "<p>{{ one() }}</p>"}

    said = {
        options(DictLoader(templates)).get_template("page.html").render(name="<甲>")
        for templates in (sources, gathered(sources))
    }

    assert said == {"<p>&lt;甲&gt;</p>"}
