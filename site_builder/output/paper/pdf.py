"""A document as PDF/UA: the same edition, fonts and WeasyPrint give the same bytes."""

import hashlib
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from site_builder.output.filters import day
from site_builder.output.paper.font import missing_glyphs
from site_builder.output.paper.tagged import completed


def pdf_of(template: str, values: dict[str, Any]) -> tuple[bytes, tuple[str, ...]]:
    """
    Give a template filled with `values` as PDF/UA, and the characters that no font could draw.

    Nothing is fetched: pictures lie in the markup as data.
    """
    import weasyprint  # noqa: PLC0415 - as in font.py
    from weasyprint.urls import URLFetcher  # noqa: PLC0415

    html = _environment().get_template(template).render(values)
    fetcher = URLFetcher(allowed_protocols=["data"])
    with missing_glyphs() as missing:
        data = weasyprint.HTML(string=html, url_fetcher=fetcher).write_pdf(
            pdf_variant="pdf/ua-1",
            pdf_identifier=hashlib.sha256(html.encode()).digest()[:16],
            finisher=completed,
            presentational_hints=True,  # the number at which a list begins
        )
    return data, tuple(dict.fromkeys(missing))


def as_figure(code: str, title: str) -> str:
    """Give a code its words in the way in which WeasyPrint looks for them."""
    named = code.replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ', 1)
    return named.replace(">", f"><title>{title}</title>", 1)


@cache
def _environment() -> Environment:
    env = Environment(
        loader=FileSystemLoader(Path(__file__).parent),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    env.filters["day"] = day
    env.filters["css"] = _css_string
    return env


def _css_string(text: str) -> Markup:
    """Quote a text for a style sheet; a new line is one of the page's foot."""
    quoted = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\A ").replace("<", "\\3C ")
    return Markup(f'"{quoted}"')  # noqa: S704 - quoted just now
