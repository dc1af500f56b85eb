"""Front matter that an import writes is read back as it was meant."""

import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from site_builder.model.front_matter import front_matter
from site_builder.records.record import read_record
from site_builder.records.source import Source

MISREAD = (
    *("no", "是", "0530", "null", "~", "1e3", "12:30", "2022-02-30", "2022-06-07", "<<", "=", "?"),
    *("- 甲", "甲: 乙", "甲 #乙", "'甲", '"甲"', "[甲]", "{甲}", "&甲", "*甲", "!甲", "%甲", "@甲"),
    *("`甲`", "|", ">", "---", "\\", "甲\\n", "甲,乙", "https://a.example/?b=1#c"),
    *("\x07", "\x85", "\u2028"),
)
ALPHABET = st.characters(exclude_categories=["Cs"])
TEXTS = st.one_of(
    st.sampled_from(MISREAD),
    st.text("甲〔〕《》：，-#:'\"\\[]{}&*!|> 01ab", max_size=12),
    st.text(ALPHABET, max_size=20),
).filter(lambda text: text == text.strip() and text)


@given(TEXTS, st.lists(TEXTS, max_size=4), TEXTS)
@example("https://a.example/b?c=d&e=%20", ["hebei-kjt-0065"], "示政发〔2022〕3号")
def test_every_scalar_comes_back(text: str, texts: list[str], inner: str) -> None:
    """Whatever a value holds, our reader and any other reader of YAML give it back."""
    values = {"title": text, "issuers": tuple(texts), "source": {"name": inner}}

    written = front_matter(values)

    record, findings = read_record(Source(path="a.md", text=f"{written}\n正文\n"))
    expected = {"title": text, "issuers": texts, "source": {"name": inner}}
    assert record is not None
    assert (expected, []) == (record.node.plain(), findings)
    other = yaml.load(written.strip().strip("-"), Loader=yaml.BaseLoader)
    assert expected == other
    assert record.body.strip() == "正文"


@given(TEXTS)
def test_no_scalar_becomes_a_number_or_a_truth(text: str) -> None:
    """YAML's own types never creep in, but for a real date."""
    loaded = yaml.safe_load(front_matter({"title": text}).split("---\n")[1])

    assert text == (loaded["title"] if isinstance(loaded["title"], str) else str(loaded["title"]))


def test_a_date_stays_plain() -> None:
    """Dates look as editors write them."""
    assert "publish_date: 2022-06-07\n" in front_matter({"publish_date": "2022-06-07"})
