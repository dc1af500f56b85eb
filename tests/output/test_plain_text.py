"""The text beside a page is what its fingerprint on paper stands for."""

import hashlib
import re
from datetime import date
from html import unescape
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from site_builder.cli import main
from site_builder.model.kinds import CatalogueItem, Document
from site_builder.output.markdown import render
from site_builder.output.plain_text import fingerprint, plain_text, text_of
from tests.builders import a_document, a_file, a_policy, a_public_site, write_site

A = "content/policies/a.md"


def text(document: Document, **site: object) -> str:
    """Give the text file of a document."""
    return plain_text(document, a_public_site(document, **site), render(document.body)).decode("utf-8-sig")


def test_a_text_says_what_the_document_is_and_says() -> None:
    """Title, publisher, numbers, dates, then the body."""
    policy = a_policy(title="示例办法", body="## 一、总则\n\n正文。", endnote="（此件公开发布）")

    told = text(policy)

    assert told.startswith("示例办法\n\n发布机构：示例区人民政府办公室\n索引号：")
    assert "成文日期：2024年3月1日\n发布日期：2024年3月4日" in told
    assert told.endswith("\n\n一、总则\n正文。\n\n（此件公开发布）\n")


def test_lists_keep_their_numbers_and_tables_their_rows() -> None:
    """What browsers draw and markup does not hold is written."""
    body = "3. 甲\n4. 乙\n    - 丙\n\n| 项 | 额 |\n|---|---|\n| 丁 | 1 |\n\n![平面图](a.png)\n"

    told = text_of(render(body))

    assert "3. 甲" in told
    assert "4. 乙" in told
    assert "- 丙" in told
    assert "项 | 额\n" in told
    assert "丁 | 1" in told
    assert "［图：平面图］" in told


def test_a_catalogue_item_tells_every_column() -> None:
    """What a catalogue item says stands in its fields, not in a body."""
    told = text(a_document(CatalogueItem))

    assert "公开内容（要素）：学区划分" in told
    assert "公开层级：县级" in told


def test_the_day_does_not_change_a_text() -> None:
    """A fingerprint printed years ago still names the same text, though its validity has changed."""
    policy = a_policy(effective_date="2024-03-04", expire_date="2026-03-03")

    assert text(policy, day=date(2025, 1, 1)) == text(policy, day=date(2026, 11, 24))


def test_a_comment_in_the_source_is_not_published() -> None:
    """The text is made of what readers see, not of the editor's file."""
    policy = a_policy(body="正文。\n\n[//]: # (内部说明不公开)\n")

    assert "内部说明" not in text(policy)


@given(st.text())
def test_any_body_gives_text_without_markup(body: str) -> None:
    """No tag of ours is left, whatever is written; what is left is what `plain` has, but for marks."""
    rendered = render(body)

    assert "<p>" not in text_of(rendered)
    assert "<li>" not in text_of(rendered)
    assert rendered.plain == unescape(re.sub("<[^>]*>", "", rendered.html))


def test_the_fingerprint_on_the_page_stands_in_the_manifest(tmp_path: Path) -> None:
    """A reader looks the printed digits up in SHA256SUMS and finds the text's file."""
    write_site(tmp_path, {A: a_file(A, "正文。\n")})
    assert main(["build", "-f", str(tmp_path / "mkdocs.yml"), "--day", "2026-11-24"]) == 0
    site = tmp_path / "site"

    data = (site / "policies/a.txt").read_bytes()
    shown = fingerprint(data)

    assert hashlib.sha256(data).hexdigest().startswith(shown)
    assert f"文本指纹：{shown}（policies/a.txt 的" in (site / "policies/a.html").read_text("utf-8")
    lines = (site / "SHA256SUMS").read_text("utf-8").splitlines()
    assert [line.split("  ")[1] for line in lines if line.startswith(shown)] == ["policies/a.txt"]


def test_a_withdrawn_document_takes_its_text_with_it(tmp_path: Path) -> None:
    """Who withdraws a document accounts for its page alone: its text is no address of its own."""
    b = "content/policies/b.md"
    write_site(tmp_path, {A: a_file(A, "正文。\n"), b: a_file(b, "另一份。\n", 2)})
    build = ["build", "-f", str(tmp_path / "mkdocs.yml"), "--day", "2026-11-24"]
    assert main(build) == 0
    (tmp_path / A).unlink()

    assert main(build) == 1
    entry = "{address: policies/a.html, since: 2026-11-24, reason: 发布有误}"
    (tmp_path / "data/withdrawals.yml").write_text(f"withdrawals:\n  - {entry}\n", "utf-8")

    assert main(build) == 0
    assert not (tmp_path / "site/policies/a.txt").exists()
    assert (tmp_path / "site/policies/b.txt").exists()
