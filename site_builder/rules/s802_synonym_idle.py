"""
同义词表里的规范名，能搜到俗称搜不到的文件，而且不再换成别的词。

规范名里已经包含俗称的（如「公积金」和「住房公积金」），搜俗称本来就搜得到，不用写。规范名不能又是另一行的俗称：程序只换一次，
「吃低保」换成「低保」，就搜不到写「最低生活保障」的文件，应当直接写「最低生活保障」。

Bad::

    === data/synonyms.csv
    俗称,规范名,类别,来源,方向
    吃救济,低保,社会救助,自拟,单向
    低保,最低生活保障,社会救助,《社会救助暂行办法》,双向
    公积金,住房公积金,住房,《住房公积金管理条例》,单向

Good::

    === data/synonyms.csv
    俗称,规范名,类别,来源,方向
    吃救济,最低生活保障,社会救助,自拟,单向
    低保,最低生活保障,社会救助,《社会救助暂行办法》,双向
"""

from site_builder.model.site import Site
from site_builder.rules.rule import Findings, rule


@rule("S802", fix="规范名写文件里的说法；已经搜得到的，删去这一行")
def synonym_idle(site: Site) -> Findings:
    """Report a formal word that holds the spoken one, or is a spoken one itself."""
    lines = {row.spoken: row.at().line for row in site.synonyms}
    for row in site.synonyms:
        if row.spoken in row.formal:
            yield row.at("规范名"), f"规范名「{row.formal}」里已经有「{row.spoken}」，不写也搜得到"
        elif row.formal in lines:
            yield row.at("规范名"), f"规范名「{row.formal}」又是第 {lines[row.formal]} 行的俗称，只会换一次"
