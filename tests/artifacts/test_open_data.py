"""The lists as data: the same rows in JSON and CSV, every column explained."""

import csv
import io
import json

from site_builder.artifacts.open_data import dictionary, open_data
from site_builder.model.dataset import DATASETS
from site_builder.model.public_site import PublicSite
from tests.builders import a_policy, a_public_site


def files(site: PublicSite) -> dict[str, bytes]:
    """Give the data files by path."""
    return {a.path: a.data for a in (*open_data(site), *dictionary(site))}


def test_csv_and_json_have_the_same_rows() -> None:
    """Whoever reads the one reads what the other says."""
    site = a_public_site(a_policy("a", title="甲，“乙”"), a_policy("b"))

    found = files(site)

    rows = list(csv.DictReader(io.StringIO(found["data/documents.csv"].decode("utf-8-sig"))))
    objects = json.loads(found["data/documents.json"])
    assert [o["title"] for o in objects] == [r["title"] for r in rows]
    assert objects[0].keys() == rows[0].keys()
    assert rows[0]["url"].startswith("https://www.example.gov.cn/policies/")


def test_a_spreadsheet_executes_nothing() -> None:
    """A title that looks like a formula is no formula in a spreadsheet; JSON has it as it is."""
    site = a_public_site(a_policy("a", title="=HYPERLINK(1)"))

    found = files(site)

    assert b"'=HYPERLINK(1)" in found["data/documents.csv"]
    assert json.loads(found["data/documents.json"])[0]["title"] == "=HYPERLINK(1)"


def test_the_dictionary_explains_every_column() -> None:
    """No column is without a name and a meaning."""
    found = files(a_public_site(a_policy("a")))

    for dataset in json.loads(found["data/dictionary.json"])["datasets"]:
        header = found[f"data/{dataset['name']}.csv"].decode("utf-8-sig").split("\r\n")[0]
        assert [c["name"] for c in dataset["columns"]] == header.split(",")
        assert all(c["title"] and c["description"] for c in dataset["columns"])


def test_withheld_documents_are_in_no_data() -> None:
    """Data comes from the public site like every page."""
    site = a_public_site(a_policy("a"), a_policy("s", disclosure="依申请公开", publish_date=None))

    assert [o["id"] for o in json.loads(files(site)["data/documents.json"])] == ["a"]


def test_columns_are_explained_to_readers() -> None:
    """The dictionary says what a column means, not what an editor has to write in which file."""
    told = [c.description for dataset in DATASETS for c in dataset.columns]

    assert [text for text in told if not text or ".yml" in text or "写" in text.replace("写明", "")] == []
