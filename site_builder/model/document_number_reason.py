"""Why a document number was refused, and what was repaired in one, in the editor's words."""

import re
import unicodedata

UNSEEN = frozenset({"Cf", "Cc", "Zs", "Zl", "Zp"})
TWO_DIGITS = 2


def complaint(bare: str) -> str:
    """Say why a text, brackets made equal and spaces dropped, is no document number."""
    checks = (
        (not bare, "是空的"),
        (len(re.findall("[0-9]号", bare)) > 1, "像是写了不止一个文号，只写一个"),
        (re.search("[0-9][-—–/][0-9]", bare), "里有连字符，像是案件、复议或标准的编号"),
        (re.search("〕号[0-9]", bare), "的「号」写在了数字前面"),
        (not re.search("[0-9]", bare), "里没有数字"),
        ("年" in bare, "不合「机关代字〔年份〕序号+号」或「…公告2024年第3号」的格式"),
        (not re.search("[〔〕]", bare), "缺少年份；年份写在〔〕里，如〔2024〕"),
    )
    said = (reason for holds, reason in checks if holds)
    return next(said, "不合「机关代字〔年份〕序号+号」的格式")


def repairs(text: str, canonical: str, match: re.Match[str], moved: str) -> str:
    """Say what was repaired to make `canonical` of `text`; nothing where they are equal."""
    if text == canonical:
        return ""
    year, serial = match.groupdict().get("year") or "", match["serial"]
    spaces = any(c.isspace() for c in text)
    unseen = any(unicodedata.category(c) in UNSEEN and not c.isspace() for c in text)
    checks = (
        (moved, moved),
        (unseen, "去掉不可见的字符"),
        (spaces, "去掉空格"),
        (_brackets(text) != _brackets(canonical), "改用规范的括号"),
        (len(year) == TWO_DIGITS, f"年份写全为 19{year}"),
        (not f"{year}{serial}".isdigit(), "汉字数字改为阿拉伯数字"),
        (serial.startswith("0"), "顺序号前面不补 0"),
        ("第" in text and "第" not in canonical, "不写「第」"),
        ("第" not in text and "第" in canonical, "补「第」"),
        (not match["mark"], "补「号」"),
    )
    return "；".join(said for holds, said in checks if holds) or "改用规范的字符"


def _brackets(text: str) -> list[str]:
    return [c for c in text if unicodedata.category(c) in {"Ps", "Pe"}]
