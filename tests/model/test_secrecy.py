"""A mark of secrecy is told from a sentence that speaks of secrets."""

import pytest

from site_builder.model.secrecy import circulation_marks_in, secrecy_marks_in

MARKS = (
    "机密★1年",
    "绝密 ★ 长期",
    "秘 密★",
    "方案 秘密☆十年",
    "机密",
    "内部资料",
    "内部资料，请勿外传",
    "（内部文件 注意保存）",
    "保密资料",
    "本材料仅供工作使用，不得外传",
    "机密　特急",
    "正文。（内部资料）",
    "**秘密★10年**",
)
SENTENCES = (
    "依法确定为国家秘密的政府信息不得公开",
    "按照绝密、机密、秘密三级管理",
    "考试期间知悉的内容不得外传",
    "工作人员应当对在检查中知悉的商业秘密保密，不得泄露",
    "加强内部管理",
    "机密性、完整性和可用性",
    "秘密级载体的销毁",
    "内部资料性出版物管理办法",
    "内部培训期间获知的信息不得外传",
    "标有“秘密★10年”的文件另行保管",
    "（三）内部资料不得外传；",
    "仅供参考",
    "密级",
)


@pytest.mark.parametrize("text", MARKS)
def test_a_mark_is_found_where_it_stands(text: str) -> None:
    """The mark's place is its place in the line."""
    [(start, mark)] = secrecy_marks_in(f"  {text}")

    assert mark == f"  {text}"[start : start + len(mark)]
    assert start >= 2


@pytest.mark.parametrize("text", SENTENCES)
def test_a_sentence_is_no_mark(text: str) -> None:
    """Laws speak of secrets all the time."""
    assert [*secrecy_marks_in(text), *secrecy_marks_in(f"{text}。")] == []


@pytest.mark.parametrize(
    "text",
    [
        "（此件发至县团级）",
        "此件发至乡镇。",
        "（发至县处级）",
        "本件传达到党员",
        "正文。（此件发至各有关单位，不公开）",
    ],
)
def test_a_mark_of_limited_circulation_is_found(text: str) -> None:
    """In brackets or alone on a line, it tells for whom alone a document is meant."""
    assert len(list(circulation_marks_in(text))) == 1


@pytest.mark.parametrize(
    "text",
    [
        "各新区公共服务局将此文件转发至辖区内所有高中段教育学校。",
        "请将报名表发至邮箱",
        "将惠民政策传达到每一名党员干部。",
        "奖金按月发到个人",
        "（请于月底前发至各部门邮箱）",
    ],
)
def test_what_is_sent_somewhere_is_no_mark(text: str) -> None:
    """Forms are sent, news is passed on."""
    assert list(circulation_marks_in(text)) == []
