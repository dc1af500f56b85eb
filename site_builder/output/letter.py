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
    names = {*document.issuers, document.publisher, document.drafter or document.publisher}
    who = "|".join(re.escape(escape(name, quote=False)) for name in sorted(names))
    when = re.escape(day(document.written_date))
    pattern = re.compile(rf"((?:<p>(?:{who})</p>\s*)+)<p>({when})</p>")
    return pattern.sub(lambda m: f"{m[1].replace('<p>', SIGNER)}{SIGNED}{m[2]}</p>", html)
