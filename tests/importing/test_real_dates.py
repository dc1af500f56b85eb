"""In 17,264 rows that nobody here wrote, the rule of dates finds those published before written."""

from datetime import date

import pytest

from site_builder.importing.mapping import mapped
from site_builder.importing.row import Row, read_rows
from site_builder.model.kinds import Policy
from site_builder.rules.m107_dates_out_of_order import dates_out_of_order
from tests.builders import DAY, a_policy, a_site
from tests.corpus import CORPUS

CATALOGUE = CORPUS / "policies/catalogue_only.jsonl"


@pytest.mark.skipif(not CATALOGUE.is_file(), reason="the real catalogue is not on this machine")
def test_exactly_the_rows_with_dates_in_the_wrong_order_are_found() -> None:
    """Every row with both dates, mapped as an import maps it, becomes a document that is judged."""
    rows, problems = read_rows(CATALOGUE)
    dated = {row.line: row for row in rows if row.raw("date_written") and row.raw("date_published")}
    site = a_site(*(policy_of(row) for row in dated.values()), day=DAY)

    found = {
        int(place.path.rsplit("-", 1)[1].removesuffix(".md")) for place, _ in dates_out_of_order.check(site)
    }

    assert not problems
    assert len(rows) > 17_000
    assert len(dated) > 6_000
    assert len(found) > 5
    assert {n for n, r in dated.items() if day_of(r, "date_published") < day_of(r, "date_written")} == found


def policy_of(row: Row) -> Policy:
    """Make the document of a row; what the row lacks is filled in."""
    fields, _ = mapped(row, "")
    given = {name: fields[name] for name in ("title", "written_date", "publish_date") if name in fields}
    return a_policy(f"row-{row.line}", **given)


def day_of(row: Row, key: str) -> date:
    """Read a day as the source wrote it, without the importer."""
    return date.fromisoformat(row.raw(key)[:10])
