"""What a body says of its own dates and of what it repeals is held against the front matter."""

from typing import Any

import pytest

from tests.builders import a_policy, a_site
from tests.rules.findings import findings

EFFECT = "第十条　本办法自2024年6月1日起施行，有效期至2029年5月31日。"


def found(number: str, body: str, **fields: Any) -> list[str]:
    """Give what a rule finds in one policy."""
    return findings(number, a_site(a_policy(body=body, **fields)))


@pytest.mark.parametrize(
    ("effective", "error", "warning"),
    [("2024-05-31", 1, 0), ("2024-06-01", 0, 0), ("2024-06-02", 0, 1)],
)
def test_the_first_day_is_that_of_the_body(effective: str, error: int, warning: int) -> None:
    """An earlier day is wrong; a later one may be that of a revision."""
    fields = {"effective_date": effective, "expire_date": "2029-05-31"}

    assert len(found("V809", EFFECT, **fields)) == error
    assert len(found("V812", EFFECT, **fields)) == warning


@pytest.mark.parametrize(("expire", "is_wrong"), [("2029-05-30", 1), ("2029-05-31", 0), ("2029-06-01", 1)])
def test_the_last_day_is_that_of_the_body(expire: str, is_wrong: int) -> None:
    """To the day, where the body states the day."""
    assert len(found("V809", EFFECT, effective_date="2024-06-01", expire_date=expire)) == is_wrong


@pytest.mark.parametrize(
    ("expire", "is_wrong"), [("2029-05-30", 1), ("2029-05-31", 0), ("2029-06-01", 0), ("2029-06-02", 1)]
)
def test_a_term_in_years_is_counted(expire: str, is_wrong: int) -> None:
    """Where the body states years, the anniversary passes: clerks count either way."""
    body = "本办法自2024年6月1日起施行，有效期五年。"

    assert len(found("V809", body, effective_date="2024-06-01", expire_date=expire)) == is_wrong


@pytest.mark.parametrize(
    ("body", "right"),
    [
        ("本办法自2024年6月1日起施行，有效期五年零一个月。", {"2029-06-30", "2029-07-01"}),
        ("本办法自2024年6月1日施行，2029年5月31日废止。", {"2029-05-30", "2029-05-31"}),
        ("本办法自2024年6月1日起施行，自2029年6月1日起废止。", {"2029-05-31"}),
        (
            "第九条　本办法自2024年6月1日起施行。\n\n第十条　本办法有效期为五年。",
            {"2029-05-31", "2029-06-01"},
        ),
    ],
)
def test_a_term_in_other_words_is_counted_too(body: str, right: set[str]) -> None:
    """Months, a day of repeal, and a sentence of its own."""
    days = ["2029-05-30", "2029-05-31", "2029-06-01", "2029-06-30", "2029-07-01", "2029-07-02"]

    fine = {day for day in days if not found("V809", body, effective_date="2024-06-01", expire_date=day)}

    assert right == fine


@pytest.mark.parametrize(
    "body",
    [
        "本决定自2019年6月1日起施行。\n\n本办法自2024年6月1日起施行。",
        "《救助办法》自2025年1月1日起施行。",
        "基本规定自2025年1月1日起施行。",
        "（2025年1月1日修订）\n\n本办法自2026年1月1日起施行。",
        "```\n本办法自2026年1月1日起施行。\n```",
        "本办法自2025年13月1日起施行。",
    ],
)
def test_what_is_said_of_others_is_no_contradiction(body: str) -> None:
    """Another text's date, an amended text and what is no date say nothing against the front matter."""
    assert found("V809", body, effective_date="2024-06-01") == []


def test_what_only_the_body_tells_is_asked_for() -> None:
    """The message states the days to fill in."""
    [message] = found("V810", "本办法自2024年6月1日起施行，有效期5年。")

    assert "effective_date: 2024-06-01" in message
    assert "expire_date: 2029-05-31" in message
    assert found("V810", "本办法自发布之日起施行。") == []
    assert "expire_date: 2026-03-03" in found("V810", "本办法自印发之日起施行，有效期两年。")[0]


OLD = {
    "title": "示例区民政局关于印发《示例区救助办法》的通知",
    "doc_no": "示民发〔2019〕4号",
    "written_date": "2019-03-01",
    "publish_date": "2019-03-04",
}


@pytest.mark.parametrize(
    "body",
    [
        "《示例区救助办法》（示民发〔2019〕4号）同时废止。",
        "《别的办法》（示民发〔2018〕1号）、《示例区救助办法》（示民发〔2019〕4号）同时废止。",
        "原《示例区救助办法》予以废止。",
        "同时废止《示例区救助办法》。",
        "[《示例区救助办法》](old.md)(示民发[2019]4号)同时废止。",
        "《示例区民政局关于印发〈示例区救助办法〉的通知》即行废止。",
    ],
)
def test_a_repeal_in_the_body_is_recorded(body: str) -> None:
    """By number or by name, as bodies write it; recorded under any spelling, it is quiet."""
    old = a_policy("old", **OLD)

    assert len(findings("V811", a_site(old, a_policy("new", body=body)))) == 1
    for reference in ("old", "示民发〔2019〕4号", old.index_no, "示民发[2019]4号"):
        assert findings("V811", a_site(old, a_policy("new", body=body, repeals=[reference]))) == []
    assert findings("V811", a_site(a_policy("new", body=body))) == []


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("示例区救助办法", "示例区救助办法"),
        ("示例区救助办法(试行)", "示例区救助办法（试行）"),
        ("示例区民政局关于加强救助工作的意见", "关于加强救助工作的意见"),
        ("示例区民政局关于加强救助工作的意见", "示例区民政局关于加强救助工作的意见"),
        ("关于印发《示例区救助办法》的通知", "示例区救助办法"),
        ("示例区民政局关于印发《示例区救助办法》的通知", "关于印发〈示例区救助办法〉的通知"),
        ("示例区民政局根据《社会救助暂行办法》印发《示例区救助办法》的通知", "示例区救助办法"),
        ("关于印发《〈示例区救助办法〉实施细则》的通知", "〈示例区救助办法〉实施细则"),
    ],
)
def test_a_title_may_be_quoted_in_part(title: str, name: str) -> None:
    """Without whoever issued it, or as the text that it brings."""
    old = a_policy("old", **{**OLD, "title": title})

    assert len(findings("V811", a_site(old, a_policy("new", body=f"《{name}》同时废止。")))) == 1
    assert findings("V811", a_site(old, a_policy("new", body=f"《{name[1:]}》同时废止。"))) == []


@pytest.mark.parametrize(
    "body",
    [
        "根据《示例区救助办法》办理，旧规定同时废止。" * 3,
        "《示例区救助办法》已经废止。",
        "《示例区救助办法》规定的程序不变；其他规定同时废止。",
        "`《示例区救助办法》同时废止`",
    ],
)
def test_a_mention_is_no_repeal(body: str) -> None:
    """A title that stands in another sentence, far away, or was repealed before."""
    site = a_site(a_policy("old", **OLD), a_policy("new", body=body))

    assert findings("V811", site) == []


def test_a_text_may_repeal_its_own_namesake() -> None:
    """The older of two documents of one name is meant, never the document itself."""
    body = "《示例区救助办法》同时废止。"
    new = {"title": OLD["title"], "body": body}

    assert len(findings("V811", a_site(a_policy("old", **OLD), a_policy("new", **new)))) == 1
    assert findings("V811", a_site(a_policy("new", **new))) == []


def test_hostile_text_is_read_at_once() -> None:
    """Nothing in these patterns is quadratic in a line's length."""
    for body in (
        "《a" * 20_000,
        "本" * 40_000 + "起",
        "废止《" * 15_000,
        "自2024年" * 9_000,
        "（此件" * 15_000,
    ):
        policy = a_policy(body=body + "废止《起公开密")
        for number in ("V809", "V811", "D505", "D506"):
            assert len(findings(number, a_site(policy))) == 0
