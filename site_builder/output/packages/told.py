"""What a release tells of itself, so that whoever holds a copy can pack it: an archive has no project."""

import re
from html.parser import HTMLParser
from pathlib import Path

from site_builder.problem import BrokenSetupError
from site_builder.settings import Settings

HOME = "index.html"
_ORGANISER = re.compile(r"\s*主办单位：(.+)")


class _Home(HTMLParser):
    """The home page: its meta elements, its address, and who answers for it, in the footer."""

    def __init__(self) -> None:
        super().__init__()
        self.told: dict[str, str] = {}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        if tag == "meta" and "name" in values:
            self.told[values["name"]] = values.get("content", "")
        if tag == "link" and values.get("rel") == "canonical":
            self.told["address"] = values.get("href", "").removesuffix(HOME)
        if tag == "a" and values.get("href", "").startswith("tel:"):
            self.told["phone"] = values["href"].removeprefix("tel:")  # the last one, which is the footer's

    def handle_data(self, data: str) -> None:
        if found := _ORGANISER.match(data):
            self.told["organiser"] = found[1].strip()


def settings_of(release: Path) -> Settings:
    """Give those settings of a release that its packages name; BrokenSetupError where it tells none."""
    home = _Home()
    try:
        home.feed((release / HOME).read_text("utf-8"))
        name, address = home.told["SiteName"], home.told["address"]
    except (OSError, UnicodeDecodeError, KeyError):
        raise BrokenSetupError(f"{release} 不是本工具发布的网站：首页没有写明网站的名称和地址") from None
    return Settings(
        root=release,
        site_name=name,
        site_url=address,
        region=name,
        organiser=home.told.get("organiser", ""),
        phone=home.told.get("phone", ""),
        column_description=home.told.get("ColumnDescription", ""),
    )
