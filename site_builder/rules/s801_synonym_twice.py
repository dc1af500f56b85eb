"""
一个俗称在同义词表里只写一次。

群众搜一个俗称，只替他多搜一个规范名，并且告诉他；写了两次，网站不知道该告诉他哪一个。俗称和规范名也不能是同一个词。

Bad::

    === data/synonyms.csv
    俗称,规范名,类别,来源,方向
    低保,最低生活保障,社会救助,《社会救助暂行办法》,双向
    低保,城乡最低生活保障,社会救助,自拟,单向

Good::

    === data/synonyms.csv
    俗称,规范名,类别,来源,方向
    低保,最低生活保障,社会救助,《社会救助暂行办法》,双向
"""

from site_builder.model.site import Site
from site_builder.rules.rule import Findings, rule


@rule("S801", fix="删去重复的一行")
def synonym_twice(site: Site) -> Findings:
    """Report a word that has a row already."""
    first: dict[str, int] = {}
    for row in site.synonyms:
        line = row.at().line
        if first.setdefault(row.spoken, line) != line:
            yield row.at("俗称"), f"俗称「{row.spoken}」在第 {first[row.spoken]} 行已经写过"
