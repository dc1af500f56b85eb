"""The synonyms that come with the product: their shape, and what is searched for beside a word."""

import csv
import re
from collections import Counter
from pathlib import Path

from site_builder.model.site import Site
from site_builder.model.synonym import aliases
from site_builder.pipeline import read_site
from site_builder.settings import read_settings
from tests.builders import DAY, write_site

PROJECT = Path(__file__).resolve().parents[2]
HEAD = "俗称,规范名,类别,来源,方向\n"


def rows() -> list[dict[str, str]]:
    """Read the file as a spreadsheet would."""
    with (PROJECT / "data/synonyms.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def a_site(root: Path, text: str) -> Site:
    """Model a small site with these synonyms."""
    write_site(root, {"data/synonyms.csv": text})
    return read_site(read_settings(root / "mkdocs.yml"), DAY)


def test_there_are_enough_of_them() -> None:
    """220 or more, of at least fifteen categories, some of them both ways."""
    found = rows()

    assert len(found) >= 220
    assert len({row["类别"] for row in found}) >= 15
    assert {row["方向"] for row in found} == {"单向", "双向"}


def test_no_word_is_explained_twice_and_none_leads_on() -> None:
    """A spoken word has one row; a formal word is no spoken one and does not hold it."""
    found = rows()
    spoken = Counter(row["俗称"] for row in found)

    assert [word for word, count in spoken.items() if count > 1] == []
    assert [row["规范名"] for row in found if row["规范名"] in spoken] == []
    assert [row["俗称"] for row in found if row["俗称"] in row["规范名"]] == []


def test_cells_are_words_and_sources() -> None:
    """Words are Han characters and digits, a formal one may be two words; a source is a law or 自拟."""
    for row in rows():
        for column in ("俗称", "规范名", "类别"):
            words = row[column].split(" ") if column == "规范名" else [row[column]]
            assert all(re.fullmatch(r"[\u4e00-\u9fff0-9]{2,}", word) for word in words), row
        assert re.fullmatch(r"自拟|《[\u4e00-\u9fff]+》", row["来源"]), row


def test_one_way_and_both_ways(tmp_path: Path) -> None:
    """A two-way pair is searched from either side, a one-way pair from the spoken word only."""
    site = a_site(tmp_path, HEAD + "低保,最低生活保障,救助,自拟,双向\n五保户,特困人员,救助,自拟,单向\n")

    assert aliases(site.synonyms) == {
        "低保": ("最低生活保障",),
        "最低生活保障": ("低保",),
        "五保户": ("特困人员",),
    }


def test_a_bad_row_is_told_at_its_place(tmp_path: Path) -> None:
    """A direction that is none, an empty cell and a column that is not ours have their line."""
    site = a_site(tmp_path, HEAD + "低保,最低生活保障,救助,自拟,来回\n,特困人员,救助,自拟,单向\n")

    assert site.synonyms == ()
    assert {(f.place.path, f.place.line) for f in site.found} == {
        ("data/synonyms.csv", 2),
        ("data/synonyms.csv", 3),
    }


def test_a_site_may_do_without(tmp_path: Path) -> None:
    """No file, no synonyms, and nothing to tell."""
    write_site(tmp_path, {})
    site = read_site(read_settings(tmp_path / "mkdocs.yml"), DAY)

    assert site.synonyms == ()
    assert site.found == ()
