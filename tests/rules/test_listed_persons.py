"""Lists of persons are found where they are no tables, and sentences are let be."""

import pytest

from tests.builders import a_policy, a_site
from tests.rules.findings import findings


@pytest.mark.parametrize(
    ("title", "body", "rule"),
    [
        ("示例区孤儿基本生活费发放公示", "1. 王小明，男，8岁，示例小学二年级，每月1200元。", "P811"),
        ("示例区困境儿童名单", "王小明，8岁；李小红，10岁", "P811"),
        ("2026年困难学生生活补助发放名单", "1. 一年级一班 王小明 500元\n2. 二年级二班 李小红 500元", "P809"),
        ("临时救助发放公示", "- 王建国 500元\n- 李秀英 600元", "P809"),
        ("临时救助发放公示", "发放名单：王建国，600元；李秀英，600元", "P809"),
        ("困难学生资助名单", "| 姓名 | 班级 | 资助金额 |\n|---|---|---|\n| 王小明 | 一班 | 500 |\n", "P812"),
        ("困难学生资助名单", "| 姓名 | 班级 | 资助金额 |\n|---|---|---|\n| 王小明 | 一班 | 500 |\n", "P809"),
    ],
)
def test_a_list_of_persons_is_found(title: str, body: str, rule: str) -> None:
    """Whether a table, a numbered list or a line: names beside ages or amounts are a list."""
    assert findings(rule, a_site(a_policy(title=title, body=body))) != []


@pytest.mark.parametrize(
    ("title", "body"),
    [
        ("孤儿基本生活费标准的通知", "机构养育的孤儿每人每月1800元，社会散居的每人每月1200元。"),
        (
            "临时救助发放公示",
            "全区救助36户，9.6万元。\n\n示例镇 12户 36000元\n\n示例街道 24户 60000元",
        ),
        ("关于发放高龄津贴的通知", "八十周岁，每月50元；九十周岁，每月100元。"),
        ("企业稳岗补贴公示名单", "示例科技公司 50000元\n示例食品公司 30000元"),
    ],
)
def test_standards_and_totals_are_no_list(title: str, body: str) -> None:
    """Amounts by kind or by place name nobody."""
    site = a_site(a_policy(title=title, body=body))

    assert [f for rule in ("P809", "P811") for f in findings(rule, site)] == []
