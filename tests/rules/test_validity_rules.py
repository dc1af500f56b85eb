"""Validity written by hand is held to the dates, on the day itself; ends are final."""

from datetime import date

import pytest

from site_builder.rules.v821_validity_contradicted import validity_contradicted
from site_builder.rules.v822_ended_amended import ended_amended
from site_builder.rules.v823_version_wrong import version_wrong
from site_builder.rules.v824_amended_text_missing import amended_text_missing
from site_builder.rules.v825_amendment_missing import amendment_missing
from tests.builders import a_policy, a_site
from tests.rules.findings import findings

DATED = {"effective_date": "2024-05-01", "expire_date": "2026-06-30"}


@pytest.mark.parametrize(
    ("day", "true"),
    [
        ("2024-04-30", {"尚未施行", "尚未生效"}),
        ("2024-05-01", {"现行有效", "有效"}),
        ("2026-06-30", {"现行有效", "有效"}),
        ("2026-07-01", {"已失效", "失效"}),
    ],
)
def test_a_word_is_right_on_its_days_only(day: str, true: set[str]) -> None:
    """Each word an editor may write, on the day before, on and after each limit."""
    words = (
        "尚未施行",
        "尚未生效",
        "现行有效",
        "有效",
        "已修改",
        "已废止",
        "废止",
        "宣布失效",
        "已失效",
        "失效",
    )

    found = {
        word
        for word in words
        if not list(
            validity_contradicted.check(
                a_site(a_policy("a", validity=word, **DATED), day=date.fromisoformat(day))
            )
        )
    }

    assert true == found


def test_a_word_of_no_state_is_refused() -> None:
    """Only the states have words."""
    [(_, message)] = validity_contradicted.check(a_site(a_policy("a", validity="好")))

    assert message.startswith("有效性「好」不是")


@pytest.mark.parametrize(("start", "expected"), [("2026-06-29", 0), ("2026-06-30", 0), ("2026-07-01", 1)])
def test_an_amendment_must_come_in_time(start: str, expected: int) -> None:
    """On its last day a document can be amended still, on the next no more."""
    amendment = a_policy("b", amends=["a"], effective_date=start)

    assert expected == len(list(ended_amended.check(a_site(a_policy("a", **DATED), amendment))))


def test_one_document_may_amend_and_end() -> None:
    """A decision that takes the place of a document and says it amends it contradicts no date."""
    decision = a_policy("b", amends=["a"], repeals=["a"], effective_date="2025-01-01")

    assert list(ended_amended.check(a_site(a_policy("a", **DATED), decision))) == []


@pytest.mark.parametrize(("start", "expected"), [("2024-04-30", 1), ("2024-05-01", 1), ("2024-05-02", 0)])
def test_a_later_text_is_later(start: str, expected: int) -> None:
    """A text as amended takes effect after the first."""
    text = a_policy("b", version_of="a", effective_date=start)

    assert expected == len(list(version_wrong.check(a_site(a_policy("a", **DATED), text))))


def test_a_text_names_the_first() -> None:
    """Not the one before it."""
    second = a_policy("b", version_of="a", effective_date="2025-01-01")
    third = a_policy("c", version_of="b", effective_date="2026-01-01")

    [(_, message)] = version_wrong.check(a_site(a_policy("a", **DATED), second, third))

    assert message == "「b」也是修改后的全文，这里应当写「a」"


@pytest.mark.parametrize(("day", "expected"), [("2024-12-31", 0), ("2025-01-01", 1), ("2025-01-02", 1)])
def test_the_amended_text_is_due_when_the_amendment_takes_effect(day: str, expected: int) -> None:
    """Not before, for then it isn't the text yet."""
    amendment = a_policy("b", amends=["a"], effective_date="2025-01-01")
    site = a_site(a_policy("a", is_normative="是", **DATED), amendment, day=date.fromisoformat(day))

    assert expected == len(list(amended_text_missing.check(site)))


def test_a_text_that_tells_its_amendment_will_do() -> None:
    """Some columns mend the text in place and say by what."""
    amendment = a_policy("b", amends=["a"], effective_date="2025-01-01", doc_no="示政发〔2025〕1号")
    told = a_policy("a", is_normative="是", body="（根据示政发〔2025〕1号修改）", **DATED)

    assert list(amended_text_missing.check(a_site(told, amendment))) == []


@pytest.mark.parametrize(("start", "expected"), [("2026-06-30", 0), ("2026-07-01", 1), ("2026-07-02", 1)])
def test_an_ended_document_has_no_later_text(start: str, expected: int) -> None:
    """What has lapsed is not amended any more, in a decision or in a text as amended."""
    text = a_policy("b", version_of="a", effective_date=start, expire_date="2029-06-30")

    assert expected == len(list(version_wrong.check(a_site(a_policy("a", **DATED), text))))


@pytest.mark.parametrize(("start", "expected"), [("2025-04-30", 1), ("2025-05-01", 0), ("2025-05-02", 1)])
def test_a_text_as_amended_has_its_amendment(start: str, expected: int) -> None:
    """Somebody decided it, in public, from the same day on."""
    first, text = a_policy("a", **DATED), a_policy("t", version_of="a", effective_date="2025-05-01")
    decision = a_policy("b", amends=["a"], effective_date=start)
    secret = a_policy("c", amends=["a"], effective_date=start, disclosure="依申请公开", publish_date=None)

    assert expected == len(list(amendment_missing.check(a_site(first, text, decision))))
    assert len(list(amendment_missing.check(a_site(first, text, secret)))) == 1


def test_a_wrong_version_of_is_one_fault() -> None:
    """Naming no document, or another one, is told at version_of, and the number is not told twice."""
    number = {"doc_no": "示政发〔2024〕1号"}
    first, other = a_policy("a", **number, **DATED), a_policy("o", doc_no="示政发〔2024〕2号", **DATED)
    later = {**number, "effective_date": "2025-01-01"}
    nowhere, wrong = (a_policy("b", version_of=name, **later) for name in ("aa", "o"))

    assert findings("N202", a_site(first, other, nowhere)) == []
    assert findings("N202", a_site(first, other, wrong)) == []
    assert findings("N202", a_site(first, a_policy("b", **later))) != []
    [message] = findings("V823", a_site(first, other, wrong))
    assert "与第一个文本的「示政发〔2024〕2号」不同" in message
