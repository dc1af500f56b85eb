"""A column is blank without a public document, and stale when its newest is too old."""

from datetime import date, timedelta

import pytest

from site_builder.model.column import Column, ColumnKind, columns
from site_builder.model.kinds import HandWrittenPage
from site_builder.model.site import Site
from tests.builders import DAY, a_document, a_policy, a_site


def column(site: Site, name: str) -> Column:
    """Give the column of that name."""
    return next(c for c in columns(site) if c.name == name)


@pytest.mark.parametrize(
    ("name", "days"), [("首页", 14), ("政策文件", 183), ("主题 教育", 365), ("政府信息公开年报", 424)]
)
@pytest.mark.parametrize(("more", "stale"), [(-1, False), (0, False), (1, True)])
def test_a_column_is_stale_after_its_last_day(name: str, days: int, more: int, *, stale: bool) -> None:
    """The day before the limit and the day itself are in time, the day after is not."""
    published = DAY - timedelta(days=days + more)
    dates = {"publish_date": published.isoformat(), "written_date": None}
    page = a_document(HandWrittenPage, "report", section="annual-report", **dates)
    policy = a_policy("a", publish_date=published.isoformat(), written_date=published.isoformat())

    found = column(a_site(page, policy), name)

    assert found.is_stale(DAY) is stale
    assert found.due == published + timedelta(days=days)


@pytest.mark.parametrize(
    "fields",
    [
        {"disclosure": "依申请公开"},
        {"scope": "village_board"},
        {"publish_date": (DAY + timedelta(days=1)).isoformat()},
        {"publish_until": (DAY - timedelta(days=1)).isoformat()},
    ],
)
def test_what_readers_cannot_see_fills_no_column(fields: dict[str, str]) -> None:
    """Only public documents count, on the day of the build."""
    assert column(a_site(a_policy("a", **fields)), "主题 教育").is_blank


def test_every_kind_of_column_is_listed() -> None:
    """Home, kinds, topics, bodies, heads of article 20 and the fixed entries."""
    site = a_site(a_policy("a", art20=[1]))

    found = {c.name: c for c in columns(site)}

    assert {c.kind for c in found.values()} == set(ColumnKind)
    assert not found["法定主动公开内容 规范性文件"].is_blank
    assert found["法定主动公开内容 机关职能"].is_blank
    assert found["机构 示例区人民政府办公室"].organisation == "示例区人民政府办公室"
    assert found["政府信息公开指南"].is_blank
    assert found["主题 教育"].last_update == date(2024, 3, 4)


def test_a_fixed_column_never_goes_stale() -> None:
    """The guide changes when the facts do, not by the calendar."""
    page = a_document(HandWrittenPage, "guide", section="guide", publish_date="2001-01-01")

    assert not column(a_site(page), "政府信息公开指南").is_stale(DAY)
