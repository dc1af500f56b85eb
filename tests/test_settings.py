"""Settings are read once, and a wrong one is named."""

from pathlib import Path

import pytest

from site_builder.problem import BrokenSetupError
from site_builder.settings import read_settings

GOOD = """\
site_name: 专栏
site_url: https://www.example.gov.cn/gongkai
plugins: [{site_builder: {region: 示例区, severities: {M111: "off"}}}]
extra: !ENV [X, y]
"""


def written(folder: Path, text: str) -> Path:
    """Write a configuration."""
    (folder / "mkdocs.yml").write_text(text, "utf-8")
    return folder / "mkdocs.yml"


def test_settings_come_from_mkdocs_yml(tmp_path: Path) -> None:
    """One file configures MkDocs and us; other plugins' tags don't disturb."""
    settings = read_settings(written(tmp_path, GOOD))

    assert settings.site_url == "https://www.example.gov.cn/gongkai/"
    assert settings.domain == "www.example.gov.cn"
    assert (settings.content_dir, settings.site_dir) == ("content", "site")
    assert settings.severities == {"M111": "off"}


@pytest.mark.parametrize(
    ("change", "named"),
    [
        (("region", "regoin"), "regoin"),
        (("https://www.example.gov.cn/gongkai", "www"), "site_url"),
        (("site_name: 专栏", ""), "site_name"),
        (('"off"', '"never"'), "severities"),
        (("site_builder", "search"), "site_builder"),
        (("plugins", "\tplugins"), "YAML"),
    ],
)
def test_a_wrong_setting_is_named(change: tuple[str, str], named: str, tmp_path: Path) -> None:
    """A broken setup raises, and says what is broken."""
    with pytest.raises(BrokenSetupError, match=named):
        read_settings(written(tmp_path, GOOD.replace(*change)))


def test_a_setting_has_its_line(tmp_path: Path) -> None:
    """Rules point to the line of mkdocs.yml on which a setting stands."""
    text = (
        "site_name: 专栏\nsite_url: https://a.gov.cn\n"
        "plugins:\n  - search\n  - site_builder:\n      region: 示例区\n"
    )

    settings = read_settings(written(tmp_path, text))

    assert settings.option_lines == {"site_name": 1, "site_url": 2, "plugins": 5, "region": 6}


def test_what_is_wrong_is_said_in_chinese(tmp_path: Path) -> None:
    """A file that is not there, is no text, or names a setting that there is not."""
    file = tmp_path / "mkdocs.yml"
    unknown = GOOD.replace("region", "regoin").encode()
    for data, said in ((None, "没有这个文件"), (b"\xff\xfe\x00", "不是 UTF-8"), (unknown, "没有这一项设置")):
        if data is not None:
            file.write_bytes(data)
        with pytest.raises(BrokenSetupError, match=said):
            read_settings(file)


MERGED = """\
x: &x {demonstration: 示例}
site_name: 专栏
site_url: https://www.example.gov.cn/gongkai
plugins:
- site_builder:
    <<: *x
    region: 示例区
"""


def test_what_is_merged_has_the_line_of_the_merging(tmp_path: Path) -> None:
    """There, an editor sees where it comes from."""
    settings = read_settings(written(tmp_path, MERGED))

    assert settings.demonstration == "示例"
    lines = {"x": 1, "site_name": 2, "site_url": 3, "plugins": 5, "<<": 6, "region": 7}
    assert lines == settings.option_lines


def test_settings_that_changed_are_read_anew(tmp_path: Path) -> None:
    """However often they are asked for."""
    before, _, again = (
        read_settings(written(tmp_path, GOOD.replace("示例区", region))).region for region in "甲甲乙"
    )

    assert (before, again) == ("甲", "乙")
