"""The day of writing is read from the signature, and from nothing that only looks like one."""

import pytest

from site_builder.importing.signature import signature_day

SIGNED = {
    "示例区教育局\n\n2024年6月7日": "2024-06-07",
    "正文。\n\n示例区教育局\u30002024 年 6 月 7 日\n\n附件": "2024-06-07",
    "示例区人民政府办公室\n\n二〇〇一年七月十八日": "2001-07-18",
    "示例区委员会\n\n二○二一年十二月三十一日": "2021-12-31",
    "示例区教育局\n\n2024年6月7日\n\n示例区财政局\n\n2024年6月9日": "2024-06-09",
    "示例区教育局\n\n2024年6月7日\n\n附件\n\n示例省教育厅\n\n2024年8月1日": "2024-06-07",
}
UNSIGNED = (
    "",
    "2024年6月7日",
    "本办法自2024年6月7日起施行。",
    "报名截止时间\n\n2024年6月7日",
    "示例区教育局\n\n2024年13月7日",
    "示例区教育局\n\n附件\n\n2024年6月7日",
)


@pytest.mark.parametrize("text", SIGNED)
def test_a_signature_gives_the_day(text: str) -> None:
    """A body's name and a day below it are a signature, in either kind of numeral."""
    assert signature_day(text) == SIGNED[text]


@pytest.mark.parametrize("text", UNSIGNED)
def test_what_is_no_signature_gives_nothing(text: str) -> None:
    """A day in a sentence, without a body, or that is in no calendar, is not the day of writing."""
    assert signature_day(text) is None
