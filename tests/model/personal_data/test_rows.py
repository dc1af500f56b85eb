"""A table is judged by its heading, even where a number has a slip."""

import pytest

from site_builder.model.personal_data.datum import Kind
from site_builder.model.personal_data.rows import personal_data_in_rows

Found = list[tuple[int, int, Kind, bool]]


def found(rows: list[list[str]], title: str = "") -> Found:
    """List row, column, kind and certainty of what is found in a table."""
    cells = personal_data_in_rows(rows, title=title)
    return [(c.row, c.column, c.datum.kind, c.datum.is_certain) for c in cells]


@pytest.mark.parametrize(
    ("heading", "cell", "kind", "is_certain"),
    [
        ("身份证号", "11010519491231002X", Kind.IDENTITY_NUMBER, True),
        ("身份证号码", "110105194912310021", Kind.IDENTITY_NUMBER, False),
        ("证件号", "11010519491231002", Kind.IDENTITY_NUMBER, False),
        ("**身份证号**", "１１０１０５１９４９１２３１００２１", Kind.IDENTITY_NUMBER, False),
        ("手机号", "13812345678", Kind.MOBILE, True),
        ("联系电话", "13812345678", Kind.MOBILE, True),
        ("手机", "12812345678", Kind.MOBILE, False),
        ("银行卡号", "6222020000001122332", Kind.BANK_CARD, True),
        ("一卡通账号", "6222020000001122333", Kind.BANK_CARD, False),
        ("社保卡号", "91450000123456789", Kind.BANK_CARD, False),
        ("家庭住址", "示例镇东示例村", Kind.ADDRESS, False),
        ("家庭住址", "示例小区3号楼2单元501", Kind.ADDRESS, False),
        ("车牌号", "鲁RD12345", Kind.PLATE, False),
        ("邮箱", "a.b@example.com", Kind.EMAIL, False),
        ("QQ号", "12345678", Kind.ACCOUNT, False),
    ],
)
def test_a_column_says_what_its_cells_are(heading: str, cell: str, kind: Kind, is_certain: bool) -> None:
    """A typo leaks too: the neighbour recognises the rest."""
    assert [(1, 1, kind, is_certain)] == found([["姓名", heading], ["张三", cell]])


@pytest.mark.parametrize(
    ("heading", "cell"),
    [
        ("身份证号", ""),
        ("身份证号", "110105********002X"),
        ("身份证号", "110105\\*\\*\\*\\*\\*\\*\\*\\*002X"),
        ("身份证号后四位", "002X"),
        ("手机", "138****5678"),
        ("联系电话", "0530-5620000"),
        ("家庭住址", "示例镇"),
        ("施工许可证号", "371702202006150101"),
        ("统一社会信用代码", "113708280043326001"),
        ("项目代码", "2020-371702-47-03-000001"),
        ("营业执照注册号", "371702200012345"),
    ],
)
def test_masked_empty_and_other_cells_are_let_be(heading: str, cell: str) -> None:
    """A form without entries, a mask that hides and a code of a thing say nothing of anybody."""
    assert found([["姓名", heading], ["张三", cell]]) == []


def test_an_officials_telephone_is_doubtful() -> None:
    """Whoever is on duty is in the list for the office."""
    rows = [["单位", "姓名", "电话"], ["示例镇", "张三", "13812345678"]]
    on_duty = [["姓名", "电话"], ["张三", "13812345678"]]

    assert found(rows) == [(1, 2, Kind.MOBILE, False)]
    assert found(on_duty, title="防汛责任人名单（值班电话）") == [(1, 1, Kind.MOBILE, False)]


def test_a_heading_may_stand_below_a_title() -> None:
    """A sheet opens with its name, in one cell of many, and may repeat the heading."""
    rows = [
        ["示例镇名单", "", ""],
        ["序号", "姓名", "身份证号"],
        ["1", "张三", "110105194912310021"],
        ["序号", "身份证号", "姓名"],
        ["2", "110105194912310021", "李四"],
    ]

    assert [(row, column) for row, column, _, _ in found(rows)] == [(2, 2), (4, 1)]


def test_a_table_without_heading_is_read_as_text() -> None:
    """A valid number is one wherever it stands."""
    assert found([["张三", "11010519491231002X"]]) == [(0, 1, Kind.IDENTITY_NUMBER, True)]


NAMES = [["张三", "示例镇", "600"], ["李四", "示例镇", "600"]]
MASKED = [["张*", "示例镇", "600"], ["李某某", "示例镇", "600"]]


@pytest.mark.parametrize(
    ("title", "heading", "rows", "expected"),
    [
        ("", ["户主", "镇", "金额（元）"], NAMES, [(Kind.HOUSEHOLDS, True)]),
        ("", ["户主", "镇", "金额（元）"], MASKED, [(Kind.HOUSEHOLDS, False)]),
        ("低保金发放公示", ["姓名", "镇", "保障金"], NAMES, [(Kind.HOUSEHOLDS, True)]),
        ("奖励公示", ["姓名", "单位", "金额"], NAMES, []),
        ("科研项目补助", ["姓名", "镇", "金额"], NAMES, []),
        ("孤儿基本生活补贴", ["姓名", "镇", "月份"], MASKED, [(Kind.MINORS, True)]),
        ("", ["儿童姓名", "镇", "月份"], NAMES, [(Kind.MINORS, True)]),
        ("三好学生名单", ["姓名", "学校", "班"], NAMES, [(Kind.PUPILS, False)]),
        ("大学生名单", ["姓名", "专业", "班"], NAMES, []),
        ("", ["姓名", "镇", "致贫原因"], NAMES, [(Kind.HARDSHIP, False)]),
        ("", ["姓名", "镇", "残疾等级"], NAMES, [(Kind.HARDSHIP, False)]),
        ("", ["镇", "残疾等级", "标准"], NAMES, []),
        ("补贴标准", ["补贴对象", "范围", "标准（元）"], [["老年人", "八十岁以上", "600"]], []),
        (
            "",
            ["户主", "镇", "金额"],
            [["张三", "示例镇", "600元"], ["李四", "联系电话不详", "60元"]],
            [(Kind.HOUSEHOLDS, True)],
        ),
        ("孤儿保障", ["镇", "人数", "金额（元）"], [["示例镇", "2", "600"]], []),
        ("拟录用人员", ["姓名", "性别", "准考证号"], NAMES, []),
    ],
)
def test_lists_that_do_not_belong_on_the_web(
    title: str, heading: list[str], rows: list[list[str]], expected: list[tuple[Kind, bool]]
) -> None:
    """Payments to households, children and illnesses; lists the law wants named are let be."""
    assert expected == [(kind, sure) for _, _, kind, sure in found([heading, *rows], title=title)]


@pytest.mark.parametrize(
    ("key", "value", "expected"),
    [
        ("项目编号", "13717022024", []),
        ("项目编号", "11010519491231002X", []),
        ("合同编号", "11010519491231002X", []),
        ("身份证号", "110105194912310021", [(Kind.IDENTITY_NUMBER, False)]),
        ("手机", "13812345678", [(Kind.MOBILE, True)]),
        ("1号", "13812345678", [(Kind.MOBILE, True)]),
    ],
)
def test_the_cell_before_says_what_the_next_is(key: str, value: str, expected: list[object]) -> None:
    """A form has its headings at the left: a project's number is nobody's, a card with a slip somebody's."""
    assert [
        (kind, is_certain) for _, _, kind, is_certain in found([["事项", "甲乙丙"], [key, value]])
    ] == expected


def test_an_address_is_quoted_whole() -> None:
    """Not the one word by which it was known."""
    [cell] = personal_data_in_rows([["姓名", "家庭住址"], ["张三", " 示例镇东示例村西头 "]])

    assert cell.datum.text.strip() == "示例镇东示例村西头"
