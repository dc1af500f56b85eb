"""
Whom a 公文 addresses and who signs it, marked in its rendered body.

GB/T 9704 sets those addressed at the margin, and whoever signs, with the day, at the right. Editors write
plain paragraphs; they are known by what the front matter says.
"""

import re
from html import escape

from site_builder.model.kinds import OfficialDocument
from site_builder.output.filters import day

ADDRESSED, SIGNER, SIGNED = '<p class="addressed">', '<p class="signer">', '<p class="signed">'
_FIRST = re.compile(r"<p>(?=[^<>]{2,300}：</p>)")


def as_letter(html: str, document: OfficialDocument) -> str:
    """Mark the paragraphs; a body without them stays as it is."""
    html = _FIRST.sub(ADDRESSED, html, count=1) if _FIRST.match(html) else html
    when = day(document.written_date)
    *parts, last = html.split(f"<p>{when}</p>")
    if not parts:
        return html
    names = {*document.issuers, document.publisher, document.drafter or document.publisher}
    signers = tuple(f"<p>{escape(name, quote=False)}</p>" for name in names)
    return "".join([_signed(part, signers, when) for part in parts]) + last


def _signed(html: str, signers: tuple[str, ...], when: str) -> str:
    """Mark the signers at the end of what stands before a day, and the day; without one nobody signed."""
    rest = html
    while (bare := rest.rstrip()).endswith(signers):
        rest = bare[: bare.rindex("<p>")]
    if rest == html:
        return f"{html}<p>{when}</p>"
    return f"{rest}{html[len(rest) :].replace('<p>', SIGNER)}{SIGNED}{when}</p>"
