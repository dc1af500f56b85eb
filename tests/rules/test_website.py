"""The website rules know a demonstration from a real site, and a hidden link from a plain one."""

from collections.abc import Iterator
from datetime import timedelta

import pytest

from site_builder.problem import Place
from site_builder.rules.registry import all_rules
from tests.builders import DAY, a_policy, a_site, the_settings

RULES = {rule.number: rule for rule in all_rules()}
COMPLETE = {
    "organiser": "示例区人民政府办公室",
    "phone": "12345",
    "site_id_code": "3799000001",
    "icp": "鲁ICP备00000000号-1",
    "police_filing": "鲁公网安备37990002000001号",
    "column_description": "介绍",
    "column_keywords": "公开",
    "identification_url": "https://mark.example.gov.cn/",
    "error_report_url": "https://report.example.gov.cn/",
}


def found(number: str, **settings: object) -> list[tuple[Place, str]]:
    """Give what a rule says of a complete site with some settings changed."""
    site = a_site(a_policy(), settings=the_settings(**{**COMPLETE, **settings}))
    return list(RULES[number].check(site))


@pytest.mark.parametrize("name", COMPLETE)
def test_a_real_site_has_them_all(name: str) -> None:
    """Each missing setting is told once, at the plugin's line."""
    settings = {"demonstration": "", "option_lines": {"plugins": 9}, name: ""}

    [(place, message)] = found("W801", **settings)

    assert f"（{name}）" in message
    assert (place.path, place.line) == ("mkdocs.yml", 9)


def test_a_demonstration_has_no_mark() -> None:
    """What only a real site is given is not asked of one that isn't."""
    assert found("W801", identification_url="", error_report_url="") == []


@pytest.mark.parametrize("code", ["3799000001", "bm01000001"])
def test_a_site_code_is_right(code: str) -> None:
    """Ten digits, or those of a ministry."""
    assert found("W802", site_id_code=code) == []


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("site_id_code", "379900001"),
        ("site_id_code", "37990000011"),
        ("site_id_code", "BM01000001"),
        ("site_id_code", "３７９９０００００１"),
        ("icp", "备案中"),
        ("police_filing", "37990002000001"),
        ("phone", "值班电话"),
        ("error_report_url", "report.example.gov.cn"),
    ],
)
def test_a_wrong_setting_is_told_at_its_line(name: str, value: str) -> None:
    """The caret stands under the setting in mkdocs.yml."""
    [(place, message)] = found("W802", option_lines={name: 12}, **{name: value})

    assert place.line == 12
    assert f"「{value}」" in message


def test_only_a_demonstration_may_be_unfiled() -> None:
    """A real site without its filing may not be opened."""
    assert found("W802", icp="演示站点，未备案") == []
    assert len(found("W802", icp="未备案", demonstration="")) == 1


@pytest.mark.parametrize(("more", "count"), [(0, 0), (1, 1)])
def test_stale_columns_are_told_of_a_real_site(more: int, count: int) -> None:
    """Fourteen days for the home page, and not a day more."""
    day = (DAY - timedelta(days=14 + more)).isoformat()
    policy = a_policy("a", written_date=day, publish_date=day)
    for demonstration, expected in (("", count), ("演示", 0)):
        site = a_site(policy, settings=the_settings(demonstration=demonstration))

        assert expected == len(list(RULES["W806"].check(site)))


def test_a_site_without_documents_is_not_called_blank() -> None:
    """Nobody inspects a site before it opens."""
    assert list(RULES["W805"].check(a_site())) == []


def hidden(body: str) -> Iterator[str]:
    """Give what W811 says of a body."""
    return (message for _, message in RULES["W811"].check(a_site(a_policy("a", body=body))))


@pytest.mark.parametrize(
    ("body", "count"),
    [
        ("[](https://a.test/)", 1),
        ("[ 。](https://a.test/)", 1),
        ("[www.example.gov.cn](https://a.test/)", 1),
        ("[https://www.example.gov.cn/](https://example.gov.cn.a.test/)", 1),
        ("[www.example.gov.cn](https://www.example.gov.cn/a)", 0),
        ("[example.gov.cn](https://www.example.gov.cn/a)", 0),
        ("[申请表.docx](attachments/form.docx)", 0),
        ("[form.docx](https://a.test/form.docx)", 0),
        ("[示例网站](https://a.test/)", 0),
        ("![](attachments/a.png)", 0),
    ],
)
def test_a_link_shows_where_it_leads(body: str, count: int) -> None:
    """Nothing to see, or another site's address, is how links are smuggled in."""
    assert count == len(list(hidden(body)))
