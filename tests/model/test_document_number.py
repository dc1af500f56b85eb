"""Document numbers: what is canonical, what is repaired, what is refused."""

from collections import Counter

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from site_builder.model.chinese_numeral import chinese_integer
from site_builder.model.document_number import DocumentNumber, parse_document_number
from tests.corpus import CORPUS

CANONICAL = (
    "示政办发〔2024〕3号",
    "示发〔2015〕8号",
    "法（研）发〔1987〕32号",
    "国令第711号",
    "示例省人民政府令第276号",
    "甲部、乙局令第20号",
    "公告2022年第3号",
    "甲部乙部令2007年第7号",
    "中国人民银行令〔2021〕第3号",
    "示例市人民代表大会常务委员会公告〔十五届〕第30号",
)

REPAIRED = (
    ("示政发[2022]15号", "示政发〔2022〕15号", "改用规范的括号"),
    ("示政发（2022）15号", "示政发〔2022〕15号", "改用规范的括号"),
    ("示政发【2022】15号", "示政发〔2022〕15号", "改用规范的括号"),
    ("示政发［2022］15号", "示政发〔2022〕15号", "改用规范的括号"),
    ("示政发﹝2022﹞15号", "示政发〔2022〕15号", "改用规范的括号"),
    ("示政发(2022〕15号", "示政发〔2022〕15号", "改用规范的括号"),
    ("\u200b示政发〔2022〕15号", "示政发〔2022〕15号", "去掉不可见的字符"),
    ("示政发 〔2022〕 15 号", "示政发〔2022〕15号", "去掉空格"),
    ("示政发〔２０２２〕１５号", "示政发〔2022〕15号", "改用规范的字符"),
    ("示政发〔2022〕第15号", "示政发〔2022〕15号", "不写「第」"),
    ("示政发〔2022〕015号", "示政发〔2022〕15号", "顺序号前面不补 0"),
    ("示政发〔2022〕15", "示政发〔2022〕15号", "补「号」"),
    ("示政发〔二〇二二〕十五号", "示政发〔2022〕15号", "汉字数字改为阿拉伯数字"),
    ("示政发〔2022年〕15号", "示政发〔2022〕15号", "改用规范的字符"),
    ("示政发〔88〕15号", "示政发〔1988〕15号", "年份写全为 1988"),
    (
        "（88）示科密字005号",
        "示科密字〔1988〕5号",
        "年份移到机关代字之后；改用规范的括号；年份写全为 1988；顺序号前面不补 0",
    ),
    ("国令711号", "国令第711号", "补「第」"),
    ("国令第七百一十一号", "国令第711号", "汉字数字改为阿拉伯数字"),
    ("国务院第711号令", "国务院令第711号", "「令」移到编号之前"),
    ("某某令（第十二号）", "某某令第12号", "改用规范的括号；汉字数字改为阿拉伯数字"),
    ("某局公告2022年3号", "某局公告2022年第3号", "补「第」"),
)

REFUSED = (
    ("", "是空的"),
    ("〔2022〕15号", "缺少机关代字"),
    ("示政发〔22〕15号", "如果是 2022 年，请写全四位"),
    ("（05）示政发15号", "年份只有两位"),
    ("示政发〔1022〕15号", "不是合理的四位年份"),
    ("示政发〔2022〕0号", "顺序号「0」"),
    ("示政发〔2022〕123456号", "顺序号「123456」"),
    ("示政发〔2022〕2-141号", "连字符"),
    ("示政发〔2022〕号16", "写在了数字前面"),
    ("示政发第24号", "缺少年份"),
    ("令第3号", "缺少发文机关"),
    ("国令711", "看不出哪一部分是编号"),
    ("某市人民政府2015年第88号", "公告2024年第3号"),
    ("（2022）鲁0000民初123号", "格式"),
    ("（2022）示民初123号", "案件编号"),
    ("按照示教基〔2017〕15号", "还有别的文字"),
    ("示例区人民政府示政发〔2017〕15号", "机关全称"),
    ("甲发〔2022〕3号、乙发〔2022〕4号", "不止一个文号"),
    ("甲发、乙发〔2022〕3号", "联合发文"),
    ("示" * 17 + "〔2022〕3号", "超过 16 个字"),
    ("没有文号", "没有数字"),
    ("9" * 100_000, "100000 个字符"),
    ("\ud800〔2022〕3号", "格式"),
)


@pytest.mark.parametrize("text", CANONICAL)
def test_canonical_is_kept(text: str) -> None:
    """A number written as it should be parses to itself, without a word."""
    parsed = parse_document_number(text)

    assert parsed.number is not None
    assert (text, "") == (parsed.number.text, parsed.reason)


@pytest.mark.parametrize(("text", "canonical", "reason"), REPAIRED)
def test_repaired_and_told(text: str, canonical: str, reason: str) -> None:
    """A number that can be read in one way is repaired, and the repair is told."""
    parsed = parse_document_number(text)

    assert (canonical, reason) == (str(parsed.number), parsed.reason)


@pytest.mark.parametrize(("text", "reason"), REFUSED)
def test_refused_with_a_reason(text: str, reason: str) -> None:
    """What cannot be read in one way is refused, and the reason says what is missing."""
    parsed = parse_document_number(text)

    assert parsed.number is None
    assert reason in parsed.reason


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("国令第711号", "中华人民共和国国务院令第七百一十一号"),
        ("中国人民银行令〔2021〕第3号", "中国人民银行令〔2021〕3号"),
        ("公告〔十五届〕第3号", "公告〔15届〕第3号"),
        ("示政发〔2022〕15号", "示政发[2022]第015号"),
    ],
)
def test_one_key_for_all_spellings(one: str, other: str) -> None:
    """Two spellings of one number have one key."""
    numbers = [parse_document_number(text).number for text in (one, other)]

    first, second = (number.key for number in numbers if number)

    assert first == second


def test_the_presidents_order_keeps_its_issuer() -> None:
    """中华人民共和国令 is an order of its own and loses nothing in its key."""
    number = parse_document_number("中华人民共和国令第9号").number

    assert number is not None
    assert number.key == ("中华人民共和国令", 0, 9)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("十", 10),
        ("二十", 20),
        ("十二", 12),
        ("七百一十一", 711),
        ("一千零二", 1002),
        ("二〇二二", 2022),
        ("一一", 11),
        ("15", 15),
        ("十十", None),
        ("五五十", None),
        ("", None),
        ("甲", None),
        ("²", None),
    ],
)
def test_chinese_numerals(text: str, expected: int | None) -> None:
    """Han numerals are read with units or digit by digit, and nothing else is read."""
    assert expected == chinese_integer(text)


HAN = st.sampled_from("示例政办发函字规财教科民卫农水建")
YEARS = st.integers(1950, 2099)
SERIALS = st.integers(1, 99_999)


@given(st.text(HAN, min_size=2, max_size=16), YEARS, SERIALS)
def test_any_canonical_number_parses_to_itself(code: str, year: int, serial: int) -> None:
    """Whatever the grammar makes, the parser takes apart again."""
    text = f"{code}〔{year}〕{serial}号"

    parsed = parse_document_number(text)

    expected = DocumentNumber(prefix=code, year=year, serial=serial, text=text)
    assert (expected, "") == (parsed.number, parsed.reason)


PIECES = st.sampled_from(
    ["示政发", "国令", "公告", "令", "第", "号", "年", "届", "〔", "〕", "(", "）", "[", "】", " ",
     "\u200b", "\ufeff", "2022", "88", "015", "１５", "十五", "〇", "、", "-", "的", "㈠", "²"]
)  # fmt: skip


@given(st.one_of(st.lists(PIECES, max_size=9).map("".join), st.text(max_size=150)))
@example("国令" + "〔" * 100)
@example("令" * 119)
@example("一" * 60 + "令" * 59)
def test_repair_is_idempotent_and_never_raises(text: str) -> None:
    """Any text gives a number or a reason; a number's text needs no further repair."""
    parsed = parse_document_number(text)

    if parsed.number is None:
        assert parsed.reason
    else:
        again = parse_document_number(parsed.number.text)
        assert (parsed.number, "") == (again.number, again.reason)
        assert bool(parsed.reason) == (text != parsed.number.text)


def test_real_numbers() -> None:
    """Of 22,799 real numbers nearly all can be read, and four fifths need no repair."""
    file = CORPUS / "docnums.txt"
    if not file.exists():
        pytest.skip("the corpus of real numbers is not on this machine")
    texts = [line for line in file.read_text(encoding="utf-8").split("\n") if line]

    parses = [parse_document_number(text) for text in texts]

    shares = Counter(
        "refused" if parsed.number is None else "repaired" if parsed.reason else "canonical"
        for parsed in parses
    )
    assert shares["canonical"] >= 0.80 * len(texts)
    assert 1 <= shares["refused"] <= 0.002 * len(texts)
    assert len(texts) == shares.total()
