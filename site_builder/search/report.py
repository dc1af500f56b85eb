"""An answer in writing: as JSON with the fields that the page gets, or as lines for a terminal."""

import json
from collections.abc import Iterable

from site_builder.search.exact import PAGE
from site_builder.search.query import Answer, Shown
from site_builder.search.snippet import Piece

Said = dict[str, object]
STEPS = {"A": "有全部的词", "B": "有全部的词", "C": "没有完全匹配，以下是相近结果"}
STEPS["D"] = "没有完全匹配，以下标题里有这些字"


def answer_json(answer: Answer) -> str:
    """Give the answer as the browser's engine gives it; see docs/search.md."""
    return json.dumps(answer_value(answer), ensure_ascii=False, indent=1)


def answer_value(answer: Answer) -> Said:
    """Give the answer as plain values, equal to those that JavaScript makes."""
    said: Said = {
        "query": answer.query,
        "shortened": answer.shortened,
        "pinned": [_row(shown) for shown in answer.pinned],
        "rows": [_row(shown) for shown in answer.rows],
        "near": [_row(shown) for shown in answer.near],
        "total": answer.total,
        "exact": answer.exact,
        "step": answer.step,
        "aliases": [{"from": word, "to": other} for word, other in answer.aliases],
        "facets": {name: [vars(count) for count in counts] for name, counts in answer.facets.items()},
        "removed": [{"facet": name, "count": count} for name, count in answer.removed],
        "guess": answer.guess or None,
    }
    if answer.error:
        return {**said, "error": {"kind": answer.error}}
    return {**said, "pages": max(1, -(-answer.total // PAGE))}


def answer_text(answer: Answer, asked: str) -> str:
    """Give the answer to what was asked as lines."""
    if answer.error:
        return "没有可以搜索的字：请输入汉字、字母或数字"
    lines = []
    if answer.shortened:
        lines.append(f"太长，只搜索了“{answer.query}”")
    elif answer.query != asked.strip():
        lines.append(f"没有整句的，搜索了“{answer.query}”")
    if len(answer.query) == 1:
        lines.append("一个字只查标题；写两个字以上，正文也查")
    lines += [f"同时搜索了：{other}（“{word}”）" for word, other in answer.aliases]
    lines += [f"您是不是要找：{answer.guess}"] if answer.guess else []
    for shown in answer.pinned:
        lines += ["文号相符：", *_lines(shown)]
    if answer.rows:
        about = "" if answer.exact else "约 "
        lines.append(f"{about}{answer.total} 条，{STEPS[answer.step]}：")
    elif not answer.pinned:
        lines.append(f"没有找到“{answer.query}”")
    lines += [line for shown in answer.rows for line in _lines(shown)]
    if answer.near:
        lines += ["相近结果：", *(line for shown in answer.near for line in _lines(shown))]
    return "\n".join(lines)


def _lines(shown: Shown) -> Iterable[str]:
    row = shown.row
    facts = (row.document_number, row.date, row.issuer, row.validity)
    yield f"  {row.title}"
    yield f"    {'  '.join(fact for fact in facts if fact)}  {row.url}"
    yield f"    {''.join(f'【{p.text}】' if p.mark else p.text for p in shown.snippet)}"


def _row(shown: Shown) -> Said:
    row = shown.row
    return {
        "url": row.url, "title": row.title, "number": row.document_number, "date": row.date,
        "kind": row.kind, "issuer": row.issuer, "topic": row.topic, "validity": row.validity,
        "heading": _pieces(shown.heading), "snippet": _pieces(shown.snippet),
    }  # fmt: skip


def _pieces(pieces: Iterable[Piece]) -> list[Said]:
    return [{"text": piece.text, "mark": piece.mark} for piece in pieces]
