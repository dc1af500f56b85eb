"""
公开的文件里没有完整的身份证号码。

公开会对个人造成损害的信息，行政机关不得公开（条例第十五条；个人信息保护法第六条、第二十五条、第三十四条）。低保、公租房、
危房改造的名单曾多次把身份证号码放上网。这里按 GB 11643 核对地区、出生日期和校验位，全角数字、空格、连字符和看不见的字符都
不能躲过。标题、概述、正文和清单都查。

改好以后，旧的版本还留在 git 的历史里：没有推送的，用 git commit --amend 改掉；已经推送的，请管理员用 git filter-repo
清除，并当作一次泄露来处理。

Bad::

    ---
    title: 示例文件
    ---
    申请人的身份证号码是 11010519491231002X。

Good::

    ---
    title: 示例文件
    ---
    申请人的身份证号码末四位是 002X。
"""

from site_builder.model.personal_data.datum import Kind
from site_builder.model.site import Site
from site_builder.rules.personal import personal, quoted
from site_builder.rules.rule import Findings, rule


@rule("P801", fix="删去这个号码，或者只留后四位", clause="PII-01", alone=True, firm=True)
def identity_number_shown(site: Site) -> Findings:
    """Report valid identity numbers."""
    for place, datum, _ in personal(site, Kind.IDENTITY_NUMBER, is_certain=True):
        yield place, f"这是完整的身份证号码：{quoted(datum)}"
