"""
Links that leave the column say so before they are followed: no script, no page in between.

A reader learns at the link that it leaves, and to which host; a government host is named without the warning.
"""

import re
from html import escape, unescape
from urllib.parse import urlsplit

from site_builder.pattern import pattern_of

GOVERNMENT = (".gov.cn", ".政务", ".xn--zfr164b")
_LINK = pattern_of(r'<a href="(https?://[^"]*)"([^>]*)>(.*?)</a>', re.DOTALL | re.IGNORECASE)


def departure(url: str, domain: str) -> str:
    """Give the words for a link to `url` from a column on the host `domain`; none where it stays there."""
    host = (urlsplit(url).hostname or "").rstrip(".")
    if host in {"", domain}:
        return ""
    return f"前往 {host}" if host.endswith(GOVERNMENT) else f"离开本站，前往 {host}"


def with_departures(html: str, domain: str) -> str:
    """Let every link of a body that leaves the column say so."""

    def said(match: re.Match[str]) -> str:
        words = departure(unescape(match[1]), domain)
        if not words:
            return match[0]
        mark = f'<span class="departure">（{escape(words)}）</span>'
        return f'<a href="{match[1]}"{match[2]} rel="external">{match[3]}{mark}</a>'

    return _LINK.sub(said, html)
