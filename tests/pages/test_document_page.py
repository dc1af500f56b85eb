"""A document's page says what applies, whether it is in force, and what belongs to it."""

from datetime import date

import pytest

from site_builder.model.public_site import PublicSite
from site_builder.pages.document import completed, document_pages
from site_builder.pages.fact import facts_of
from site_builder.pages.page import Page
from site_builder.pages.validity_notice import notice_of
from tests.builders import a_policy, a_public_site, an_interpretation


def page_of(site: PublicSite, id: str) -> Page:
    """Give the page of the document with that id."""
    page = next(p for p in document_pages(site) if p.document and p.document.id == id)
    return completed(page, site)


def test_a_policy_names_its_interpretations_and_the_other_way_round() -> None:
    """The relation is stored on the interpretation and shown on both pages."""
    policy, interpretation = a_policy("a"), an_interpretation("b", of="a")
    site = a_public_site(policy, interpretation)

    assert page_of(site, "a").view["interpretations"] == (interpretation,)
    assert page_of(site, "b").view["policies"] == (policy,)


def test_a_repealed_policy_leads_to_what_repealed_it() -> None:
    """Readers of an old document are told at the top, and led on."""
    old = a_policy("old", doc_no="示政发〔2020〕1号")
    new = a_policy("new", repeals=["示政发〔2020〕1号"], effective_date="2025-01-01")
    site = a_public_site(old, new)

    notice = notice_of(old, site)

    assert notice.validity.label == "已废止"
    assert "自2025年1月1日起已经废止，不再执行" in notice.sentences
    assert notice.successors == (new,)


def test_a_draft_says_that_nobody_may_rely_on_it() -> None:
    """Neither 现行有效 nor 施行: what it is, and until when one may say what one thinks."""
    draft = a_policy("a", title="关于《办法（征求意见稿）》公开征求意见的公告", open_until="2026-12-17")
    site = a_public_site(draft)

    notice = notice_of(draft, site)

    assert notice.validity.label == "尚未施行"
    assert notice.sentences == (
        "这是征求意见稿，还没有定下来，不能作为办事的依据",
        "意见征集到2026年12月17日（含当日）",
    )
    assert [event.milestone.value for event in site.life(draft)] == ["成文", "发布"]
    assert not site.coming(draft)


def test_a_bulletin_is_published_and_not_carried_out() -> None:
    """A result or a figure has no day from which it is 施行, unless it states one."""
    bulletin = a_policy("a", publish_date="2024-03-04", effective_date=None)

    assert notice_of(bulletin, a_public_site(bulletin)).sentences == ("2024年3月4日发布",)
    rule = a_policy("b", publish_date="2024-03-04", effective_date="2024-05-01")
    assert notice_of(rule, a_public_site(rule)).sentences == ("自2024年5月1日起施行",)


def test_an_interpretation_tells_first_whether_what_it_explains_holds() -> None:
    """It speaks in the present tense of rules that may have ended."""
    old = a_policy("old", effective_date="2020-01-01", expire_date="2021-12-31")
    site = a_public_site(old, an_interpretation("i", of="old"))

    [(policy, notice)] = page_of(site, "i").view["notices"]  # type: ignore[misc, attr-defined]

    assert policy == old
    assert notice.validity.label == "已失效"


def test_a_withheld_document_is_named_by_no_page() -> None:
    """A public document's relation to a withheld one leaves no trace on its page."""
    secret = a_policy("secret", disclosure="依申请公开", publish_date=None, title="秘密标题文件")
    site = a_public_site(secret, a_policy("a", repeals=["secret"]))

    assert page_of(site, "a").view["related"] == ()
    assert [p.document.id for p in document_pages(site) if p.document] == ["a"]


def test_the_day_of_the_build_is_not_printed() -> None:
    """A page whose document did not change keeps its bytes from day to day."""
    policy = a_policy("a", effective_date="2024-05-01", expire_date="2029-04-30")

    first = notice_of(policy, a_public_site(policy, day=date(2026, 1, 1)))
    second = notice_of(policy, a_public_site(policy, day=date(2026, 1, 2)))

    assert first == second


def test_facts_have_the_names_of_the_model() -> None:
    """The box shows what is filled in, by its official name, and the computed validity."""
    policy = a_policy("a", doc_no="示政发〔2024〕1号", topic="教育")
    site = a_public_site(policy)

    facts = {fact.label: fact.values for fact in facts_of(policy, site)}

    assert facts["发文字号"][0].text == "示政发〔2024〕1号"
    assert facts["主题分类"][0].address == "topics/education.html"
    assert facts["成文日期"][0].day == date(2024, 3, 1)
    assert facts["有效性"][0].text == "现行有效"
    assert "文种" not in facts


def test_what_is_announced_is_said_with_its_day() -> None:
    """Until the day before a repeal takes effect the page says that it will come; then that it has."""
    old = a_policy("old")
    new = a_policy("new", repeals=["old"], effective_date="2026-11-25")

    before = notice_of(old, a_public_site(old, new, day=date(2026, 11, 24)))
    after = notice_of(old, a_public_site(old, new, day=date(2026, 11, 25)))

    assert "自2026年11月25日起将废止" in before.sentences
    assert after.sentences == ("自2026年11月25日起已经废止，不再执行",)


MEASURES = a_policy("m", title="示例办法", effective_date="2020-05-01", expire_date="2025-04-30")
AMENDMENT = a_policy("c", title="关于修改《示例办法》的通知", amends=["m"], effective_date="2022-01-01")


@pytest.mark.parametrize(
    ("day", "label"), [("2025-04-30", "现行有效"), ("2025-05-01", "已失效"), ("2025-05-02", "已失效")]
)
def test_what_only_amends_ends_with_what_it_amends(day: str, label: str) -> None:
    """A decision that amends an act has nothing left to say once that act has lapsed."""
    site = a_public_site(MEASURES, AMENDMENT, day=date.fromisoformat(day))

    notice = notice_of(AMENDMENT, site)

    assert label == notice.validity.label
    if label == "已失效":
        assert notice.sentences == ("它修改的文件已经终止，自2025年5月1日起随之失效，不再执行",)
        assert notice_of(MEASURES, site).successors == ()


@pytest.mark.parametrize(
    "title",
    [
        "关于修改《示例办法》的决定",
        "《示例办法》修正案",
        "关于延长《示例办法》有效期的通知",
        "关于修改部分规范性文件的决定",
        "关于废止《示例办法》第三条的通知",
    ],
)
def test_a_title_tells_that_a_document_only_amends(title: str) -> None:
    """Decisions, amendments, prolongations and repeals of a part."""
    only = a_policy("c", title=title, amends=["m"], effective_date="2022-01-01")

    assert a_public_site(MEASURES, only).validity(only).is_spent


def test_what_amends_and_does_more_outlives_what_it_amends() -> None:
    """A document with provisions of its own is not spent; nor one that amends two acts, while one stands."""
    other = a_policy("o", title="另一办法")
    more = a_policy("x", title="关于印发《新办法》的通知", amends=["m"])
    both = a_policy("y", title="关于修改《示例办法》等文件的通知", amends=["m", "o"])

    site = a_public_site(MEASURES, other, more, both)

    assert [site.validity(p).label for p in (more, both)] == ["现行有效"] * 2


def test_amendments_said_to_amend_each_other_end_nothing() -> None:
    """A circle, which a rule reports, is followed once."""
    one = a_policy("one", title="关于修改《二》的通知", amends=["two"])
    two = a_policy("two", title="关于修改《一》的通知", amends=["one"])

    site = a_public_site(one, two)

    assert {"已修改"} == {site.validity(p).label for p in (one, two)}


def test_readers_are_led_past_what_has_ended_itself() -> None:
    """Of a chain of replacements the one in force is to be read; where none is, nothing."""
    first, second = a_policy("first"), a_policy("second", replaces=["first"], effective_date="2022-01-01")
    third = a_policy("third", replaces=["second"], effective_date="2024-01-01")
    lapsed = a_policy("l", replaces=["m"], effective_date="2024-01-01", expire_date="2025-01-01")

    assert notice_of(first, a_public_site(first, second, third)).successors == (third,)
    assert notice_of(MEASURES, a_public_site(MEASURES, lapsed)).successors == ()


@pytest.mark.parametrize(("day", "label"), [("2025-04-30", "现行有效"), ("2025-05-01", "已失效")])
def test_a_text_without_a_last_day_ends_with_the_document(day: str, label: str) -> None:
    """A text as amended that says no term has that of the document; its page says which text it is."""
    text = a_policy("t", version_of="m", effective_date="2022-01-01")

    notice = notice_of(text, a_public_site(MEASURES, text, day=date.fromisoformat(day)))

    assert label == notice.validity.label
    if label == "现行有效":
        assert notice.sentences == (
            "本文本是修改后的全文，自2022年1月1日起施行",
            "有效期至2025年4月30日（含当日）",
        )
