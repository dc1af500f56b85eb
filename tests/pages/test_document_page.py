"""A document's page says what applies, whether it is in force, and what belongs to it."""

from datetime import date

from site_builder.model.public_site import PublicSite
from site_builder.pages.document import document_pages
from site_builder.pages.fact import facts_of
from site_builder.pages.page import Page
from site_builder.pages.validity_notice import notice_of
from tests.builders import a_policy, a_public_site, an_interpretation


def page_of(site: PublicSite, id: str) -> Page:
    """Give the page of the document with that id."""
    return next(p for p in document_pages(site) if p.document and p.document.id == id)


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
