"""Personal data is found however it is written, and other numbers are let be."""

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum.cn import ric

from site_builder.model.personal_data.datum import Kind
from site_builder.model.personal_data.folded import _ONE_TO_ONE, _OTHER
from site_builder.model.personal_data.listing import list_of_children
from site_builder.model.personal_data.text import personal_data

ID = "11010519491231002X"  # the sample of GB 11643
CARD = "6222020000001122332"


def found(text: str, label: str = "") -> list[tuple[Kind, str, bool]]:
    """List what is found in a text."""
    return [(d.kind, d.text, d.is_certain) for d in personal_data(text, label=label)]


@pytest.mark.parametrize(
    "written",
    [
        ID,
        ID.lower(),
        "１１０１０５１９４９１２３１００２Ｘ",
        "110105 19491231 002X",
        "110105 1949 1231 002X",
        "110105-19491231-002X",
        "110105\u300019491231\u3000002X",
        "1101051949\u200b1231\ufeff002X",
        "1101051949\u00ad1231002X",
        "&#49;10105&#x31;9491231002X",
        "110105&zwnj;19491231002X",
        "11010519491231002Ⅹ",
        "110105**19491231**002X",
        "٣٧٠١٠٢١٩٩٠٠١٠١٠٠١X",
    ],
)
def test_an_identity_number_is_found_however_it_is_written(written: str) -> None:
    """Full-width, parted, with invisible characters, as entities: a reader can read it all the same."""
    text = f"申请人张三，{written}，示例镇人。"

    [datum] = personal_data(text)

    assert (datum.kind, datum.text, datum.is_certain) == (Kind.IDENTITY_NUMBER, written, True)
    assert text[datum.start : datum.end] == written


@pytest.mark.parametrize(
    "text",
    [
        "索引号 113708280043326001/2024-00001",  # a credit code of digits only
        "统一社会信用代码 11370322004222241N、11441700007280420Y、91350100M000100Y43",
        "项目代码：2020-371702-47-03-000001",
        "项目代码 202037170247030000010001",
        "不动产单元号 371702001001GB00012F00010001",
        "不动产单元号3717020010010000120001000100",
        "合同编号：SDGP371702000202402000123",
        "ISBN 978-7-5013-1234-5",
        "办公电话 0530-5620000，05305620000，传真 0530-5620001",
        "热线 12345、12398、95598、400-123-4567、4001234567",
        "投资 13812345678 元，共 13812345678.00 万元，13,812,345,678 元",
        "总额15000000000",
        "各年 2019 2020 2021 2022 138 1234 5678 900",
        "图片 ../images/13812345678.png 和 https://www.example/13812345678.html",
        "订单编号13812345678",
        "110105194912310021",  # the check character fails, and nothing says whose it is
        "11010519491231002X1",
        "A11010519491231002X",
        "11010519490231002X",  # 31 February
        "99010519491231002X",
        "20240905190535761",
    ],
)
def test_other_numbers_are_let_be(text: str) -> None:
    """Codes of bodies, projects, land and books, amounts and office telephones are nobody's own."""
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "is_certain"),
    [
        ("身份证号110105194912310021", False),  # one digit wrong
        ("110105 1949 1231 0021", False),  # parted as people part it
        ("施工许可证编号：" + ID, False),  # a permit may have the shape
        ("身份证110105491231002", True),  # the fifteen digits of before 1999
        ("110105491231002", False),
        ("居住证号 " + "81000019900101" + "0013", False),
    ],
)
def test_what_stands_around_decides(text: str, is_certain: bool) -> None:
    """A label makes a number with a slip somebody's, and a valid number doubtful."""
    assert [is_certain] == [c for k, _, c in found(text) if k is Kind.IDENTITY_NUMBER]


def test_a_region_that_came_later_is_valid() -> None:
    """密云 became a district, 110118, in 2015; its people born before have that number too."""
    number = "11011819490101001"
    number += ric.calc_check_digit(number + "0")

    assert [(Kind.IDENTITY_NUMBER, number, True)] == found(number)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("申请人张三 13812345678", [("13812345678", True)]),
        ("张三，138-1234-5678", [("138-1234-5678", True)]),
        ("张三，+86 138 1234 5678", [("86 138 1234 5678", True)]),
        ("张三，１３８１２３４５６７８", [("１３８１２３４５６７８", True)]),
        ("张三，138\u200b12345678", [("138\u200b12345678", True)]),
        ("张三13812345678 户主李四", [("13812345678", True)]),
        ("联系人：王科长，电话 13812345678", [("13812345678", False)]),
        ("值班手机13812345678", [("13812345678", False)]),
        ("13812345678@163.com", [("13812345678", True)]),
        ("1381234567", []),
        ("12812345678", []),
        ("138123456789", []),
        ("138****5678", []),
        ("138\\*\\*\\*\\*5678", []),
    ],
)
def test_mobiles(text: str, expected: list[tuple[str, bool]]) -> None:
    """A mobile is certain where nothing speaks of an office."""
    assert [(t, c) for k, t, c in found(text) if k is Kind.MOBILE] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"打入银行卡{CARD}", [True]),
        (f"账号：{CARD[:4]} {CARD[4:8]} {CARD[8:12]} {CARD[12:16]} {CARD[16:]}", [True]),
        (f"户名：示例区财政局，账号：{CARD}", [False]),
        (f"{CARD}", []),  # Luhn alone proves little
        (f"银行卡{CARD[:-1]}3", []),
        ("银行卡1222020000001122332", []),
    ],
)
def test_bank_cards(text: str, expected: list[bool]) -> None:
    """A card needs its check digit, its issuer and a word; an office's account is doubtful."""
    assert [c for k, _, c in found(text) if k is Kind.BANK_CARD] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("身份证号 110105********002X", []),
        ("身份证号 **************002X", []),
        ("身份证号 1101**********0021", []),
        ("身份证号 11010519491231****", [True]),
        ("11010519491231××××", [True]),
        ("11010519491231＊＊＊＊", [True]),
        ("11010519491231XXXX", [True]),
        ("身份证 ******19491231****", [True]),
        ("身份证 110105194912310\\*\\*X", [True]),
        ("身份证 1101051949******2X", [False]),  # a part of the birth date
        ("手机 1381234***8", [False]),
        ("2024****", []),
        ("**2024年12月**", []),
        ("文号 XXXX〔2024〕XX号", []),
    ],
)
def test_masks(text: str, expected: list[bool]) -> None:
    """A mask that leaves fourteen characters, or the birth date, hides nothing."""
    kinds = {Kind.MASKED_IDENTITY, Kind.MASKED_MOBILE}

    assert [c for k, _, c in found(text) if k in kinds] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("家庭住址：示例镇中心街12号3号楼2单元501室", ["示例镇中心街12号3号楼2单元501室"]),
        ("张三，男，住示例县示例镇东示例村56号，农民", ["示例县示例镇东示例村56号"]),
        ("现住址为示例小区三号楼二单元", ["示例小区三号楼二单元"]),
        ("家庭住址：示例镇", []),
        ("地址：示例区建设路22号", []),
        ("房源：清泉家园3号楼2单元502室", []),
        ("项目位于中心街12号", []),
        ("国务院、住房城乡建设部关于住房的通知（国办发〔2017〕63号）", []),
        ("应当填写姓名、家庭住址、联系电话", []),
    ],
)
def test_addresses(text: str, expected: list[str]) -> None:
    """A home is told by its word; offices, projects and flats to let have addresses too."""
    assert [t for k, t, _ in found(text) if k is Kind.ADDRESS] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("车主李四，车牌号鲁R·A1234", [Kind.PLATE]),
        ("车辆鲁RD12345", [Kind.PLATE]),
        ("示例公交公司车辆鲁R12345", []),
        ("京ICP备12345678号", []),
        ("本人邮箱 zhang.san@example.com", [Kind.EMAIL]),
        ("请发送至邮箱 office@example.com", []),
        ("申请人微信号：zhang_san88", [Kind.ACCOUNT]),
        ("微信公众号：shiliqu_gov", []),
        ("公众微信号：shiliqu_gov", []),
        ("微信号wjg_1980", [Kind.ACCOUNT]),
        ("微信wjg_1980", []),
        ("举报人邮箱：zhang.san@example.com", [Kind.EMAIL]),
        ("举报邮箱：jubao@example.com，举报人可以匿名", []),
        ("QQ：123456789", [Kind.ACCOUNT]),
        ("QQ群：123456789", []),
    ],
)
def test_plates_and_accounts(text: str, expected: list[Kind]) -> None:
    """A person's plate, mailbox and account count; an office's and a fleet's do not."""
    assert [k for k, _, _ in found(text)] == expected


@given(st.text(alphabet="0123456789Xx*-  \u200b１９张。|&#;\\n号"))
def test_a_match_is_what_stands_at_its_place(text: str) -> None:
    """Whatever the text, matches are its parts, in order, none over another."""
    data = list(personal_data(text, label="身份证号"))

    assert [text[d.start : d.end] for d in data] == [d.text for d in data]
    assert all(before.end <= after.start for before, after in pairwise(data))


@pytest.mark.parametrize(
    "text",
    ["1" * 100_000, "1 " * 50_000, "1-" * 50_000, "1 " * 50_000 + "a", "*" * 100_000, "1*" * 100_000,
     "X" * 100_000, "住" * 100_000, "家住" * 50_000, "a@" * 100_000, "微信" * 50_000, "&" * 100_000,
     "&#1" * 60_000,      "鲁R" * 50_000, "110105 1949 1231 0021 " * 5_000, "QQ" * 100_000, "户名:" * 30_000],
)  # fmt: skip
def test_hostile_text_takes_no_time(text: str) -> None:
    """No pattern is quadratic."""
    start = time.process_time()

    for label in ("", "身份证号"):
        list(personal_data(text, label=label))

    assert time.process_time() - start < 4


def numbered(start: str) -> str:
    """Give 17 characters their check character."""
    return start + ric.calc_check_digit(start + "0")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (numbered("11010519000101123"), [True]),  # the oldest that a card may bear
        (numbered("11010518991231123"), []),
        (numbered("11010520991231123"), [True]),
        (numbered("11010521000101123"), []),
        (numbered("11010519491331123"), []),  # no such month
        ("身份证号：11010519491431002X", [False]),  # a label makes it one all the same, miswritten
        (numbered("99990019491231002"), []),  # no such region
        (f"外国人永久居留身份证号：{numbered('93715619491231002')}", [True]),
        (numbered("93715619491231002"), []),  # the same without a label: a foreigner's card needs one
        ("身份证：110105491231002", [True]),  # fifteen digits, of a person
        ("编号110105491231002", []),
        ("110105491231002", [False]),
        ("身份证：110105491331002", [False]),  # no such day, but called one
        ("身份证号：110105 19491231 002X", [True]),
        (f"残疾证号：{numbered('11010519491231002')}44", [True]),
        (f"流水号{numbered('11010519491231002')}44", []),
        (f"项目编号：{numbered('11010519491231002')}", []),
        ("身份证号：1101051949 1231002X", [True]),
    ],
)
def test_on_both_sides_of_each_limit(text: str, expected: list[bool]) -> None:
    """Century, calendar, region, check character and label decide, each by itself."""
    assert expected == [c for k, _, c in found(text) if k is Kind.IDENTITY_NUMBER]


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("王某某家庭住址：示例镇示例路5号楼2单元301室", "示例镇示例路5号楼2单元301室"),
        ("本人现住示例镇示例路5号楼2单元301室。", "示例镇示例路5号楼2单元301室"),
        ("车牌号鲁R12345的车主", "鲁R12345"),
        ("申请人的邮箱zhangsan@163.com", "zhangsan@163.com"),
        ("申请人的QQ：12345678", "12345678"),
    ],
)
def test_what_a_person_must_look_at_is_never_certain(text: str, part: str) -> None:
    """Addresses, plates and accounts are warnings, told at the very characters."""
    data = list(personal_data(text))

    assert [(datum.text, datum.is_certain) for datum in data] == [(part, False)]
    assert [text[datum.start : datum.end] for datum in data] == [part]


def test_a_title_of_a_list_of_children_is_a_warning_at_its_words() -> None:
    """A title alone is no list; somebody has to look."""
    title = "示例镇留守儿童花名册公示"

    datum = list_of_children(title)

    assert datum is not None
    assert (datum.kind, datum.text, datum.is_certain) == (Kind.MINORS, "留守儿童花名册", False)
    assert title[datum.start : datum.end] == datum.text


def test_what_is_not_looked_up_stays_as_it_is() -> None:
    """Folding passes over the characters that nearly all texts are of."""
    passed_over = [code for code in range(0x20000) if not _OTHER.match(chr(code))]

    assert [chr(code) for code in passed_over] == [_ONE_TO_ONE[code] for code in passed_over]
