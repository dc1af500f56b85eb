"""An edition as PDF/UA."""

from markupsafe import Markup

from site_builder.output.paper.edition import Edition
from site_builder.output.paper.pdf import as_figure, pdf_of


def edition_pdf(edition: Edition) -> tuple[bytes, tuple[str, ...]]:
    """Give the PDF, and the characters that no font could draw."""
    foot = f"{edition.url}\nSHA-256：{edition.fingerprint}　发布日期：{edition.publication}"
    return pdf_of(
        "edition.html",
        {
            "edition": edition,
            "body": Markup(edition.body),  # noqa: S704 - sanitised by nh3 in output/markdown.py
            "code": Markup(as_figure(edition.code, "网页地址的二维码")),  # noqa: S704 - our own
            "foot": foot,
        },
    )
