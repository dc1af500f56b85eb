"""
标题和正文里的发文字号写作「机关代字〔年份〕序号+号」。

年份用六角括号〔〕括起，不用方括号、圆括号和【】；序号前不加「第」，不补 0；「号」不能漏（GB/T 9704）。读者照着文号查找，
写法不一就查不到。国令第711号、公告2022年第3号、案件编号和标准号另有写法，不在此列。

Bad::

    ---
    title: 示例文件
    ---
    根据示政发[2024]03号文件，作如下安排。

Good::

    ---
    title: 示例文件
    ---
    根据示政发〔2024〕3号文件、国令第711号和公告2022年第3号，作如下安排。
"""

import re
from collections.abc import Iterator

from site_builder.model.document_number import parse_document_number
from site_builder.model.seen import seen_lines
from site_builder.model.site import Site
from site_builder.pattern import pattern_of
from site_builder.problem import Severity
from site_builder.rules.rule import Findings, rule

_OPEN, _CLOSE = r"〔\[［(（【﹝〖「『〈《<＜{｛", r"〕\]］)）】﹞〗」』〉》>＞}｝"
_YEAR = rf"[{_OPEN}]\s*(?:19|20)?[0-9]{{2}}\s*年?\s*\\?[{_CLOSE}]"
_CANDIDATE = pattern_of(rf"{_YEAR}\s*第?\s*[0-9]")
_DIGITS = pattern_of(r"[0-9]{2}\s*\\?[\])>}]?\s*[0-9]")  # what of it is ASCII
_NUMBER = pattern_of(
    rf"(?P<code>[\u4e00-\u9fff]{{2}}[〕）)]?|[\u4e00-\u9fff][〕）)])\s*"
    rf"(?P<rest>{_YEAR}\s*(?P<nth>第?)\s*[0-9]{{1,5}}(?![0-9])\s*号?)(?P<after>.?)"
)
_CANONICAL = pattern_of(r"〔[0-9]{4}〕[1-9][0-9]{0,4}号")
_LISTED = "、,，和及至-－—–~～·."  # 〔2022〕15、16号: the sign follows the last
_PLACES = tuple("楼院线井机门库")
# Certificates, contracts, cases and parcels are numbered in a way of their own.
_OTHERS = pattern_of(
    r"(?:用|证|许可|登记|注册|合同|协议|编号|备案|地块|批次|准字|药|械|复决|仲案|仲裁|终|初|执|裁)$"
)


@rule(
    "T801",
    fix="照提示改写；确实是另一种编号的，写豁免",
    clause="DOC-03",
    severity=Severity.WARNING,
    alone=True,
)
def number_look_alike(site: Site) -> Findings:
    """Report what is meant as a document number and is not in canonical form."""
    for document in site.documents:
        if _CANDIDATE.search(document.title):
            for _, _, message in _faults(document.title):
                yield document.at("title"), f"标题里的{message}"
        if not _DIGITS.search(document.record.ascii):
            continue
        for line in seen_lines(document.record, _CANDIDATE):
            for start, end, message in _faults(line.text):
                yield line.place(start, end), message


def _faults(text: str) -> Iterator[tuple[int, int, str]]:
    for match in _NUMBER.finditer(text):
        written, code = match["rest"].rstrip(), match["code"]
        if _CANONICAL.fullmatch(written) or _OTHERS.search(code):
            continue
        if match["after"] in _PLACES and written.endswith("号"):
            continue  # 15号楼
        if not written.endswith("号") and (written[0] != "〔" or match["after"] in _LISTED):
            continue  # （2022）3 is no number by its looks
        told = _told(written, code)
        if told:
            yield match.start("rest"), match.start("rest") + len(written), told


def _told(written: str, code: str) -> str:
    series = re.sub(r"[^\u4e00-\u9fff]", "", code)
    parsed = parse_document_number((series if len(series) > 1 else f"某{series}") + written)
    if parsed.number is None:
        return f"发文字号「{written}」{parsed.reason}"
    right = parsed.number.text[len(parsed.number.prefix) :]
    return "" if right == written else f"发文字号「{written}」应写作「{right}」：{parsed.reason}"
