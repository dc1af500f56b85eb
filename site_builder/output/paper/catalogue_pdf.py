"""The printed catalogue as PDF/UA."""

from markupsafe import Markup

from site_builder.output.paper.catalogue import Catalogue
from site_builder.output.paper.pdf import as_figure, pdf_of


def catalogue_pdf(book: Catalogue) -> tuple[bytes, tuple[str, ...]]:
    """Give the PDF, and the characters that no font could draw."""
    foot = f"{book.title}　截至{book.day}\n{book.url}"
    code = Markup(as_figure(book.code, "本栏目网址的二维码"))  # noqa: S704 - our own
    return pdf_of("catalogue.html", {"book": book, "code": code, "foot": foot})
