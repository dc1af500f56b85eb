"""A template that was compiled at an earlier build draws the same, unless its source is another."""

import pytest
from jinja2 import DictLoader

from site_builder.output.bytecode import Bytecodes
from site_builder.output.compiled import PageEnvironment

PAGE = "{% macro line(n) %}<b>{{ n }}</b>{% endmacro %}{{ line(number) }}"


def drawn(source: str, bytecodes: Bytecodes) -> str:
    """Draw a page in an environment of its own."""
    env = PageEnvironment(loader=DictLoader({"page.html": source}), autoescape=True)
    env.bytecode_cache = bytecodes
    return env.get_template("page.html").render(number=3)


def test_it_is_not_compiled_again(monkeypatch: pytest.MonkeyPatch) -> None:
    """The second environment asks no compiler."""
    bytecodes = Bytecodes()
    first = drawn(PAGE, bytecodes)
    monkeypatch.setattr(PageEnvironment, "code_generator_class", None)

    assert first == "<b>3</b>" == drawn(PAGE, bytecodes)


def test_another_source_is_another_template() -> None:
    """Under the same name too."""
    bytecodes = Bytecodes()
    drawn(PAGE, bytecodes)

    assert drawn(PAGE.replace("<b>", "<i>"), bytecodes) == "<i>3</b>"


def test_names_of_its_own_are_seen_each_time() -> None:
    """What takes a name that is the same for all pages is compiled, so that the environment knows."""
    bytecodes = Bytecodes()

    assert drawn("{% set site = 1 %}{{ site }}", bytecodes) == "1"
    assert not bytecodes.codes
