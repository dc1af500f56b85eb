"""
列表里一项只写一个词，项与项之间用半角逗号。

`[低保，救助]` 用的是全角逗号，程序看到的是一个词“低保，救助”，读者按“低保”就找不到它。

Bad::

    ---
    keywords: [低保，救助]
    ---
    正文。

Good::

    ---
    keywords: [低保, 救助]
    ---
    正文。
"""

from site_builder.model.site import Site
from site_builder.problem import Severity
from site_builder.rules.rule import Findings, rule

FIELDS = ("keywords", "issuers")
SIGNS = ("，", "、", "；")


@rule(
    "M122",
    fix="在两项之间改用半角逗号和空格，如 [低保, 救助]",
    clause="META-05",
    severity=Severity.WARNING,
    alone=True,
)
def items_in_one(site: Site) -> Findings:
    """Report items of a list that hold a sign by which people separate items."""
    for document in site.documents:
        for name in FIELDS:
            for number, item in enumerate(getattr(document, name, ())):
                if sign := next((sign for sign in SIGNS if sign in item), ""):
                    yield document.at(name, number), f"「{item}」里有「{sign}」，是一项还是几项"
