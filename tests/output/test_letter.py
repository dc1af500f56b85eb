"""Whom a 公文 addresses and who signs it are known by what the front matter says."""

from datetime import date

from site_builder.output.letter import as_letter
from tests.builders import a_policy

POLICY = a_policy("a", publisher="县民政局", issuers=("县民政局", "县财政局"), written_date=date(2025, 3, 1))
SIGNED = '<p class="signer">县民政局</p>\n<p class="signer">县财政局</p>\n<p class="signed">2025年3月1日</p>'


def test_addressed_and_signers_are_marked() -> None:
    """The first paragraph with a colon, and the names before the day."""
    html = "<p>各镇人民政府：</p>\n<p>现通知如下。</p>\n<p>县民政局</p>\n<p>县财政局</p>\n<p>2025年3月1日</p>"

    marked = as_letter(html, POLICY)

    assert f'<p class="addressed">各镇人民政府：</p>\n<p>现通知如下。</p>\n{SIGNED}' == marked


def test_every_signature_is_marked() -> None:
    """A text that is sent on holds more than one."""
    html = "<p>县民政局</p>\n<p>县财政局</p>\n<p>2025年3月1日</p>"

    marked = as_letter(f"{html}<p>附</p>{html}", POLICY)

    assert f"{SIGNED}<p>附</p>{SIGNED}" == marked


def test_what_is_no_signature_stays() -> None:
    """A day without a name, a name without a day, another's name."""
    for html in ("<p>2025年3月1日</p>", "<p>县民政局</p>", "<p>县教育局</p>\n<p>2025年3月1日</p>"):
        assert html == as_letter(html, POLICY)


def test_only_names_next_to_the_day_sign() -> None:
    """Not those before another's, nor before a sentence."""
    html = "<p>县民政局</p><p>附则</p><p>县财政局</p><p>2025年3月1日</p>"

    marked = as_letter(html, POLICY)

    before, after = '<p class="signer">县财政局</p>', '<p class="signed">2025年3月1日</p>'
    assert f"<p>县民政局</p><p>附则</p>{before}{after}" == marked
