"""A mark of secrecy is told from a sentence that speaks of secrets."""

import pytest

from site_builder.model.secrecy import secrecy_marks

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
)


@pytest.mark.parametrize("text", MARKS)
def test_a_mark_is_found_where_it_stands(text: str) -> None:
    """The mark's place is its place in the whole text."""
    before = "某某方案\n"

    [(start, end)] = secrecy_marks(f"{before}{text}\n正文")

    assert len(before) <= start < end <= len(before + text)


@pytest.mark.parametrize("text", SENTENCES)
def test_a_sentence_is_no_mark(text: str) -> None:
    """Laws speak of secrets all the time."""
    assert list(secrecy_marks(f"{text}\n{text}。")) == []
