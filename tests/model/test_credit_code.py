"""Codes of bodies are checked to their last character."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum.cn import uscc

from site_builder.model.credit_code import credit_code_fault, credit_code_is_valid, organisation_code_is_valid

# Real codes and published samples (domain 2.2, 14.4).
CODES = ("113708280043326001", "11370322004222241N", "11441700007280420Y", "91350100M000100Y43")


@pytest.mark.parametrize("code", CODES)
def test_real_credit_codes_pass(code: str) -> None:
    """GB 32100: the last character is computed from the others."""
    assert credit_code_fault(code) == ""


@pytest.mark.parametrize("code", CODES)
def test_one_wrong_character_is_found(code: str) -> None:
    """Every change of one character in the body of a code is found."""
    for position in range(2, 17):
        other = "7" if code[position] != "7" else "8"
        assert credit_code_fault(code[:position] + other + code[position + 1 :])


@given(st.from_regex(r"[0-9]{8}[0-9A-Z]{9}", fullmatch=True))
def test_only_what_python_stdnum_takes_as_it_stands_is_valid(code: str) -> None:
    """Whatever the last character is; one that needs to be tidied first is told."""
    for last in "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ":
        assert uscc.is_valid(code + last) == credit_code_is_valid(code + last)


@pytest.mark.parametrize(
    ("code", "fault"),
    [
        ("11370322004222241n", "不能有空格，字母须大写"),
        (" 11370322004222241N", "不能有空格，字母须大写"),
        ("１１３７０３２２００４２２２２４１N", "不能有空格，字母须大写"),
        ("11370322004222241", "应当是 18 位数字和大写字母"),
        ("1137032200422224IN", "应当是 18 位数字和大写字母"),
        ("113703220042222410", "校验位不对，请核对有没有抄错"),
        ("", "应当是 18 位数字和大写字母"),
    ],
)
def test_a_fault_is_told(code: str, fault: str) -> None:
    """In words that say what to do."""
    assert fault == credit_code_fault(code)


def test_organisation_codes() -> None:
    """GB 11714: the State Council's own code is right, its neighbour is not."""
    assert organisation_code_is_valid("000014349")
    assert not organisation_code_is_valid("000014348")
