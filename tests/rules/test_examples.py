"""Every rule's page is executed: `Bad` breaks that rule and no other, `Good` breaks none."""

from pathlib import Path

import pytest

from site_builder.model.assemble import FOLDERS
from site_builder.model.site import Site
from site_builder.pipeline import read_site
from site_builder.rules.example import LEFT_OUT, ExampleFile, examples
from site_builder.rules.judgement import judge
from site_builder.rules.registry import all_rules
from site_builder.rules.rule import Rule
from site_builder.settings import read_settings
from tests.attachments import BUILDERS, attachment
from tests.builders import DAY, INTERPRETATION, PLUGINS, normative, smallest, write_site

RULES = all_rules()


def completed(file: ExampleFile, number: int) -> str:
    """Fill in what the example does not speak of, so that it breaks no other rule."""
    kind = FOLDERS.get("/".join(Path(file.path).parts[1:2]))
    if file.is_whole or kind is None or not file.path.endswith(".md"):
        return file.text
    head, _, body = file.text.removeprefix("---\n").partition("\n---\n")
    written = dict(line.partition(": ")[::2] for line in head.split("\n"))
    fields = {**smallest(kind, number), "title": f"示例文件之{number:03}"}
    if written.get("is_normative") == "是":
        fields |= normative(number)
    if kind.kind == "interpretation":
        fields["interprets"] = ["a"]
        body = INTERPRETATION if body == "正文。\n" else body
    lines = [
        f"{key}: {value if isinstance(value, str) else '[' + ', '.join(value) + ']'}"
        for key, value in fields.items()
        if key not in written
    ]
    lines += [line for line in head.split("\n") if not line.endswith(LEFT_OUT)]
    return "---\n" + "\n".join(lines) + "\n---\n" + body


def written(root: Path, files: tuple[ExampleFile, ...]) -> Site:
    """Write the files into a small site and read it."""
    write_site(root, {"mkdocs.yml": MKDOCS})
    (root / "outside.md").write_text("外面的文件", "utf-8")
    for number, file in enumerate(files, start=1):
        path = root / file.path
        path.parent.mkdir(parents=True, exist_ok=True)
        if file.target:
            path.symlink_to(file.target)
            continue
        extension = path.suffix.lstrip(".")
        if extension in BUILDERS and not file.is_whole:
            path.write_bytes(attachment(extension, file.text))
            continue
        data = completed(file, number).encode(file.encoding)
        path.write_bytes(data + b"\n" * max(0, file.size - len(data)))
    return read_site(read_settings(root / "mkdocs.yml"), DAY)


def broken(root: Path, files: tuple[ExampleFile, ...]) -> set[str]:
    """Give the numbers of the rules that the files break."""
    return {problem.rule for problem in judge(written(root, files))[0]}


MKDOCS = f"""\
site_name: 示例区政府信息公开
site_url: https://www.example.gov.cn/
docs_dir: content
{PLUGINS}"""


@pytest.mark.parametrize("rule", RULES, ids=[rule.number for rule in RULES])
def test_a_rules_examples_do_what_its_page_says(rule: Rule, tmp_path: Path) -> None:
    """`Bad` breaks exactly the rule it stands under; `Good` breaks nothing."""
    found = examples(rule.page)

    assert {"Bad", "Good"} == set(found)
    assert {rule.number} == broken(tmp_path / "bad", found["Bad"])
    assert broken(tmp_path / "good", found["Good"]) == set()


def test_rules_are_numbered_once_and_explained() -> None:
    """Numbers are never shared; titles are one sentence; remedies and reasons are there."""
    numbers = [rule.number for rule in RULES]

    assert sorted(set(numbers)) == numbers
    assert len(numbers) >= 45
    for rule in RULES:
        assert rule.title.endswith("。"), rule.number
        assert rule.fix
        assert len(rule.page.split("\n\n")) >= 3, rule.number
