"""Normative documents: their elements, terms and dates, judged on both sides of each limit."""

from datetime import date
from typing import Any

import pytest

from site_builder.model.kinds import Policy
from site_builder.model.profile import NormativeProfile, Profile
from tests.builders import DAY, a_policy, a_site, normative, the_vocabulary
from tests.rules.findings import findings


def a_normative(id: str = "a", **fields: Any) -> Policy:
    """Make a normative document that breaks no rule, with `fields` on top."""
    return a_policy(id, **{**normative(), **fields})


def found(number: str, *policies: Policy, day: date = DAY, **values: Any) -> list[str]:
    """Give what a rule finds in a site of policies."""
    return findings(number, a_site(*policies, day=day, **values))


@pytest.mark.parametrize("name", ["doc_no", "registration_no", "effective_date", "expire_date"])
def test_each_element_is_needed(name: str) -> None:
    """A normative document that lacks one is told which."""
    assert found("V801", a_normative()) == []
    assert name in found("V801", a_normative(**{name: None}))[0]


def test_a_body_is_needed() -> None:
    """正文 is one of the elements."""
    assert found("V801", a_normative(body=" \n")) == ["规范性文件缺少正文"]


@pytest.mark.parametrize(("written", "is_judged"), [("2011-12-31", False), ("2012-01-01", True)])
def test_older_documents_have_no_registration(written: str, *, is_judged: bool) -> None:
    """Registration and terms are asked of what was made since the province's rule came into force."""
    assert is_judged is bool(found("V801", a_normative(written_date=written, registration_no=None)))


def test_what_is_not_ours_is_not_judged() -> None:
    """Another body's normative document, or one that is not disclosed, is its maker's affair."""
    bare = {"registration_no": None, "expire_date": "2099-01-01"}

    assert found("V801", a_normative(source={"name": "市政府"}, **bare)) == []
    assert found("V804", a_normative(disclosure="依申请公开", **bare)) == []


@pytest.mark.parametrize(
    ("expire", "is_right"),
    [
        ("2025-05-30", False),
        ("2025-05-31", True),
        ("2025-06-01", True),
        ("2027-05-30", True),
        ("2027-05-31", True),
        ("2027-06-01", False),
    ],
)
def test_a_term_is_three_to_five_years(expire: str, *, is_right: bool) -> None:
    """From 1 June 2022, until 31 May 2025 at the earliest and 31 May 2027 at the latest."""
    policy = a_normative(effective_date="2022-06-01", expire_date=expire)

    assert is_right is not bool(found("V804", policy))


@pytest.mark.parametrize(
    ("expire", "is_right"),
    [("2025-02-27", False), ("2025-02-28", True), ("2026-02-28", True), ("2026-03-01", False)],
)
def test_a_trial_is_one_to_two_years(expire: str, *, is_right: bool) -> None:
    """From the leap day of 2024 the years end with February."""
    title = "示例区关于印发《示例区救助办法（试行）》的通知"
    policy = a_normative(title=title, effective_date="2024-02-29", expire_date=expire)

    assert is_right is not bool(found("V804", policy))


@pytest.mark.parametrize("expire", ["2026-04-14", "2029-04-14"])
def test_a_title_that_speaks_of_a_trial_may_have_either_term(expire: str) -> None:
    """关于修改《…（试行）》的通知 is not a trial itself; who can tell."""
    assert (
        found("V804", a_normative(title="关于修改《示例区救助办法（试行）》的通知", expire_date=expire)) == []
    )


def test_another_province_has_other_terms() -> None:
    """The years are data."""
    profile = Profile(normative=NormativeProfile(years_min=2, years_max=10))
    vocabulary = the_vocabulary().model_copy(update={"profile": profile})

    assert found("V804", a_normative(expire_date="2034-04-14"), vocabulary=vocabulary) == []
    assert found("V804", a_normative(expire_date="2034-04-14")) != []


@pytest.mark.parametrize(
    ("effective", "is_early"), [("2024-04-02", True), ("2024-04-03", False), ("2024-04-04", False)]
)
def test_thirty_days_pass_before_effect(effective: str, *, is_early: bool) -> None:
    """Published on 4 March, in force from 3 April at the earliest; or a reason is given."""
    assert is_early is bool(found("V805", a_normative(effective_date=effective)))
    assert found("V805", a_normative(effective_date=effective, early_effect_reason="防汛需要")) == []


def test_a_registration_number_is_used_once() -> None:
    """A continuation is registered anew; another body's copy does not count."""
    old = a_normative("old", written_date="2024-02-01")
    copy = a_normative("copy", source={"name": "市政府"})

    assert len(found("V803", old, a_normative("new"), copy)) == 1
    assert found("V803", old, a_normative("new", registration_no="SDDR-2024-0000002"), copy) == []


@pytest.mark.parametrize("relation", ["replaces", "repeals", "amends", "declares_void"])
def test_a_namesake_is_linked(relation: str) -> None:
    """Whatever became of the older document, the newer one says it."""
    old = a_normative("old", title="关于印发《救助办法（试行）》的通知", written_date="2024-02-01")
    new = {"title": "示例区关于印发《救助办法》的通知", "registration_no": "SDDR-2024-0000002"}

    assert len(found("V806", old, a_normative("new", **new))) == 1
    assert found("V806", old, a_normative("new", **new, **{relation: ["old"]})) == []
    assert found("V806", old, a_normative("new", **{**new, "title": "另一份文件"})) == []


@pytest.mark.parametrize(
    ("day", "is_due"),
    [("2028-10-13", False), ("2028-10-14", True), ("2029-04-14", True), ("2029-04-15", False)],
)
def test_an_evaluation_is_due_in_the_last_six_months(day: str, *, is_due: bool) -> None:
    """From six months before the last day until that day; afterwards it is too late."""
    said = found("V807", a_normative(), day=date.fromisoformat(day))

    assert is_due is bool(said)
    assert not is_due or "2029-04-14 之间完成评估" in said[0]


@pytest.mark.parametrize(("evaluated", "counts"), [("2028-10-13", False), ("2028-10-14", True)])
def test_an_evaluation_counts_in_its_window(evaluated: str, *, counts: bool) -> None:
    """One made earlier is not that of the last six months."""
    policy = a_normative(evaluated_on=evaluated)

    assert counts is not bool(found("V807", policy, day=date(2028, 12, 1)))


def test_what_is_ended_already_needs_no_evaluation() -> None:
    """A document that another takes the place of is not evaluated again."""
    heir = a_normative("new", registration_no="SDDR-2024-0000002", replaces=["a"], expire_date="2033-01-01")

    assert len(found("V807", a_normative(), day=date(2028, 12, 1))) == 1
    assert found("V807", a_normative(), heir, day=date(2028, 12, 1)) == []


def test_orders_are_flagged_unless_the_place_makes_rules() -> None:
    """A city with districts makes rules, a county does not; another body's order is its own."""
    profile = Profile(normative=NormativeProfile(makes_rules=True))
    vocabulary = the_vocabulary().model_copy(update={"profile": profile})
    order = a_policy(doc_no="示例区人民政府令第3号", genre="令")

    assert len(found("V808", order)) == 2
    assert found("V808", order, vocabulary=vocabulary) == []
    assert found("V808", a_policy(doc_no="国务院令第711号", source={"name": "国务院"})) == []
    assert found("V808", a_policy(doc_no="公告2022年第3号")) == []


ARTICLES = "第一条 目的。\n\n第二条 对象。\n\n"
TERM = "第三条 本办法自2024年6月1日起施行，有效期至2029年5月31日。"


@pytest.mark.parametrize(
    ("body", "fields", "expected"),
    [
        (ARTICLES + TERM, {}, 1),
        (ARTICLES + "第三条 附则。", {"expire_date": "2029-05-31"}, 1),
        (ARTICLES + "第三条 附则。", {}, 0),
        (ARTICLES, {"expire_date": "2029-05-31"}, 0),
        (ARTICLES + TERM, {"source": {"name": "省政府", "url": "https://x.gov.cn/"}}, 0),
        (ARTICLES + TERM, {"is_normative": "是"}, 0),
    ],
)
def test_articles_with_a_term_are_normative(body: str, fields: dict[str, Any], expected: int) -> None:
    """Three articles and a term, of our own, that deny being a normative document, are looked at."""
    assert expected == len(found("V814", a_policy(body=body, **fields)))


def test_a_wrong_registration_is_told_by_an_example() -> None:
    """Editors read no regular expressions; an example that does not fit the pattern is not shown."""
    odd = NormativeProfile(registration_pattern="X-[0-9]{4}")
    other = the_vocabulary().model_copy(update={"profile": Profile(normative=odd)})

    [message] = found("V802", a_normative(registration_no="SDDR-24-1"))
    [unfitting] = found("V802", a_normative(), vocabulary=other)

    assert message == "登记号「SDDR-24-1」不合本地的格式，应当像「SDDR-2024-0010001」"
    assert unfitting.endswith("不合本地的格式")
