"""What a rule reads beside a document makes no kept answer stale."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from site_builder.output import kept as kept_module
from site_builder.output.kept import load_kept, save_kept
from site_builder.pipeline import check
from site_builder.problem import Problem
from site_builder.settings import read_settings
from tests.builders import DAY, a_file, write_site

POLICY, OLDER = (f"content/policies/{name}.md" for name in ("policy", "older"))
EXPLAINED = "content/interpretations/explained.md"
TEXT = "".join(chr(0x4E00 + n) for n in range(300)) + "\n"
OTHER = "".join(chr(0x6E00 + n) for n in range(300)) + "\n"
NUMBER = "示民发〔2020〕3号"
BEFORE = {"written_date": "2020-01-01", "publish_date": "2020-01-02"}
OLD = 1_000_000_000  # seconds


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A site whose interpretation copies its policy."""
    monkeypatch.setattr(kept_module, "MOMENT", -(10**18))
    files = {
        POLICY: a_file(POLICY, TEXT, number=1),
        OLDER: a_file(OLDER, number=2, doc_no=NUMBER, **BEFORE),
        EXPLAINED: a_file(EXPLAINED, TEXT, number=4, interprets=["policy"]),
    }
    return write_site(tmp_path / "site", files)


def problems(root: Path) -> tuple[Problem, ...]:
    """Check everything anew."""
    return check(read_settings(root / "mkdocs.yml"), DAY).problems


def put(path: str, text: str) -> Callable[[Path], object]:
    """Write a file."""
    return lambda root: write_site(root, {path: text})


CHANGES: dict[str, tuple[Callable[[Path], object], set[str]]] = {
    "nothing": (lambda _: None, {"I406"}),
    "the policy beside it": (put(POLICY, a_file(POLICY, OTHER, number=1)), set()),
    "the policy is gone": (lambda root: (root / POLICY).unlink(), {"R301"}),
    "another takes the policy's place": (
        put(EXPLAINED, a_file(EXPLAINED, TEXT, number=4, interprets=["older"])),
        set(),
    ),
    "the number goes to another": (
        put(POLICY, a_file(POLICY, TEXT, number=1, doc_no="示民发〔2020〕4号")),
        {"I406"},
    ),
}


@pytest.mark.parametrize("change", CHANGES)
def test_answers_follow_the_documents_beside(change: str, root: Path) -> None:
    """With the cache of before the change, a check says what one without any cache says."""
    for path in root.rglob("*"):
        os.utime(path, (OLD, OLD))
    file = root.parent / "kept"
    save_kept(file, check(read_settings(root / "mkdocs.yml"), DAY).kept)
    make, expected = CHANGES[change]

    make(root)
    found = check(read_settings(root / "mkdocs.yml"), DAY, load_kept(file)).problems

    assert problems(root) == found
    assert expected == {p.rule for p in found} & {"I406", "R301"}
