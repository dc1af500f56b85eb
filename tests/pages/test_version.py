"""Each line of texts has a list, and each text but the first is laid beside the one before it."""

from markupsafe import escape

from site_builder.output.templates import environment
from site_builder.output.write import Drawing, draw
from site_builder.pages.document import completed, document_pages
from site_builder.pages.exemption import exemption_pages
from site_builder.pages.validity_notice import notice_of
from site_builder.pages.version import version_pages
from tests.builders import PROJECT, a_policy, a_public_site, an_interpretation

FIRST = a_policy(
    "first",
    title="关于印发《示例办法》的通知",
    effective_date="2024-05-01",
    body="在本区稳定就业满十二个月的可以申请。",
)
TEXT = a_policy(
    "text",
    version_of="first",
    effective_date="2025-05-01",
    body="在本区稳定就业满六个月的可以申请<b>。\n\n新的一段话。",
)


def test_a_line_has_a_list_and_comparisons() -> None:
    """The list has the newest text first; a comparison names both."""
    versions, comparison = version_pages(a_public_site(FIRST, TEXT))

    assert versions.path == "versions/first.html"
    assert versions.title == "《示例办法》的各个文本"
    assert [t.policy for t in versions.view["texts"]] == [TEXT, FIRST]
    assert comparison.path == "versions/first/text.html"
    assert (comparison.view["old"], comparison.view["new"]) == (FIRST, TEXT)


def test_one_text_has_no_list() -> None:
    """Nothing is compared with nothing."""
    assert list(version_pages(a_public_site(FIRST))) == []


def test_a_comparison_is_read_without_colour_and_is_escaped() -> None:
    """Each change is said in words, and what editors wrote is text."""
    site = a_public_site(FIRST, TEXT)
    comparison = list(version_pages(site))[1]
    env = environment([str(PROJECT / "theme")])

    html = draw(comparison, Drawing(site=site, env=env, bodies={})).decode()

    assert '<del><span class="unseen">〔删去：</span>十二<span class="unseen">〕</span></del>' in html
    assert '<span class="unseen">〔新增：</span>新的一段话。' in html
    assert "旧文本没有这一段" in html
    assert "<b>" not in html
    assert str(escape("<b>")) in html


def test_the_old_text_leads_to_the_new() -> None:
    """Who reads the text of before is told so, and led on; the new text says nothing of the kind."""
    site = a_public_site(FIRST, TEXT)

    old, new = notice_of(FIRST, site), notice_of(TEXT, site)

    assert "这是修改前的文本" in old.sentences
    assert old.successors == (TEXT,)
    assert (new.validity.label, new.successors) == ("现行有效", ())


def test_every_text_shows_the_interpretations_of_the_document() -> None:
    """An interpretation names one text and explains the document."""
    interpretation = an_interpretation("i", of="first")
    site = a_public_site(FIRST, TEXT, interpretation)

    pages = {p.document.id: completed(p, site) for p in document_pages(site) if p.document}

    assert pages["text"].view["interpretations"] == (interpretation,)


def test_a_waiver_is_printed_where_readers_look_for_the_interpretation() -> None:
    """The policy's page gives the reason, and the list of exemptions the rule and the document."""
    waiver = [{"rule": "I401", "reason": "只公布名单"}]
    policy = a_policy("a", is_normative="是", exemptions=waiver)
    site = a_public_site(policy)
    env = environment([str(PROJECT / "theme")])

    [listed] = exemption_pages(site)
    own = next(p for p in document_pages(site) if p.document is policy)
    html = draw(listed, Drawing(site=site, env=env, bodies={})).decode()

    assert completed(own, site).view["uninterpreted"] == "只公布名单"
    assert "本文件未附解读，理由：只公布名单" in draw(own, Drawing(site=site, env=env, bodies={})).decode()
    assert "规范性文件和涉及群众、企业权益的文件都有解读。" in html
    assert "理由：只公布名单" in html


def test_without_exemptions_the_page_says_so() -> None:
    """A page is never left blank."""
    site = a_public_site(FIRST)
    [listed] = exemption_pages(site)

    html = draw(listed, Drawing(site=site, env=environment([str(PROJECT / "theme")]), bodies={})).decode()

    assert "目前没有豁免规则的文件" in html


def test_a_withheld_document_is_exempt_in_silence() -> None:
    """The list of exemptions is made from public documents."""
    secret = a_policy(
        "s", disclosure="依申请公开", publish_date=None, exemptions=[{"rule": "D503", "reason": "内部说明"}]
    )

    [listed] = exemption_pages(a_public_site(secret))

    assert listed.view["waived"] == ()
