"""The annexes that a body names are read as GB/T 9704-2012 has them written, and as they often are."""

import pytest

from site_builder.model.annex import annex_key, annexes
from tests.builders import a_policy


def named(body: str) -> list[str]:
    """Give the names that a body states."""
    return [annex.text for annex in annexes(a_policy("a", body=body).record)]


@pytest.mark.parametrize(
    ("body", "names"),
    [
        ("附件：申请表", ["申请表"]),
        ("正文。\n\n附件：1. 申请表\n\n2\\. 流程图\n\n示例区民政局", ["申请表", "流程图"]),
        ("附件：1.2024年计划\n\n2.2025年计划", ["2024年计划", "2025年计划"]),
        ("附件：　1、申请表 2、流程图", ["申请表", "流程图"]),
        ("附件：\n\n1. 申请表\n\n2. 流程图", ["申请表", "流程图"]),
        ("附件：申请表\n\n1. 不是附件", ["申请表"]),
        ("附件：1. 申请表\n\n3. 不是附件", ["申请表"]),
        ("附件\n\n1. 申请表", []),
        ("见附件：申请表", []),
        ("附件1：申请表", []),
    ],
)
def test_names_are_read(body: str, names: list[str]) -> None:
    """Numbers go on one by one; what doesn't go on is no annex."""
    assert names == named(body)


def test_a_name_has_one_key() -> None:
    """Marks, spaces, a number and a file's ending don't make another annex of it."""
    assert annex_key("《申请表》.docx") == annex_key("1. 申 请 表；") == annex_key("申请表")
