"""The 公开属性, its review, its marks and its changes agree; judged on both sides of each limit."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from site_builder.model.kinds import Document
from site_builder.pipeline import read_site
from site_builder.rules.judgement import judge
from site_builder.rules.registry import all_rules
from site_builder.settings import read_settings
from tests.builders import DAY, a_document, a_file, a_policy, a_site, write_site
from tests.rules.findings import findings

WITHHELD = {"disclosure": "不予公开", "ground": "16-1", "publish_date": None}


def found(number: str, *, day: date = DAY, **fields: Any) -> list[str]:
    """Give what a rule finds in one policy."""
    return findings(number, a_site(a_policy(**fields), day=day))


@pytest.mark.parametrize(("reviewed", "is_wrong"), [("2024-03-03", 0), ("2024-03-04", 0), ("2024-03-05", 1)])
def test_a_review_comes_before_publication(reviewed: str, is_wrong: int) -> None:
    """On the day of publication at the latest."""
    assert len(found("D504", reviewed_on=reviewed)) == is_wrong


@pytest.mark.parametrize(
    ("endnote", "disclosure"),
    [
        ("此件公开发布", "主动公开"),
        ("（此件主动公开）", "主动公开"),
        ("信息公开属性：主动公开", "主动公开"),
        ("此件依申请公开", "依申请公开"),
        ("公开属性：依申请公开", "依申请公开"),
        ("不予公开", "不予公开"),
        ("此件不公开发布", "不予公开"),
        ("此件不公开", "不予公开"),
        ("此件发至县团级", None),
    ],
)
@pytest.mark.parametrize("as_body", [False, True])
def test_an_endnote_agrees_with_the_disclosure(
    endnote: str, disclosure: str | None, *, as_body: bool
) -> None:
    """In the front matter or at the end of the body, a mark means one 公开属性 and no other."""
    for actual in ("主动公开", "依申请公开", "不予公开"):
        fields: dict[str, Any] = {"disclosure": actual, "ground": "16-1" if actual == "不予公开" else None}
        fields |= {"body": f"正文。\n\n2024年3月1日\n\n{endnote}\n"} if as_body else {"endnote": endnote}

        said = found("D505", **fields)

        assert len(said) == (disclosure not in (None, actual)), (actual, said)


@pytest.mark.parametrize(
    "body",
    [
        "公文末尾标注“（此件依申请公开）”。",
        "依申请公开的信息，由办公室答复。",
        "不予公开的，说明理由。",
        "| 依申请公开 | 12 件 |",
        "## 三、依申请公开情况",
        "属于下列情形的（非公开的除外）",
    ],
)
def test_words_in_a_sentence_are_no_mark(body: str) -> None:
    """A text about disclosure is not marked by it."""
    assert found("D505", body=body) == []


@pytest.mark.parametrize(
    "body",
    [
        "机密",
        "**秘密★10年**",
        "绝密★启用前",
        "机密★长期",
        "份号：000123　秘密★5年",
        "内部资料",
        "（内部资料，请勿外传）",
        "内部资料 不得外传",
        "内部文件，注意保存",
        "【不得外传】",
        "正文。（内部资料）",
    ],
)
def test_marks_of_secrecy_are_found(body: str) -> None:
    """Alone on a line, in brackets, or with the star."""
    assert len(found("D506", body=f"正文。\n\n{body}\n\n正文。")) == 1
    assert findings("D506", a_site(a_policy(body=body, **WITHHELD))) == []


@pytest.mark.parametrize(
    "body",
    [
        "保守国家秘密、商业秘密和个人隐私。",
        "1.属于国家秘密",
        "涉及商业秘密",
        "密级分为绝密、机密、秘密三级。",
        "考生信息不得外传。",
        "宗教内部资料性出版物，应当按照规定管理。",
        "标有“秘密★10年”的文件另行保管。",
        "内部资料的管理办法另行制定。",
        "对征求意见稿进行修改。",
        "`机密★`",
    ],
)
def test_the_same_words_in_prose_are_no_marks(body: str) -> None:
    """商业秘密 and 国家秘密 are what texts speak of."""
    assert found("D506", body=body) == []


def test_marks_stand_in_other_fields_too() -> None:
    """Title, endnote, summary and names of attachments are published as well."""
    attached = [{"title": "内部资料", "file": "attachments/a.pdf"}]

    for fields in (
        {"title": "机密"},
        {"endnote": "秘密★5年"},
        {"summary": "内部资料"},
        {"attachments": attached},
    ):
        assert len(found("D506", **fields)) == 1, fields


@pytest.mark.parametrize(
    ("title", "body", "count"),
    [
        ("示例区救助办法（征求意见稿）", "正文。", 1),
        ("示例区救助办法", "# 示例区救助办法（送审稿）", 1),
        ("关于公开征求《示例区救助办法（征求意见稿）》意见的公告", "# 办法（征求意见稿）", 0),
        ("示例区救助办法", "对征求意见稿的意见已经采纳。", 0),
    ],
)
def test_a_draft_is_no_final_document(title: str, body: str, count: int) -> None:
    """Drafts are published only where comments are asked for."""
    assert len(found("D506", title=title, body=body)) == count


@pytest.mark.parametrize(("due", "count"), [("2026-11-23", 1), ("2026-11-24", 0), ("2026-11-25", 0)])
def test_a_review_is_overdue_after_its_day(due: str, count: int) -> None:
    """On its day it is still in time."""
    assert len(found("D507", next_review=due, **WITHHELD)) == count
    assert found("D507", next_review=due) == []


def test_what_is_withheld_has_a_next_review() -> None:
    """What is given on request is evaluated when it is requested."""
    assert len(found("D508", **WITHHELD)) == 1
    assert found("D508", next_review="2027-01-01", **WITHHELD) == []
    assert found("D508", disclosure="依申请公开") == []


def entry(before: str, after: str, day: str, **more: Any) -> dict[str, Any]:
    """Write one entry of the log."""
    return {"before": before, "after": after, "date": day, "reason": "情势变化", **more}


@pytest.mark.parametrize(
    ("log", "word"),
    [
        ([("不予公开", "依申请公开", "2024-03-01")], "最后转为"),
        ([("主动公开", "主动公开", "2024-03-01")], "没有转换"),
        ([("不予公开", "依申请公开", "2024-03-01"), ("不予公开", "主动公开", "2024-03-02")], "不是上一条"),
        ([("不予公开", "依申请公开", "2024-03-03"), ("依申请公开", "主动公开", "2024-03-02")], "早于上一条"),
        ([("不予公开", "主动公开", "2024-03-05")], "才转为主动公开"),
        ([("不予公开", "主动公开", "2024-03-04")], ""),
        ([("不予公开", "依申请公开", "2024-03-04"), ("依申请公开", "主动公开", "2024-03-04")], ""),
    ],
)
def test_a_log_of_conversions_is_a_chain(log: list[tuple[str, str, str]], word: str) -> None:
    """Each entry begins where the last ended, in time, until what is now; published 4 March 2024."""
    said = found("D509", conversions=[entry(*each) for each in log])

    assert len(said) == bool(word)
    assert not word or word in said[0]


@pytest.mark.parametrize(("day", "count"), [("2026-11-23", 0), ("2026-11-24", 0), ("2026-11-25", 1)])
def test_no_conversion_lies_ahead(day: str, count: int) -> None:
    """Today at the latest."""
    log = [entry("不予公开", "主动公开", day)]

    assert len(found("D509", conversions=log, publish_date="2026-12-01")) == count


@pytest.mark.parametrize(
    ("result", "count"),
    [
        ("不予公开", 1),
        ("经审查，依申请公开", 1),
        ("不同意公开", 1),
        ("同意主动公开", 0),
        ("不属于不予公开的情形，主动公开", 0),
        ("不存在条例规定不予公开情形", 0),
        ("不涉及国家秘密，可以公开", 0),
    ],
)
def test_a_review_that_refused_needs_a_conversion(result: str, count: int) -> None:
    """What the review withheld became public by an entry in the log, or not at all."""
    log = [entry("不予公开", "主动公开", "2024-03-02")]

    assert len(found("D510", review_result=result)) == count
    assert found("D510", review_result=result, conversions=log) == []


def test_a_third_party_is_heard() -> None:
    """Ground 15, by its code or in the reason, needs evidence once the document is disclosed."""
    by_code = entry("不予公开", "主动公开", "2024-03-02", ground="15")
    by_reason = {**entry("不予公开", "主动公开", "2024-03-02"), "reason": "商业秘密期限已过"}
    other = entry("不予公开", "主动公开", "2024-03-02", ground="16-1")

    for log in ([by_code], [by_reason]):
        assert len(found("D511", conversions=log)) == 1
        for evidence in ("third_party_consent", "public_interest_override"):
            assert found("D511", conversions=log, **{evidence: "记录"}) == []
    assert found("D511", conversions=[other]) == []


@pytest.mark.parametrize(
    ("issuers", "count"),
    [
        (["示例区财政局"], 1),
        (["示例区财政局", "示例区人民政府办公室"], 1),
        (["示例区人民政府办公室", "示例区财政局"], 0),
        (["示例区人民政府"], 0),
        (["示例区社会救助工作领导小组"], 0),
        ([], 0),
    ],
)
def test_the_maker_publishes(issuers: list[str], count: int) -> None:
    """The lead of several does; a government's office speaks for it; a copy names its source."""
    assert len(found("D512", issuers=issuers)) == count
    assert found("D512", issuers=issuers, source={"name": "示例区财政局"}) == []


@pytest.mark.parametrize(
    ("fields", "count"),
    [
        ({"genre": "请示"}, 1),
        ({"genre": "报告"}, 1),
        ({"genre": "报告", "title": "2024年政府信息公开工作年度报告"}, 0),
        ({"genre": "通知"}, 0),
        ({"title": "示例区第3次常务会议纪要"}, 1),
        ({"title": "关于批准某请示的批复"}, 0),
    ],
)
def test_internal_kinds_are_not_disclosed(fields: dict[str, Any], count: int) -> None:
    """请示, 报告 and 纪要 are told, but for the reports that law wants public."""
    assert len(found("D513", **fields)) == count
    assert found("D513", disclosure="依申请公开", **fields) == []


def test_what_would_leak_is_firm() -> None:
    """Marks of secrecy and of another 公开属性 can't be waived."""
    assert {r.number for r in all_rules() if r.firm} >= {"D505", "D506"}


def test_what_was_posted_in_a_village_is_not_told_afterwards() -> None:
    """A document whose window has closed was public only if it was on the web."""
    title = "示例村低保对象名单公示"
    past = {"title": title, "publish_until": "2024-04-01"}
    citing: Document = a_policy("open", body=f"见《{title}》。")

    for scope, count in (("village_board", 1), ("web", 0)):
        assert len(findings("D502", a_site(a_policy("past", scope=scope, **past), citing))) == count


def test_every_kind_of_document_is_judged_without_a_crash() -> None:
    """Rules of this family meet documents that lack most fields."""
    from site_builder.model.kinds import KINDS

    kinds = [
        a_document(
            k, k.kind.replace("_", "-"), **({"interprets": ["a"]} if k.kind == "interpretation" else {})
        )
        for k in KINDS
    ]
    for rule in all_rules():
        if rule.number[0] in "DV":
            findings(rule.number, a_site(*kinds))


LOG = """\
conversions:
  - {before: 不予公开, after: 依申请公开, date: 2025-03-02, reason: 情况变化}
  - {before: 依申请公开, after: 主动公开, date: 2025-03-05, reason: 再次评估}
"""


@pytest.mark.parametrize(
    ("old", "new", "line", "word"),
    [
        ("after: 依申请公开", "after: 不予公开", 1, "不予公开"),  # no change at all
        ("before: 依申请公开", "before: 不予公开", 2, "不予公开"),
        ("after: 主动公开", "after: 依申请公开", 2, "依申请公开"),
        (", date: 2025-03-05", ", date: 2025-03-01", 2, "2025-03-01"),
        (", date: 2025-03-05", ", date: 2026-11-25", 2, "2026-11-25"),
        ("publish_date: 2025-03-05", "publish_date: 2025-03-04", 2, "2025-03-05"),
    ],
)
def test_a_fault_in_the_log_is_told_at_its_word(
    old: str, new: str, line: int, word: str, tmp_path: Path
) -> None:
    """The caret stands under the attribute or the day that contradicts the rest."""
    head = a_file("content/policies/a.md", "", publish_date="2025-03-05", ground=None).removesuffix("---\n")
    text = (head + LOG + "---\n正文。\n").replace(old, new, 1)
    write_site(tmp_path, {"content/policies/a.md": text})

    problems = judge(read_site(read_settings(tmp_path / "mkdocs.yml"), DAY))[0]

    lines = text.split("\n")
    wanted = lines.index("conversions:") + line
    told = [p.place for p in problems if p.rule == "D509" and p.place.line == wanted + 1]
    assert [lines[p.line - 1][p.column - 1 :][: p.length] for p in told[:1]] == [word]


def test_a_sound_log_is_let_be(tmp_path: Path) -> None:
    """Changes of one day, published on the day of the last one, contradict nothing."""
    head = a_file("content/policies/a.md", "", publish_date="2025-03-05").removesuffix("---\n")
    text = head + LOG.replace("2025-03-02", "2025-03-05") + "---\n正文。\n"
    write_site(tmp_path, {"content/policies/a.md": text})

    assert judge(read_site(read_settings(tmp_path / "mkdocs.yml"), DAY))[0] == ()


@pytest.mark.parametrize(
    "line",
    [
        "此件不公开。",
        "此件不予公开！",
        "附注：此件不公开",
        "> 此件不公开",
        "- 此件不公开",
        "示例区民政局办公室　　　2026年11月2日印发　　此件不公开",
        "| 公开方式 | 不予公开 |",
        "（此件依申请公开）",
    ],
)
def test_a_mark_is_a_mark_wherever_it_stands(line: str) -> None:
    """With a stop, in a list, a quotation, a cell or the imprint, it contradicts 主动公开."""
    assert len(found("D505", body=f"正文。\n\n{line}\n")) == 1


def test_a_mark_in_a_title_or_summary_counts() -> None:
    """Readers see them first of all."""
    assert len(found("D505", title="关于内部工作的通知（此件不公开）")) == 1
    assert len(found("D505", summary="内部工作的安排（此件不予公开）")) == 1


@pytest.mark.parametrize(
    "line",
    ["密级：秘密", "机密　特急", "特急 机密", "仅供内部参考", "内部明电", "工作秘密", "密 级：机密★5年"],
)
def test_every_mark_of_secrecy_is_known(line: str) -> None:
    """As documents, telegrams and internal papers carry it."""
    assert len(found("D506", body=f"{line}\n\n正文。\n")) == 1


@pytest.mark.parametrize(
    "line",
    [
        "涉及国家秘密的，不予公开。",
        "依申请公开的办理时限为20个工作日。",
        "密级文件的管理按照规定执行。",
        "内部明电的办理流程如下。",
    ],
)
def test_a_sentence_is_no_mark(line: str) -> None:
    """What speaks of secrets and of disclosure marks nothing."""
    assert found("D505", body=line) == []
    assert found("D506", body=line) == []


PLACED = {
    "D505": [
        ({"endnote": "此件不公开"}, "正文。\n", "此件不公开"),
        ({"title": "关于某事的通知（此件不公开）"}, "正文。\n", "关于某事的通知（此件不公开）"),
        ({"summary": "某事的安排（此件不公开）"}, "正文。\n", "某事的安排（此件不公开）"),
        ({}, "正文。\n\n　　（此件依申请公开）\n", "此件依申请公开"),
        ({}, "正文。\n\n示例区民政局2026年11月2日印发　此件不公开\n", "此件不公开"),
        ({}, "| 公开方式 | 不予公开 |\n|---|---|\n| 甲 | 乙 |\n", "不予公开"),
    ],
    "D506": [
        ({"title": "机密★1年 某事"}, "正文。\n", "机密★1年 某事"),
        ({"summary": "（内部资料）某事"}, "正文。\n", "（内部资料）某事"),
        ({"endnote": "内部资料"}, "正文。\n", "内部资料"),
        ({"title": "某办法（征求意见稿）"}, "正文。\n", "某办法（征求意见稿）"),
        ({}, "正文。\n\n  密级：秘密\n", "密级：秘密"),
        ({"attachments": "[{title: 名单, file: a.csv}, {title: 名单（内部资料）, file: b.csv}]"}, "正文。\n",
         "名单（内部资料）"),
    ],
}  # fmt: skip


@pytest.mark.parametrize(
    ("rule", "fields", "body", "word"), [(rule, *case) for rule, cases in PLACED.items() for case in cases]
)
def test_a_mark_is_told_at_its_place(
    rule: str, fields: dict[str, str], body: str, word: str, tmp_path: Path
) -> None:
    """The caret stands under the mark in the body, under the value in a field."""
    path = "content/policies/a.md"
    text = a_file(path, body, **fields)
    write_site(tmp_path, {path: text})

    problems = judge(read_site(read_settings(tmp_path / "mkdocs.yml"), DAY))[0]

    lines = text.split("\n")
    places = [problem.place for problem in problems if problem.rule == rule]
    assert [lines[p.line - 1][p.column - 1 :][: p.length] for p in places] == [word]
    assert [
        problem.message for problem in problems if problem.rule == rule and "「" not in problem.message
    ] == []


def test_a_log_that_ends_elsewhere_is_told_at_its_last_entry(tmp_path: Path) -> None:
    """The last entry's result is not the document's attribute: the caret stands under that result."""
    path = "content/policies/a.md"
    text = a_file(path, "", publish_date="2025-03-05").removesuffix("---\n") + LOG + "---\n正文。\n"
    text = text.replace("after: 主动公开", "after: 不予公开").replace(
        "before: 依申请公开", "before: 依申请公开"
    )
    write_site(tmp_path, {path: text})

    [problem] = [
        p for p in judge(read_site(read_settings(tmp_path / "mkdocs.yml"), DAY))[0] if p.rule == "D509"
    ]

    line = text.split("\n")[problem.place.line - 1]
    assert line[problem.place.column - 1 :].startswith("不予公开")
    assert "2025-03-05" in line
