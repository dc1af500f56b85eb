"""docs/rules.md: every rule's page in one document, for editors, in Chinese."""

from collections.abc import Iterable

from site_builder.problem import Severity
from site_builder.rules.rule import Rule

HEAD = """\
# 检查规则

本文件由程序生成（`make accept`），请不要手工修改。在终端里查看一条规则：`site-builder rule R301`。

错误会阻止生成网站，警告不会。各省规定不同的，可以在 `mkdocs.yml` 里改变一条规则的轻重或者关闭它：

```yaml
plugins:
  - site_builder:
      severities: {M111: error, D503: "off"}
```

另有五项检查在生成网站和打印页时进行，不能关闭：O101（正文排版过慢）、O102（生成的文件里出现了不公开文件的内容）、
O103（不能张贴的文件没有张贴页）和 O104（PDF 里有字体没有的字）。导入时的
提示 I101 到 I116 见 [import.md](import.md)。
"""
SEVERITIES = {Severity.ERROR: "错误", Severity.WARNING: "警告"}
FAMILIES = {
    "F": "文件",
    "M": "元数据",
    "N": "发文字号",
    "R": "文件之间的关系",
    "I": "政策解读",
    "D": "公开属性",
    "V": "规范性文件和有效性",
    "L": "附件、链接和正文",
    "A": "附件的内容",
    "E": "公共企事业单位清单",
    "C": "标准目录",
    "P": "个人信息",
    "T": "正文的写法",
    "W": "网站规范",
    "S": "搜索",
    "K": "撤下和移走",
    "X": "豁免",
}


def rules_page(rules: Iterable[Rule]) -> str:
    """Give the text of docs/rules.md."""
    listed = tuple(rules)
    rows = [
        f"| [{r.number}](#{r.number.lower()}) | {r.clause} | {SEVERITIES[r.severity]} | {r.title} |"
        for r in listed
    ]
    table = ["| 编号 | 条目 | 轻重 | 规则 |", "|---|---|---|---|", *rows]
    parts = [HEAD, "\n".join(table) + "\n"]
    family = ""
    for rule in listed:
        if rule.number[0] != family:
            family = rule.number[0]
            parts.append(f"## {FAMILIES[family]}\n")
        parts.append(_page(rule))
    return "\n".join(parts)


def rule_page(rule: Rule) -> str:
    """Give a rule's page in the words that editors read."""
    words = {"Bad::": "错误的写法：", "Good::": "正确的写法："}
    return "\n".join(words.get(line, line) for line in rule.page.strip().split("\n"))


def _page(rule: Rule) -> str:
    text = rule_page(rule)
    return f'<a id="{rule.number.lower()}"></a>\n\n### {rule.number} {text}\n\n修改：{rule.fix}。\n'
