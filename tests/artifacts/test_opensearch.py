"""What an OpenSearch is given: public documents only, in the form that its published specification asks."""

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest

from site_builder.artifacts.opensearch import DOCUMENTS, FIELDS, MAPPING, opensearch
from site_builder.cli import main
from site_builder.model.synonym import SynonymRow
from tests.builders import DAY, a_file, a_policy, a_public_site, write_site

NODE = Path(__file__).resolve().parents[2] / ".venv/node/node_modules"
TYPES = NODE / "@opensearch-project/opensearch/api"
TSC = NODE / ".bin/tsc"
PROGRAM = """\
import type {{ Indices_Create_RequestBody }} from '{types}/indices/create';
import type {{ OperationContainer }} from '{types}/_types/_core.bulk';
export const body: Indices_Create_RequestBody = {body};
export const actions: OperationContainer[] = {actions};
"""


def exported(**options: Any) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    """Export a site of one policy; give the index and the lines of `_bulk`."""
    policy = a_policy("rent", doc_no="示政发〔2024〕3号", keywords=["住房", "租金"], **options)
    synonym = SynonymRow.model_validate(
        {
            "record": None,
            "俗称": "低保",
            "规范名": "最低生活保障",
            "类别": "救助",
            "来源": "自拟",
            "方向": "双向",
        }
    )
    site = a_public_site(policy)
    object.__setattr__(site, "synonyms", (synonym,))
    files = {f.path: f.data.decode() for f in opensearch(site, {"rent": "第一条\n为了保障住房。"})}
    return json.loads(files[MAPPING]), [json.loads(line) for line in files[DOCUMENTS].splitlines()]


def test_a_document_is_two_lines() -> None:
    """An action with an id that is unlike in all counties, then the document with its text."""
    _, [action, document] = exported()

    assert action == {"index": {"_id": "www.example.gov.cn/rent"}}
    assert document["doc_no"] == "示政发〔2024〕3号"
    assert (document["doc_no_year"], document["doc_no_serial"]) == (2024, 3)
    assert document["keywords"] == ["住房", "租金"]
    assert document["text"] == "第一条\n为了保障住房。"
    assert document["is_normative"] is False


def test_every_field_of_a_document_is_mapped() -> None:
    """The mapping is strict: a field that it does not know would be refused."""
    index, [_, document] = exported()

    assert index["mappings"]["dynamic"] == "strict"
    assert set(document) <= set(index["mappings"]["properties"])


def test_text_is_cut_into_pairs_and_synonyms_join_the_query() -> None:
    """No dictionary; an index that was filled need not be filled again when a synonym is added."""
    index, _ = exported()
    analysis = index["settings"]["index"]["analysis"]

    assert analysis["analyzer"]["bigram"]["filter"][-1] == "cjk_bigram"
    assert analysis["analyzer"]["bigram_search"]["filter"][-2:] == ["cjk_bigram", "aliases"]
    assert analysis["filter"]["aliases"]["synonyms"] == [
        "低保 => 低保,最低生活保障",
        "最低生活保障 => 最低生活保障,低保",
    ]
    assert FIELDS["text"] == {"type": "text", "analyzer": "bigram", "search_analyzer": "bigram_search"}


def test_what_is_withheld_is_not_exported(tmp_path: Path) -> None:
    """The command writes public documents, and again over its own files."""
    files = {
        f"content/policies/{name}.md": a_file(f"content/policies/{name}.md", number=number, **fields)
        for number, (name, fields) in enumerate(
            {"open": {}, "kept": {"disclosure": "依申请公开"}}.items(), start=1
        )
    }
    write_site(tmp_path, files)
    command = ["export", "opensearch", "-f", str(tmp_path / "mkdocs.yml"), "--day", str(DAY)]

    for _ in range(2):
        assert main([*command, "--into", str(tmp_path / "out")]) == 0

    text = (tmp_path / "out" / DOCUMENTS).read_text("utf-8")
    assert "www.example.gov.cn/open" in text
    assert "kept" not in text


def test_content_with_errors_is_not_exported(tmp_path: Path) -> None:
    """Exit 1, the problems told, nothing written."""
    path = "content/policies/bad.md"
    write_site(tmp_path, {path: a_file(path, topic="没有的主题")})
    command = ["export", "opensearch", "-f", str(tmp_path / "mkdocs.yml"), "--into", str(tmp_path / "out")]

    assert main(command) == 1
    assert not (tmp_path / "out").exists()


def complaints(folder: Path, index: Any, actions: Any) -> str:
    """Hold requests against the types that OpenSearch publishes with its API specification."""
    if not TSC.exists() or not TYPES.is_dir():
        pytest.skip("OpenSearch's types could not be installed on this machine (npm)")
    program = PROGRAM.format(types=TYPES, body=json.dumps(index), actions=json.dumps(actions))
    (folder / "requests.ts").write_text(program, "utf-8")
    command = [str(TSC), "--noEmit", "--strict", "--skipLibCheck", "--module", "nodenext", "--types", ""]
    done = subprocess.run([*command, "requests.ts"], cwd=folder, capture_output=True, text=True, check=False)
    return done.stdout


def test_the_requests_are_of_the_published_types(tmp_path: Path) -> None:
    """Index and actions are what @opensearch-project/opensearch, made from the API specification, takes."""
    index, lines = exported()

    assert complaints(tmp_path, index, lines[::2]) == ""


@pytest.mark.parametrize("fault", ["field", "filter", "dynamic", "action"])
def test_the_types_catch(fault: str, tmp_path: Path) -> None:
    """A type of field that there is not, a filter without its kind, a wrong word, a wrong action."""
    index, lines = exported()
    actions = lines[::2]
    if fault == "field":
        index["mappings"]["properties"]["title"]["type"] = "tekst"
    elif fault == "filter":
        del index["settings"]["index"]["analysis"]["filter"]["aliases"]["type"]
    elif fault == "dynamic":
        index["mappings"]["dynamic"] = "stern"
    else:
        actions = [{"indexx": {"_id": "a"}}]

    assert "error TS" in complaints(tmp_path, index, actions)
