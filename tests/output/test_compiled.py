"""Our generator of Python changes what drawing costs, and not a byte of what is drawn."""

import pickle
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from jinja2 import DictLoader, Environment, StrictUndefined, UndefinedError

from site_builder.output.build import Order, ready
from site_builder.output.drawn import Sketch, draw_all, draw_some, templates_of
from site_builder.output.drawn_page import Drawn, KeptPage
from site_builder.output.gathered import gathered
from site_builder.output.memory import Memory
from site_builder.output.templates import environment, options
from site_builder.pipeline import run
from site_builder.settings import read_settings
from site_builder.workers import HERE
from tests.builders import a_policy, a_public_site

PROJECT = Path(__file__).parents[2]


def stock(templates: dict[str, str]) -> Environment:
    """Give Jinja's own environment, set as ours is."""
    ours = options(DictLoader(templates))
    env = Environment(
        loader=ours.loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    env.filters.update(ours.filters)
    return env


def said(text: str, **given: object) -> str:
    """Give what a template says, the same as Jinja's own says."""
    [found] = {
        env.get_template("page.html").render(**given)
        for env in (options(DictLoader({"page.html": text})), stock({"page.html": text}))
    }
    return found


def remembering(text: str, *givens: dict[str, object]) -> list[tuple[object, ...]]:
    """Draw a template for each of `givens`; gives what was made for later pages."""
    memory = Memory(a_public_site())
    template = options(DictLoader({"page.html": text})).get_template("page.html")
    for given in givens:
        expected = stock({"page.html": text}).get_template("page.html").render(**given)
        assert expected == template.render(**given, memory=memory)
    return [key[1:] for key in memory.parts]


def answers_of(drawn: Drawn) -> set[object]:
    """Give what a page asked, with the answers."""
    kept: KeptPage = pickle.loads(drawn.kept)
    return set(kept.answers)


def test_pages_are_those_of_jinja_and_ask_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every page of the demonstration, to the byte; and what is drawn once still asks for every page."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    settings = read_settings(PROJECT / "mkdocs.yml")
    made, problems = ready(run(settings, date(2026, 11, 24)), Order(executor=HERE))
    assert made, problems
    templates = templates_of(environment([str(PROJECT / "theme")]))
    sketch = Sketch(
        site=made.public, pages=made.build.pages, templates=templates, downloads={}, preview=False,
    )  # fmt: skip
    plain = replace(sketch.drawing(), env=stock(gathered(dict(templates))))

    drawn = draw_all(sketch, tuple(range(len(sketch.pages))))

    for page, one in zip(sketch.pages, drawn, strict=True):
        memory = Memory(made.public)
        own = replace(plain, site=memory.watched.site)
        [other] = draw_some([page], sketch, own, memory)
        assert one.files == other.files, page.path
        assert answers_of(one) == answers_of(other), page.path


@pytest.mark.parametrize(
    "text",
    [
        "{{ name }}{{ 3 }}{{ none }}{{ [name] }}{{ name | upper }}{{ name | safe }}",
        "{% macro m(a, b='<') %}{{ a }}{{ b }}{% endmacro %}{{ m(name) }}{{ m(1, b=name) }}{{ m(b=1, a=2) }}",
        "{% macro m() %}{{ varargs }}{{ kwargs }}{% endmacro %}{{ m(1, *[2], x=3) }}{{ m(class=1) }}",
        "{% macro m(a) %}({{ caller(a) }}){% endmacro %}{% call(x) m(name) %}{{ x }}{% endcall %}",
        "{% macro m(a) %}{{ a is defined }}{% endmacro %}{{ m() }}",
        "{% autoescape false %}{{ name }}{% endautoescape %}",
        "{% set x %}{{ name }}{% endset %}{{ x }}",
        "{% block b %}{{ self.c() }}{% endblock %}{% block c %}{{ name }}{% endblock %}",
        "{{ 'a'.upper() }}{{ name.upper() }}{{ dict(class=name).class }}{{ dict(items=3).items is defined }}",
        "{{ dict(a=name).a }}{{ dict(a=dict(b=name)).a.b }}{{ dict().a is defined }}{{ name.a is defined }}",
        "{{ dict().a | default(name) }}{% macro m(x) %}{{ x.a }}{% endmacro %}{{ m(dict(a=name)) }}",
        "{% macro m(a, b='<', c=1) %}{{ a }}{{ b }}{{ c }}{% endmacro %}{{ m(1, c=name) }}",
        "{% for x in range(2) recursive %}{{ x }}{{ loop.cycle('<', '>') }}{% endfor %}{{ dict(a=name).a }}",
    ],
)
def test_templates_say_what_jinja_says(text: str) -> None:
    """Of every kind of call and value."""
    assert said(text, name="<甲>")


def test_what_is_unknown_is_an_error() -> None:
    """A misspelt name does not go unnoticed."""
    env = options(
        DictLoader({"page.html": "{{ nome }}", "call.html": "{{ nome() }}", "of.html": "{{ name.nome }}"})
    )

    for name in ("page.html", "call.html", "of.html"):
        with pytest.raises(UndefinedError):
            env.get_template(name).render(name="甲")


def test_what_is_unknown_is_told_by_its_place() -> None:
    """By the innermost template and its line, also where the fault comes from another process."""
    macro = "{% macro m(x) %}\n{{ x.nome }}{% endmacro %}"
    page = "{% from 'macro.html' import m %}\n\n{{ m(name) }}"
    env = options(DictLoader({"macro.html": macro, "page.html": page}))

    with pytest.raises(UndefinedError) as caught:
        env.get_template("page.html").render(name="甲")

    sent = pickle.loads(pickle.dumps(caught.value))
    assert (sent.name, sent.lineno) == ("macro.html", 2)


def test_what_is_no_argument_of_a_macro_is_an_error() -> None:
    """Neither one too many nor one of another name is left out in silence."""
    for call in ("m(1, 2)", "m(1, b=2)", "m(1, a=2)"):
        text = f"{{% macro m(a) %}}{{{{ a }}}}{{% endmacro %}}{{{{ {call} }}}}"
        env = options(DictLoader({"page.html": text}))

        with pytest.raises(TypeError):
            env.get_template("page.html").render()


def test_a_fault_of_what_is_asked_is_not_hidden() -> None:
    """A template that stumbles over an attribute is drawn again with care, and stumbles again."""

    def broken() -> None:
        raise AttributeError("ours")

    env = options(DictLoader({"page.html": "{{ broken() }}"}))

    with pytest.raises(AttributeError, match="ours"):
        env.get_template("page.html").render(broken=broken)


def test_a_macro_of_a_document_is_drawn_once() -> None:
    """Where it uses nothing of the page, nor what it calls."""
    text = (
        "{% macro inner(d) %}{{ settings }}{% endmacro %}"
        "{% macro outer(d, x) %}{{ d.title }}{{ inner(d) }}{{ x }}{% endmacro %}"
        "{{ outer(page, 'x') }}"
    )
    policy = a_policy("a")

    made = remembering(text, {"page": policy, "settings": 1}, {"page": policy, "settings": 1})

    assert len(made) == 2
    assert {str(policy.id)} == {key[1] for key in made}


@pytest.mark.parametrize(
    "text",
    [
        "{% macro m(x) %}{{ page }}{% endmacro %}{{ m('a') }}",
        "{% macro n() %}{{ page }}{% endmacro %}{% macro m(x) %}{{ x }}{{ n() }}{% endmacro %}{{ m('a') }}",
        "{% set own = page %}{% macro m(x) %}{{ own }}{% endmacro %}{{ m('a') }}",
        "{% set settings = page %}{% macro m(x) %}{{ settings }}{% endmacro %}{{ m('a') }}",
        "{% macro m(x) %}{% if x == 'b' %}{% set page = 3 %}{% endif %}{{ page }}{% endmacro %}{{ m('a') }}",
        "{% macro m(x) %}{{ x }}{% endmacro %}{{ m([page]) }}{{ m(x=page) }}{{ m(3) }}",
        "{% for settings in [page] %}{% macro m(x) %}{{ settings }}{% endmacro %}{{ m('a') }}{% endfor %}",
        "{% macro m(x) %}{{ caller() }}{% endmacro %}{% call m('a') %}{{ page }}{% endcall %}",
    ],
)
def test_what_depends_on_the_page_is_drawn_for_each(text: str) -> None:
    """By its own name or another's, and whatever we can't tell from its equals."""
    made = remembering(text, {"page": "1", "settings": "甲"}, {"page": "2", "settings": "甲"})

    assert made == []


def test_an_equal_value_of_another_kind_is_another_value() -> None:
    """Neither a truth and its name are the same, nor a text and one that is marked as safe."""
    text = "{% macro m(x) %}{{ x }}{% endmacro %}{{ m(true) }}{{ m(page) }}{{ m(page | safe) }}"

    made = remembering(text, {"page": "True"}, {"page": "<b>"})

    assert [(bool, True), (str, "True")] == made
