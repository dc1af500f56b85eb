"""An article of a policy can be cited: its number is a link to itself, and the copy names it."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

POLICY = "policies/public-rental-measures.html"


@pytest.mark.parametrize("scripts", [True, False])
def test_an_article_leads_to_itself(scripts: bool, address: str, browser: Browser) -> None:
    """With scripts or without, the number is reached by keyboard and puts the article into the address."""
    context = browser.new_context(java_script_enabled=scripts, viewport={"width": 360, "height": 740})
    page = context.new_page()
    page.goto(f"{address}/{POLICY}")
    link = page.get_by_role("link", name="第五条", exact=True)
    link.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**#article-5")

    assert page.locator(":target").inner_text().startswith("第五条")
    context.close()


def test_the_number_shows_that_it_is_a_link(address: str, page: Page) -> None:
    """Under the keyboard's focus it looks like any link, with the mark of the focus."""
    page.goto(f"{address}/{POLICY}")
    link = page.get_by_role("link", name="第五条", exact=True)
    shown = "e => [getComputedStyle(e).textDecorationStyle, getComputedStyle(e).outlineStyle]"
    before = link.evaluate(shown)
    page.keyboard.press("Tab")  # the browser marks the focus of a reader who uses the keyboard
    link.focus()

    assert before == ["dotted", "none"]
    assert link.evaluate(shown) == ["solid", "solid"]


def test_the_number_is_plain_on_paper(address: str, page: Page) -> None:
    """Printed, an article begins with its number and nothing else."""
    page.goto(f"{address}/{POLICY}#article-5")
    page.emulate_media(media="print")
    link = page.get_by_role("link", name="第五条", exact=True)

    assert link.evaluate("e => getComputedStyle(e).textDecorationLine") == "none"
    assert link.evaluate("e => getComputedStyle(e).color") == "rgb(0, 0, 0)"
    assert page.locator(":target").evaluate("e => getComputedStyle(e).backgroundColor") == "rgba(0, 0, 0, 0)"


def test_the_copied_citation_names_the_article(demo: Path, page: Page) -> None:
    """With an article in the address, the citation names it after the title and leads to it."""
    page.goto((demo / POLICY).resolve().as_uri() + "#article-5")
    page.get_by_role("button", name="复制引用").click()
    told = page.locator(".citation-told")
    told.get_by_text("示政办发").wait_for()

    assert "》第五条（示政办发〔2022〕4号）" in told.inner_text()
    assert told.inner_text().endswith(f"/{POLICY}#article-5")
