"""An edition as PDF/UA."""

from markupsafe import Markup

from site_builder.output.paper.edition import Edition
from site_builder.output.paper.pdf import pdf_of

CODE_TITLE = "<title>网页地址的二维码</title>"


def edition_pdf(edition: Edition) -> tuple[bytes, tuple[str, ...]]:
    """Give the PDF, and the characters that no font could draw."""
    code = edition.code.replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ', 1)
    code = code.replace(">", f">{CODE_TITLE}", 1)
    foot = f"{edition.url}\nSHA-256：{edition.fingerprint}　发布日期：{edition.publication}"
    return pdf_of(
        "edition.html",
        {
            "edition": edition,
            "body": Markup(edition.body),  # noqa: S704 - sanitised by nh3 in output/markdown.py
            "code": Markup(code),  # noqa: S704 - our own
            "foot": foot,
        },
    )
