"""What data/ says is kept as it was modelled, and says what the files that lie there now say."""

import pickle
from collections.abc import Callable
from pathlib import Path

import pytest

from site_builder.model.lists import Lists, lists_of
from site_builder.problem import Fault
from site_builder.settings import Settings, read_settings
from tests.builders import write_site

ENTERPRISES = "data/lists/enterprises.csv"
WITHDRAWALS = "data/withdrawals.yml"


def put(path: str, text: str) -> Callable[[Path], object]:
    """Write a file."""
    return lambda root: (root / path).write_text(text, "utf-8")


CHANGES: dict[str, Callable[[Path], object]] = {
    "edited": put("data/topics.yml", "topics: [{id: x, label: 交通}]\n"),
    "broken": put("data/topics.yml", "topics: [\n"),
    "gone": lambda root: (root / "data/topics.yml").unlink(),
    "new": put("data/working_days.yml", "working_days: [{year: 2027}]\n"),
    "an optional one gone": lambda root: (root / WITHDRAWALS).unlink(),
    "rows": put(ENTERPRISES, "sector,name\n供水,乙\n"),
    "no rows": lambda root: (root / ENTERPRISES).unlink(),
}


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """A column with vocabularies, a list, and a fault in each."""
    files = {ENTERPRISES: "sector,name\n供水,甲\n", WITHDRAWALS: "withdrawals: [{address: x}]\n"}
    return read_settings(write_site(tmp_path, files) / "mkdocs.yml")


def written_and_read(lists: Lists) -> Lists:
    """Give what comes back from the disk."""
    back: Lists = pickle.loads(pickle.dumps(lists))
    return back


def test_what_is_kept_is_what_was_read(settings: Settings) -> None:
    """With its faults and places, and however it was used meanwhile."""
    lists = lists_of(settings)
    assert lists.vocabulary.organisation("没有") is None

    kept = written_and_read(lists)

    assert {Fault.MISSING_FIELD, Fault.VOCABULARY_FILE} <= {finding.fault for finding in lists.findings}
    assert lists == kept
    assert kept is lists_of(settings, kept)


@pytest.mark.parametrize("change", CHANGES)
def test_nothing_is_believed_where_a_file_changed(change: str, settings: Settings) -> None:
    """One that is new, or gone, is one that changed."""
    kept = written_and_read(lists_of(settings))

    CHANGES[change](settings.root)

    now = lists_of(settings, kept)
    assert now == lists_of(settings)
    assert now != kept


def test_files_of_another_folder_are_other_files(settings: Settings) -> None:
    """Settings may name another, with files of the same sizes and times."""
    kept = lists_of(settings)
    (settings.root / "data").rename(settings.root / "moved")

    moved = lists_of(settings.model_copy(update={"data_dir": "moved"}), kept)

    assert [f"moved/{Path(path).relative_to('data')}" for path in kept.signatures] == [*moved.signatures]
    assert all(finding.place.path.startswith("moved/") for finding in moved.findings)
