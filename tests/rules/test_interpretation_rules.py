"""Interpretations: each limit of time, number and share on both of its sides."""

from datetime import date

import pytest

from site_builder.model.kinds import Document, Policy
from site_builder.rules.i402_interpretation_late import interpretation_late
from site_builder.rules.i403_interpretation_too_late import interpretation_too_late
from site_builder.rules.i404_substance_missing import substance_missing
from site_builder.rules.i405_contact_missing import contact_missing
from site_builder.rules.i406_text_copied import text_copied
from site_builder.rules.i407_headings_copied import headings_copied
from site_builder.rules.i408_text_equivalent_missing import text_equivalent_missing
from site_builder.rules.i409_interpretation_early import interpretation_early
from site_builder.rules.rule import Rule
from tests.builders import INTERPRETATION, a_policy, a_site, an_interpretation


def broken(rule: Rule, *documents: Document) -> int:
    """Count what a rule finds."""
    return len(list(rule.check(a_site(*documents))))


def a_normative(**fields: object) -> Policy:
    """Make a policy that must be interpreted, published on a Monday."""
    return a_policy("a", **{"is_normative": "是", "publish_date": "2024-03-04", **fields})


@pytest.mark.parametrize(
    ("published", "late", "too_late"),
    [
        ("2024-03-01", 0, 0),
        ("2024-03-04", 0, 0),
        ("2024-03-05", 1, 0),
        ("2024-03-07", 1, 0),
        ("2024-03-08", 0, 1),
        ("2024-03-11", 0, 1),
    ],
)
def test_an_interpretation_comes_with_its_policy(published: str, late: int, too_late: int) -> None:
    """On the day none; up to the third working day a warning; on the fourth an error."""
    documents = (a_normative(), an_interpretation(publish_date=published))

    assert (late, too_late) == (
        broken(interpretation_late, *documents),
        broken(interpretation_too_late, *documents),
    )


def test_days_off_are_not_counted() -> None:
    """From a Friday to the Wednesday after are three working days; a holiday week is none."""
    friday = a_normative(publish_date="2024-03-08")
    before_holiday = a_normative(publish_date="2024-09-30")

    assert broken(interpretation_too_late, friday, an_interpretation(publish_date="2024-03-13")) == 0
    assert broken(interpretation_late, before_holiday, an_interpretation(publish_date="2024-10-08")) == 1


@pytest.mark.parametrize(("published", "expected"), [("2022-06-06", 0), ("2022-06-07", 1), ("2022-06-08", 1)])
def test_what_was_published_before_the_rule_is_not_late(published: str, expected: int) -> None:
    """The requirement holds from the day it was made (profile: since)."""
    policy = a_normative(written_date="2022-06-01", publish_date=published)

    assert expected == broken(interpretation_too_late, policy, an_interpretation())


def test_the_first_of_several_and_the_newest_of_several() -> None:
    """A second interpretation may come later; one of several policies came with the newest."""
    first, second = an_interpretation("b", publish_date="2024-03-04"), an_interpretation("c")
    newer = a_policy("n", is_normative="是", publish_date="2024-06-03")
    both = an_interpretation("d", interprets=["a", "n"], publish_date="2024-06-03")

    assert broken(interpretation_too_late, a_normative(), first, second) == 0
    assert broken(interpretation_too_late, a_normative(), newer, both) == 0


HEADINGS = ("背景依据", "主要内容", "适用范围", "注意事项", "享受条件")


@pytest.mark.parametrize(
    ("headings", "expected"),
    [
        (HEADINGS, 0),
        (HEADINGS[1:], 1),
        ((*HEADINGS[:4], "执行标准"), 1),
        (("为什么出台", "规定了哪些条款", "哪些人适用", "提醒大家", "和以前有什么不同"), 0),
    ],
)
def test_five_things_are_said_one_of_them_key(headings: tuple[str, ...], expected: int) -> None:
    """Four are too few; five without differences or conditions too; other words for them will do."""
    body = "\n\n".join(f"## {heading}\n\n说明。" for heading in headings)

    assert expected == broken(substance_missing, an_interpretation(body=body))


@pytest.mark.parametrize("mark", ["## ", "一、", "（一）", "1. ", "问：", "**"])
def test_a_heading_is_one_however_it_is_marked(mark: str) -> None:
    """Old texts number their headings and make them bold; a long sentence is none."""
    end = "**" if mark == "**" else ""
    body = "\n\n".join(f"{mark}{heading}{end}\n\n说明。" for heading in HEADINGS)
    sentence = "\n\n".join(f"一、{heading}" + "很长" * 20 for heading in HEADINGS)

    assert broken(substance_missing, an_interpretation(body=body)) == 0
    assert broken(substance_missing, an_interpretation(body=sentence)) == 1


def test_what_others_interpreted_is_not_ours_to_judge() -> None:
    """A reprinted interpretation is shown as it is."""
    reprint = an_interpretation(body="正文。", source={"name": "省厅"})

    assert broken(substance_missing, reprint) + broken(contact_missing, reprint) == 0


@pytest.mark.parametrize(
    ("body", "expected"),
    [("电话 12345。", 0), ("咨询：0530-5000000", 0), ("2024年3月。", 1), ("电话", 1), (INTERPRETATION, 0)],
)
def test_whom_to_ask_is_said(body: str, expected: int) -> None:
    """A number counts where the text says what it is."""
    assert expected == broken(contact_missing, an_interpretation(body=body))


def prose(start: int, length: int) -> str:
    """Give words that repeat nowhere."""
    return "".join(chr(0x4E00 + start + n) for n in range(length))


@pytest.mark.parametrize(("copied", "expected"), [(60, 0), (61, 1), (100, 1)])
def test_copying_is_told_above_its_share(copied: int, expected: int) -> None:
    """Of a thousand runs of eight characters, six hundred may be the policy's."""
    own = prose(9000, 1000 - 10 * copied)
    body = prose(0, 10 * copied + 7) + own

    assert expected == broken(
        text_copied, a_policy("a", body=prose(0, 5000)), an_interpretation(body=body[:1007])
    )


def test_headings_taken_over_whole_are_an_error() -> None:
    """All of them, in their order, whatever their numbers; one of its own is enough to be none."""
    policy = a_policy("a", body="一、甲的事\n\n二、乙的事\n\n三、丙的事\n")
    same = an_interpretation(body="## 甲的事\n\n## 乙的事\n\n## 丙的事\n")
    other = an_interpretation(body="## 甲的事\n\n## 乙的事\n\n## 怎么办丙的事\n")

    assert broken(headings_copied, policy, same) == 1
    assert broken(headings_copied, policy, other) == 0


@pytest.mark.parametrize(
    ("form", "length", "expected"), [("图解", 99, 1), ("图解", 100, 0), ("图解", 101, 0), ("文字", 10, 0)]
)
def test_pictures_have_words(form: str, length: int, expected: int) -> None:
    """A hundred characters stand for a picture; fewer do not."""
    interpretation = an_interpretation(form=form, body=f"![图](a.png)\n\n{prose(0, length - 1)}")

    assert expected == broken(text_equivalent_missing, interpretation)


def test_time_is_the_sites_day() -> None:
    """What is yet to be published is no interpretation yet, and is told by I401."""
    site = a_site(a_normative(), an_interpretation(publish_date="2024-04-01"), day=date(2024, 3, 20))

    assert list(interpretation_too_late.check(site)) == []


@pytest.mark.parametrize(("published", "expected"), [("2024-03-03", 1), ("2024-03-04", 0), ("2024-03-05", 0)])
def test_an_interpretation_does_not_come_before_its_policy(published: str, expected: int) -> None:
    """What is not published yet is not explained; what another body published long ago may be."""
    reprint = a_policy("a", publish_date="2024-03-04", source={"name": "省政府", "url": "https://x.gov.cn/"})

    assert expected == broken(interpretation_early, a_normative(), an_interpretation(publish_date=published))
    assert broken(interpretation_early, reprint, an_interpretation(publish_date=published)) == 0


def test_headings_in_the_words_of_readers_count() -> None:
    """Plain questions are headings of substance too."""
    titles = (
        "为何出台",
        "这次讲了什么",
        "谁能申请",
        "补贴几年",
        "怎么办",
        "和以前有什么不一样",
        "有疑问找谁",
    )
    body = "\n\n".join(f"## {title}\n\n文字。" for title in titles)

    assert broken(substance_missing, an_interpretation(body=body)) == 0
    assert broken(substance_missing, an_interpretation(body="\n\n".join(f"## {t}" for t in titles[:3]))) == 1
