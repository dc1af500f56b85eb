"""The text rules tell faults from what only looks like them, and stay quick on hostile text."""

import time
from itertools import product

import pytest

from site_builder.model.document_number import parse_document_number
from site_builder.output.markdown import render
from site_builder.rules.registry import all_rules
from site_builder.rules.rule import Rule
from tests.builders import a_policy, a_site

RULES = {rule.number: rule for rule in all_rules()}
TEXT = [rule for number, rule in RULES.items() if number[0] == "T" and number != "T802"]


def messages(number: str, body: str, **fields: object) -> list[str]:
    """Give what a rule says of a policy with that body."""
    check = RULES[number].check(a_site(a_policy("a", body=body, **fields)))
    return [message for _, message in check]


@pytest.mark.parametrize(
    "text",
    [
        "根据国令第711号",
        "依照（2022）鲁1702民初1234号判决",
        "见公告2022年第3号",
        "见公告（2022年第3号）",
        "按照GB/T 9704—2012",
        "按照示办发〔2022〕15号",
        "按照示政发〔2022〕15、16号",
        "中国人民银行令〔2022〕第3号",
        "持国用（2009）第123号土地证",
        "示例区（2022）3个项目",
        "改造（2022）15号楼",
        "合同（2022）15号",
    ],
)
def test_other_numbers_are_left_alone(text: str) -> None:
    """Orders, cases, announcements, standards and certificates have numbers of their own."""
    assert messages("T801", f"{text}。") == []


@pytest.mark.parametrize("brackets", ["[]", "［］", "()", "（）", "【】", "﹝﹞", "〖〗", "「」", "\\[\\]"])
@pytest.mark.parametrize(("serial", "nth"), product(["15", "015"], ["", "第"]))
def test_a_look_alike_is_told_its_form(brackets: str, serial: str, nth: str) -> None:
    """Whatever the brackets, the right form is that of the parser."""
    half = len(brackets) // 2
    written = f"{brackets[:half]}2022{brackets[half:]}{nth}{serial}号"

    [message] = messages("T801", f"根据示政办发{written}文件。")

    assert "应写作「〔2022〕15号」" in message
    assert parse_document_number("示政办发〔2022〕15号").reason == ""


def test_a_title_is_looked_at_too() -> None:
    """A look-alike in a title stands on every list."""
    assert len(messages("T801", "正文。", title="关于贯彻示政发[2022]3号的通知")) == 1


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("2024年06月07日", "2024年6月7日"),
        ("2024.6.7", "2024年6月7日"),
        ("2024-06-07", "2024年6月7日"),
        ("2024/6/7", "2024年6月7日"),
        ("2024年06月", "2024年6月"),
    ],
)
def test_a_date_is_told_its_form(text: str, right: str) -> None:
    """Arabic, unpadded, with 年月日."""
    [message] = messages("T808", f"于{text}前交。")

    assert f"应写作「{right}」" in message


@pytest.mark.parametrize(
    ("line", "count"),
    [
        ("二〇一二年六月三十日", 0),
        ("二〇一二年七月一日", 1),
        ("二〇一二年七月二日", 1),
        ("二○二四年六月七日", 1),
        ("自二〇二四年六月七日起施行。", 0),
    ],
)
def test_han_dates_ended_with_the_standard(line: str, count: int) -> None:
    """GB/T 9704-2012 is in force since 2012-07-01, for the date of signature."""
    assert count == len(messages("T808", f"正文。\n\n{line}"))


@pytest.mark.parametrize(
    "text",
    [
        "2024年6月7日",
        "版本2.10.3",
        "| 日期 |\n|---|\n| 2024-06-07 |",
        "网址 https://a.example/2024/06/07/x.html",
        "索引号 11379900MB00000013/2024-00001",
    ],
)
def test_what_is_no_date_in_prose(text: str) -> None:
    """Tables, addresses and versions hold figures of their own."""
    assert messages("T808", text) == []


def test_a_day_that_is_not() -> None:
    """No calendar has the thirtieth of February."""
    assert messages("T808", "于2024年2月30日前交。") == ["日期「2024年2月30日」在日历上没有"]
    assert messages("T808", "于2024年2月29日前交。") == []


@pytest.mark.parametrize(
    ("body", "count"),
    [
        ("（一）甲；\n\n（二）乙；\n\n（三）丙。", 0),
        ("（一）甲；\n\n（三）丙。", 1),
        ("（一）甲；\n\n（一）甲；", 0),
        ("（一）甲；\n\n（二）乙；\n\n（二）丙。", 1),
        ("（一）甲；\n\n第二条　有下列情形：\n\n（三）丙。", 0),
        ("（一）甲；（二）乙；\n\n（三）丙。", 0),
        ("一、甲\n\n1\\. 子\n\n二、乙\n\n1\\. 子\n\n2\\. 丑", 0),
        ("三、甲\n\n一、子\n\n二、丑\n\n四、乙", 0),
        ("（一）甲；\n\n（四）、（五）项所列人员", 0),
    ],
)
def test_counts_go_on(body: str, count: int) -> None:
    """A gap is told; a new count, an inner one and a reference are none."""
    assert count == len(messages("T807", body))


@pytest.mark.parametrize(
    ("written", "right"),
    [("（一）、", "（一）"), ("(一)", "（一）"), ("（一)", "（一）"), ("1、", "1."), ("(1)", "（1）"),
     ("1）", "（1）"), ("一.", "一、"), ("\\(1\\)", "（1）")],
)  # fmt: skip
def test_a_mark_is_told_its_form(written: str, right: str) -> None:
    """The four marks of GB/T 9704, whatever was written for them."""
    [message] = messages("T804", f"{written}申请条件")

    assert f"应写作「{right}」" in message


@pytest.mark.parametrize("mark", ["一、", "（一）", "1.", "1．", "（1）", "十二、", "1\\."])
def test_right_marks_are_left_alone(mark: str) -> None:
    """So is a full stop of either width."""
    assert messages("T804", f"{mark}申请条件") == []


@pytest.mark.parametrize(
    ("body", "count"),
    [
        ("甲\n\n    乙", 1),
        ("甲\n\n\t乙", 1),
        ("甲\n    乙", 0),
        ("- 甲\n\n    乙", 0),
        ("- 甲\n\n丙\n\n    乙", 1),
        ("1. 甲\n\n    乙\n\n    丙", 0),
        ("```\n\n    乙\n```", 0),
    ],
)
def test_what_becomes_code(body: str, count: int) -> None:
    """Four spaces after a blank line, unless they belong to an item."""
    assert count == len(messages("T817", body))
    if "```" not in body:
        assert ("<code>" in render(body).html) is bool(count)


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("《甲》（乙）【丙】〔2022〕", 0),
        ("《甲", 1),
        ("甲》", 1),
        ("（甲）乙）", 1),
        ("《关于〈甲〉的通知》", 0),
        ("《关于〈甲》的通知", 1),
        ("1）甲；2）乙", 1),
        ("（1)甲", 0),
        ("关于印发《甲\n\n办法》的通知", 0),
        ("》《", 2),
        ("符合a)项、b)项的规定", 0),
        ("按本条2）和3）办理", 1),
        ("见（3)）", 1),
    ],
)
def test_brackets_find_their_half(text: str, count: int) -> None:
    """Half and full width are alike; a title in two lines is whole."""
    assert count == len(messages("T818", text))


@pytest.mark.parametrize(
    ("name", "count"),
    [
        ("点击这里", 1), ("点击查看", 1), ("查看更多>>", 1), ("here", 1), ("Click here", 1), ("详情", 1),
        ("https://a.example/b", 1), ("www.a.example", 1),
        ("临时救助申请表", 0), ("12345", 0), ("附件1 申请表", 0), ("更多惠民政策", 0), ("下载申请表", 0),
    ],
)  # fmt: skip
def test_a_link_says_where_it_leads(name: str, count: int) -> None:
    """A verb or an address alone does not."""
    assert count == len(messages("T812", f"见[{name}](https://a.example/b)。"))


@pytest.mark.parametrize(
    ("name", "count"),
    [("图片", 1), ("image1", 1), ("图1", 1), ("a.png", 1), ("a", 1), ("IMG_2024", 1),
     ("微信图片_20240607", 1),
     ("流程图", 1), ("申请、审核、公示三步的流程图", 0), ("示例区行政区划图", 0)],
)  # fmt: skip
def test_an_image_says_what_it_shows(name: str, count: int) -> None:
    """That it is an image is no description."""
    assert count == len(messages("T813", f"![{name}](attachments/a.png)"))


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("甲,乙", 1), ("甲;", 1), ("如下:", 1), ("办法(试行)", 1), ('四个"抓"', 1),
        ("面积1,200平方米", 0), ("时间9:00至12:00", 0), ("比例为1:2", 0), ("见 a.b(c)", 0),
        ("甲，乙；丙：丁（戊）", 0), ("见https://a.example/", 0), ("(一)甲", 0),
    ],
)  # fmt: skip
def test_half_width_marks(text: str, count: int) -> None:
    """Between Han characters marks are full width; between figures they are not."""
    assert count == len(messages("T814", text))


HOSTILE = ["（" * 4000, "《》" * 4000, "“" * 4000, "|" * 4000,
           "1." * 4000, "(中" * 4000, "〔2022〕第" * 1500,
           "\u3000" * 4000, "**" * 4000, "一、" * 4000, "（" * 2000 + "》" * 2000, "附件：" + " 1." * 3000,
           "\n（三）甲" * 2000, "\n（" * 2000, "中" + " " * 8000, "&" * 5000, "![" * 2000]  # fmt: skip


@pytest.mark.parametrize("rule", TEXT, ids=[rule.number for rule in TEXT])
def test_hostile_text_takes_no_longer(rule: Rule) -> None:
    """No rule is quadratic in what an editor can paste."""
    started = time.process_time()

    for text in HOSTILE:
        list(rule.check(a_site(a_policy("a", body=text))))

    assert time.process_time() - started < 2


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("第一条 甲\n\n第二条 乙\n\n第三条 丙", []),
        ("第一条 甲\n\n第三条 丙", ["「第三条」前面是「第一条」，应当是「第二条」"]),
        ("第九十九条 甲\n\n第九十九条 丙", ["「第九十九条」重复了，应当是「第一百条」"]),
        ("第1条 甲\n\n第3条 丙", ["「第3条」前面是「第1条」，应当是「第2条」"]),
        ("## 第一条 甲\n\n**第三条** 丙", ["「第三条」前面是「第一条」，应当是「第二条」"]),
        ("第一条 甲\n\n第二条 乙\n\n附件\n\n第一条 丙", []),
        ("第一条 甲。第二条 乙。\n\n第三条 丙", []),
        ("第一条 甲\n\n第八条规定的情形\n\n第二条 乙", []),
        ("第一条 甲\n\n第一条之一 乙\n\n第二条 乙", []),
        ("第七条 甲\n\n第八条中小企业可以申请\n\n第九条 乙", []),
    ],
)
def test_articles_follow_each_other(body: str, said: list[str]) -> None:
    """A gap or a repetition is told; a new text begins anew, a sentence about an article is none."""
    assert said == messages("T824", body, title="示例办法")


def test_a_decision_that_amends_quotes_articles() -> None:
    """What is amended is quoted in an order of its own."""
    assert messages("T824", "第三条 甲\n\n第九条 乙", title="关于修改《示例办法》的决定") == []
