"""
What a page may load, and what else a server says for the reader's safety; the one list of both.

A page carries the policy itself, for a copy that is opened from a disk; a server's headers repeat it,
and add what a page can't say of itself.
"""

POLICY = (
    ("default-src", "'none'"),
    ("script-src", "'self'"),
    ("style-src", "'self'"),
    ("img-src", "'self'"),
    ("media-src", "'self'"),
    ("base-uri", "'none'"),
    ("form-action", "'self'"),
)
ONLY_BY_A_SERVER = (("frame-ancestors", "'self'"),)  # browsers pass it over in a page
YEAR = 365 * 24 * 60 * 60  # seconds


def _policy(directives: tuple[tuple[str, str], ...]) -> str:
    return "; ".join(f"{name} {sources}" for name, sources in directives)


PAGE_POLICY = _policy(POLICY)
HEADERS = (
    ("Content-Security-Policy", _policy(POLICY + ONLY_BY_A_SERVER)),
    ("X-Content-Type-Options", "nosniff"),
    ("X-Frame-Options", "SAMEORIGIN"),  # frame-ancestors, for old browsers
    ("Referrer-Policy", "no-referrer"),  # what a citizen read is told to nobody
    ("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()"),
    ("Cross-Origin-Opener-Policy", "same-origin"),
    ("X-Permitted-Cross-Domain-Policies", "none"),  # Acrobat asks still
    ("Strict-Transport-Security", f"max-age={YEAR}"),  # without HTTPS a browser passes it over
)
