"""A new file is valid but for what only its editor knows."""

from pathlib import Path

import pytest

from site_builder.cli import main
from site_builder.model.front_matter import scalar
from site_builder.model.kinds import KINDS, Document, Policy
from site_builder.pipeline import read_site
from site_builder.rules.judgement import judge
from site_builder.settings import read_settings
from site_builder.skeleton import kind_named, next_index_number, questions, skeleton
from tests.builders import CODE, DAY, a_file, a_policy, a_site, write_site

PATH = "content/policies/a.md"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A small site with one policy."""
    return write_site(tmp_path, {PATH: a_file(PATH)})


@pytest.mark.parametrize("kind", KINDS)
def test_a_skeleton_lacks_only_what_must_be_filled_in(kind: type[Document], root: Path) -> None:
    """`check` reports the placeholders of a new file and nothing else."""
    settings = read_settings(root / "mkdocs.yml")
    site = read_site(settings, DAY)

    made = skeleton(kind, site, DAY, answers={})
    write_site(root, {made.path: made.text})
    found = judge(read_site(settings, DAY))[0]

    assert {problem.rule for problem in found} == {"M113"}
    assert {problem.place.path for problem in found} == {made.path}


@pytest.mark.parametrize("title", ["关于: 教育", 'a"b', "# 号", "'单引号", "- 横线", "是", "123", "[甲]"])
def test_any_answer_survives(title: str, root: Path) -> None:
    """What YAML would misread is quoted."""
    settings = read_settings(root / "mkdocs.yml")
    made = skeleton(Policy, read_site(settings, DAY), DAY, answers={"title": title})
    write_site(root, {made.path: made.text})

    document = read_site(settings, DAY).by_path[made.path]

    assert title == document.title
    assert scalar(title)


def test_the_next_index_number() -> None:
    """One above the highest of the publisher's in the year, in its width."""
    numbers = ["2025-00009", "2026-00007", "2026-00012"]
    site = a_site(*(a_policy(f"p{n}", index_no=f"{CODE}/{no}") for n, no in enumerate(numbers)))

    assert next_index_number(site, "示例区人民政府办公室", 2026) == f"{CODE}/2026-00013"
    assert next_index_number(site, "示例区人民政府办公室", 2027) == f"{CODE}/2027-00001"


def test_names_do_not_collide(root: Path) -> None:
    """A second new file has another name and another index number."""
    config = str(root / "mkdocs.yml")
    for _ in range(2):
        assert main(["new", "政策文件", "-f", config, "--day", "2026-11-24"]) == 0

    made = sorted((root / "content/policies").glob("policy-2026-*.md"))
    assert len(made) == 2
    assert {"/2026-00001" in p.read_text("utf-8") for p in made} == {True, False}


@pytest.mark.parametrize("name", ["政策文件", "政策", "policy", "policies", "政策解读", "解读", "目录"])
def test_a_kind_is_known_by_the_names_people_use(name: str) -> None:
    """Editors don't know our identifiers."""
    assert kind_named(name) is not None


def test_questions_offer_what_may_be_answered() -> None:
    """An editor chooses from the vocabulary."""
    asked = {q.field: q.choices for q in questions(Policy, a_site())}

    assert asked["publisher"] == ("示例区人民政府办公室",)
    assert asked["is_normative"] == ("是", "否")


def test_an_unknown_kind_is_a_broken_call(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The answer names what was asked for."""
    assert main(["new", "诗歌", "-f", str(root / "mkdocs.yml")]) == 2
    assert "诗歌" in capsys.readouterr().err
