"""A body that was interrupted leaves nothing behind for the next one."""

import gc
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest
from markdown import Markdown

from site_builder.output.bodies import rendered_or_none
from site_builder.output.markdown import _converted, render, sanitised

LONG = "- 一项 **粗体** 的内容，有的是 *斜体*\n" * 20_000
BODIES = [f"- 第{number}项\n- **粗体**\n\n> 引文[^1]\n\n[^1]: 注释{number}\n" * 20 for number in range(8)]


@pytest.fixture
def without_collector() -> Iterator[None]:
    """As a build is: an interrupt that comes while Hypothesis is told of a collection would be lost."""
    gc.disable()
    yield
    gc.enable()


@pytest.mark.usefixtures("without_collector")
def test_an_engine_that_was_interrupted_is_not_used_again() -> None:
    """It stands in the midst of a list, and would take the next body for a part of it."""
    for seconds in (0.01, 0.03, 0.06, 0.1):
        assert rendered_or_none(LONG, seconds) is None

        assert sanitised("~") == "<p>~</p>"


def test_threads_do_not_share_an_engine() -> None:
    """A cluster's workers may have several."""
    alone = [render(body) for body in BODIES]
    together = threading.Barrier(len(BODIES))

    def rendered(body: str) -> object:
        together.wait(60)
        return render(body)

    with ThreadPoolExecutor(len(BODIES)) as pool:
        assert alone == list(pool.map(rendered, BODIES))


DIALECT = """\
甲[^1]

| 名称 | 金额 |
| --- | ---: |
| 乙 | 1 |

~~~
代码
~~~

丙
:   释义

1. 一
- 二

[^1]: 注释
"""


def test_the_dialect_is_that_of_the_extensions_that_are_named_so() -> None:
    """An engine that looks them up by their names makes the same."""
    named = Markdown(
        extensions=["tables", "fenced_code", "footnotes", "def_list", "sane_lists"],
        extension_configs={"footnotes": {"BACKLINK_TITLE": "回到正文的注释 {}"}},
        output_format="html",
    )

    assert named.convert(DIALECT) == _converted(DIALECT)
