"""What is asked of a body as a whole, before anything looks at its lines, hides nothing that they show."""

import re
from collections.abc import Callable

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from site_builder.model import level
from site_builder.model.level import heading_ranks, level_of
from site_builder.model.secrecy import (
    circulation_marks,
    circulation_marks_in,
    secrecy_marks,
    secrecy_marks_in,
)
from site_builder.model.seen import HEADING, is_plain, seen_lines
from site_builder.model.stated_date import may_state_term, stated_effects
from site_builder.records.record import Record
from site_builder.rules import (
    t801_number_look_alike,
    t805_heading_with_stop,
    t808_date_form_wrong,
    t818_bracket_unpaired,
    t819_level_no_heading,
    t824_article_number_wrong,
    v814_like_normative,
)
from site_builder.rules.registry import all_rules
from tests.builders import a_policy, a_site

RULES = {rule.number: rule for rule in all_rules()}


def texts(pieces: str) -> st.SearchStrategy[str]:
    """Give texts of some pieces, and of lines."""
    return st.lists(st.sampled_from([*pieces.split(), "\n", "\n\n", " "]), max_size=12).map("".join)


def a_record(body: str) -> Record:
    """Give the record of a policy with that body."""
    return a_policy("a", body=body).record


NUMBERS = "〔 ［ [ （ 2022 22 20 年 \\ 〕 ] ） 第 3 号 示政发"
DATES = "1 2 一 二 9 0 九 〇 ○ 零 Ｏ O o 24 2024 二四 年 月 日 / . - 6 六"


@given(texts(NUMBERS))
def test_every_candidate_of_a_number_has_digits_in_a_row(body: str) -> None:
    """Where all but ASCII is left out, too."""
    record = a_record(body)

    if t801_number_look_alike._CANDIDATE.search(record.body):
        assert t801_number_look_alike._DIGITS.search(record.ascii)


@given(texts(DATES))
def test_every_candidate_of_a_date_is_looked_at(body: str) -> None:
    """In Arabic numerals and in Han."""
    record = a_record(body)

    if t808_date_form_wrong._CANDIDATE.search(record.body):
        assert t808_date_form_wrong._has_candidate(record)


@given(texts("# ## ### 一 甲 、 ： . 。 \\ * & &#46; ` [ ]( ) < ~ | \u3000"))
@example("# 一、甲。")
@example("# 甲.#\n正文")
def test_a_heading_with_a_stop_is_looked_at(body: str) -> None:
    """A plain body's are those in which the expression finds one, another's are all looked at."""
    stopped = t805_heading_with_stop.STOPS
    record = a_record(body)

    ends = [
        line for line in seen_lines(record, HEADING) if line.text.rstrip(" \u3000#").endswith(tuple(stopped))
    ]
    if is_plain(record):
        assert ends == list(seen_lines(record, t805_heading_with_stop._STOPPED))


@given(texts("# ## ### 一、 二、 （一） (二） 1. 2． 1.2 3、 （1） 2） 十二、 〇 项 至 甲 \u3000 \t"))
def test_the_ranks_of_headings_are_all_seen_at_a_glance(body: str) -> None:
    """Whatever `level_of` takes for a mark in a plain body."""
    record = a_record(body)
    lines = [(line.level, level_of(line)) for line in seen_lines(record, HEADING)]

    if is_plain(record):
        assert heading_ranks(record.body) >= {(number, mark.rank) for number, mark in lines if mark}


@given(texts("# ## ### 一、 二、 （一） （二） 1. 2. （1） 甲"))
def test_headings_of_one_kind_each_have_no_fault(body: str) -> None:
    """The glance and the walk agree: an escape makes the rule walk."""
    check = RULES["T806"].check

    plain = [message for _, message in check(a_site(a_policy("a", body=body)))]
    walked = [message for _, message in check(a_site(a_policy("a", body=f"{body}\n\n\\*")))]

    assert walked == plain


@given(texts("《 》 〈 〉 （ ） ( ) 〔 〕 【 】 甲 1) a)项"))
@example("（《〈〔甲〕〉》）")
def test_what_is_paired_as_a_whole_is_paired_in_each_line(body: str) -> None:
    """So is a title."""
    if t818_bracket_unpaired._PAIRED.fullmatch(body):
        assert not any(t818_bracket_unpaired._unpaired(line, 0) for line in body.split("\n"))


TERMS = (
    "本办法 自 2022年6月1日 发布之日 起 施行 ， 。 有效期 限 至 到 2027年5月31日 5 年 五年零一个月 个月 "
    "的 施行期 试行期 为 废止 自动失效 终止 停止执行 现予公布，"
)


@given(texts(TERMS))
@example("本办法自2022年6月1日起施行，2027年5月31日 起自动失效。")
def test_every_term_is_stated_in_words_that_are_looked_for(body: str) -> None:
    """No statement with a last day or with months is passed over."""
    record = a_record(body)

    if any(effect.expire or effect.months for effect in stated_effects(record)):
        assert may_state_term(record.body)


@pytest.mark.parametrize(
    ("marks", "marks_in"), [(secrecy_marks, secrecy_marks_in), (circulation_marks, circulation_marks_in)]
)
@given(
    body=texts(
        "机 密 秘 绝 ★ 10年 内部 资料 外传 不得 仅供 参考 此件 发 送 传达 阅 放 至 到 给 县团级 （ ） ： 密级"
    )
)
def test_a_mark_in_a_line_is_one_in_the_body(
    marks: Callable[..., object], marks_in: Callable[..., object], body: str
) -> None:
    """Words, and characters that are looked for one by one, come before the lines."""
    record = a_record(body)

    told = [mark.text for mark in marks(record)]

    assert told == [text for line in record.body.split("\n") for _, text in marks_in(line)]


@pytest.mark.parametrize(
    "pattern", [level._WRITTEN_MARK, t824_article_number_wrong._ARTICLE, v814_like_normative._ARTICLE]
)
@given(body=texts("# * 第 一 十二 条 章 （ ( ） ) 1 12 2 、 . ． \\ \u3000 \t 甲"))
def test_the_first_character_of_a_line_tells_most_that_are_none(pattern: re.Pattern[str], body: str) -> None:
    """What is looked for finds the same without that look ahead."""
    plainly = re.compile(re.sub(r"\(\?=\[[^\]]*\]\)", "", pattern.pattern))

    assert plainly.pattern != pattern.pattern
    assert plainly.findall(f"\n{body}") == pattern.findall(f"\n{body}")


@given(texts("一、 二、 三、 二二、 十二、 二. # 甲 *二、* \\ \u3000 ``` &#20108;、"))
def test_a_body_with_a_first_and_a_second_heading_is_looked_at(body: str) -> None:
    """Both are needed, and the second begins a line with 二、."""
    record = a_record(body)
    rule = t819_level_no_heading

    found = [mark for mark in level.levels(record, rule._FIRST) if rule._is_heading(mark)]
    is_told = len(found) >= rule.FEWEST and {mark.value for mark in found} >= {1, 2}

    assert is_told == any(True for _ in RULES["T819"].check(a_site(a_policy("a", body=body))))
