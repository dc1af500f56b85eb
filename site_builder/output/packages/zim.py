"""ZIM: the column for readers without a network, with a full-text index; Kiwix shows it."""

import io
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from PIL import Image, ImageDraw

from site_builder.output.packages.content import Content, type_of
from site_builder.output.proof.verify import HOME

LANGUAGE = "zho"
ICON = 48  # pixels, says the format
# What serves a web server or a proof, and no reader of a ZIM.
_LEFT_OUT = ("404.html", "robots.txt", "sitemap.xml", "verify.py", f"{HOME}/", "nginx/")


def write_zim(content: Content, target: Path) -> None:
    """Write the new file `target`."""
    from libzim.writer import Creator, Hint, Item, StringProvider  # noqa: PLC0415 - an optional library

    class File(Item):  # type: ignore[misc]
        """A file of the release."""

        def __init__(self, path: str, title: str) -> None:
            super().__init__()
            self.path, self.title = path, title

        def get_path(self) -> str:
            return self.path

        def get_title(self) -> str:
            return self.title

        def get_mimetype(self) -> str:
            return type_of(self.path).partition(";")[0]

        def get_contentprovider(self) -> Any:  # noqa: ANN401 - as above
            return StringProvider((content.folder / self.path).read_bytes())

        def get_hints(self) -> dict[Any, Any]:
            return {Hint.FRONT_ARTICLE: self.path.endswith(".html")}

    titles = dict(content.pages())
    creating = Creator(str(target)).config_indexing(indexing=True, language=LANGUAGE)
    with _silence(), creating as creator:
        creator.set_mainpath("index.html")
        creator.add_illustration(ICON, _icon())
        for name, value in _metadata(content):
            creator.add_metadata(name, value)
        for path in sorted(content.sums):
            if not path.startswith(_LEFT_OUT):
                creator.add_item(File(path, titles.get(path, "")))


@contextmanager
def _silence() -> Iterator[None]:
    """Keep what the library says to the terminal, past Python, from getting into our output."""
    sys.stdout.flush()
    kept, nowhere = os.dup(1), os.open(os.devnull, os.O_WRONLY)
    try:
        os.dup2(nowhere, 1)
        yield
    finally:
        os.dup2(kept, 1)
        os.close(kept)
        os.close(nowhere)


def _metadata(content: Content) -> tuple[tuple[str, str], ...]:
    settings, record = content.settings, content.record
    return (
        ("Name", f"{settings.domain}_{LANGUAGE}_all"),
        ("Title", settings.site_name[:30]),
        ("Description", (settings.column_description or settings.site_name)[:80]),
        ("Language", LANGUAGE),
        ("Creator", settings.organiser or settings.site_name),
        ("Publisher", settings.organiser or settings.site_name),
        ("Date", record.date),
        ("Source", settings.site_url),
        ("Scraper", record.tool),
        ("Flavour", "maxi"),
    )


def _icon() -> bytes:
    """Give a plain sign of a sheet of paper."""
    image = Image.new("RGB", (ICON, ICON), "#ffffff")
    pen = ImageDraw.Draw(image)
    pen.rectangle((8, 4, 39, 43), outline="#b01c1c", width=3)
    for height in (14, 22, 30):
        pen.line((15, height, 33, height), fill="#b01c1c", width=3)
    stream = io.BytesIO()
    image.save(stream, "PNG")
    return stream.getvalue()
