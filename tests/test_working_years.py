"""A county states a year of holidays in data/working_days.yml, and is told what is wrong with it."""

from pathlib import Path

import pytest

from site_builder.cli import main
from site_builder.pipeline import read_site
from site_builder.settings import read_settings
from tests.builders import DAY, write_site

PATH = "data/working_days.yml"
GOOD = """\
working_days:
  - year: 2027
    basis: 测试
    holidays: [2027-01-01, 2027-05-01, 2027-10-01 至 2027-10-07]
    workdays: [2027-10-09]
"""


def test_a_stated_year_is_known(tmp_path: Path) -> None:
    """The site's calendar knows the year, and years that nobody stated stay unknown."""
    write_site(tmp_path, {PATH: GOOD})

    calendar = read_site(read_settings(tmp_path / "mkdocs.yml"), DAY).calendar

    assert {2026, 2027} <= calendar.years
    assert 2028 not in calendar.years


@pytest.mark.parametrize(
    ("old", "new", "place"),
    [
        ("2027-10-09", "2027-10-11", f"{PATH}:2:5"),
        ("year: 2027", "year: 27", f"{PATH}:2:5"),
        ("2027-05-01", "2027-05-32", f"{PATH}:4:28"),
        ("basis: 测试", "basic: 测试", f"{PATH}:3:5"),
    ],
)
def test_a_fault_in_it_is_a_problem_of_that_file(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], old: str, new: str, place: str
) -> None:
    """It stops the build as a fault in any vocabulary does, and is never reckoned with."""
    write_site(tmp_path, {PATH: GOOD.replace(old, new)})

    status = main(["check", "-f", str(tmp_path / "mkdocs.yml"), "--day", "2026-11-24"])

    said = capsys.readouterr().out
    assert status == 1
    assert f"{PATH}:" in said, said
    assert "F012" in said
    assert place in said, said


def test_one_year_is_stated_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Two notices of one year contradict each other."""
    write_site(tmp_path, {PATH: GOOD + GOOD.removeprefix("working_days:\n")})

    assert main(["check", "-f", str(tmp_path / "mkdocs.yml"), "--day", "2026-11-24"]) == 1
    assert "不能再用「2027」" in capsys.readouterr().out
