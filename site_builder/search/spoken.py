"""
What a spoken question is about: its words without those by which people ask.

Asked only where nothing holds the whole question: 办低保要什么材料 is about 低保 and 材料.
`theme/assets/suggestion.js` does the same.
"""

from site_builder.search.character import folded

# In the order in which they are taken out: longer ones first.
ASKING = (
    "需要什么", "可不可以", "怎么样", "要什么", "要哪些", "多少钱", "能不能", "有没有", "是不是", "一个月",
    "怎么", "怎样", "如何", "需要", "什么", "哪些", "哪里", "哪儿", "在哪", "多少", "我要", "我想", "请问",
    "可以", "每月", "几岁", "几天", "吗", "呢", "了", "的",
)  # fmt: skip
DOING = (
    "办理", "申请", "申领", "领取", "缴纳", "报名", "查询", "补办", "材料", "手续", "条件",
    "流程", "标准", "政策", "规定",
)  # fmt: skip


def cores(query: str) -> tuple[str, ...]:
    """Give the query without words of asking, then also without words of doing, where that changes it."""
    found: list[str] = []
    whole = " ".join(folded(query).split())
    for left_out in (ASKING, (*ASKING, *DOING)):
        text = whole
        for word in left_out:
            text = text.replace(word, " ")
        core = " ".join(piece for piece in text.split() if len(piece) > 1)
        if core not in ("", whole, *found):
            found.append(core)
    return tuple(found)
