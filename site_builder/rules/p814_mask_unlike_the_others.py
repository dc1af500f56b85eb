r"""
全站用同一种方式遮盖姓名、身份证号码和手机号码。

一份名单露出前六位，另一份露出后八位，两份一对照，号码就拼出来了；一份写「张\*\*」，一份写「\*建国」，也是这样。所以任何一份
文件露出的都不超过 data/profile.yml 里 personal_data 规定的位数：身份证号码默认前两位、后四位，手机号码前三位、后四位，姓名只留姓。

Bad::

    ---
    title: 示例文件
    ---
    | 申请人 | 证件号 |
    |---|---|
    | 张某 | 110105\*\*\*\*\*\*\*\*002X |

Good::

    ---
    title: 示例文件
    ---
    | 申请人 | 证件号 |
    |---|---|
    | 张某 | \*\*\*\*\*\*\*\*\*\*\*\*\*\*002X |
"""

from site_builder.model.personal_data.datum import Kind
from site_builder.model.personal_data.document import is_or_will_be_public
from site_builder.model.personal_data.masked_body import MaskedInBody, masked_in_body
from site_builder.model.personal_data.name import shown_of
from site_builder.model.profile import PersonalDataProfile, ShownName
from site_builder.model.site import Site
from site_builder.problem import Severity
from site_builder.rules.rule import Findings, rule

# What a document may show where the site shows so much: less is never wrong.
_WITHIN: dict[str, tuple[str, ...]] = {
    ShownName.FAMILY: (ShownName.FAMILY,),
    ShownName.FAMILY_AND_LAST: (ShownName.FAMILY, ShownName.FAMILY_AND_LAST),
    ShownName.GIVEN: (ShownName.GIVEN,),
}


@rule(
    "P814",
    fix="按全站统一的方式遮盖；统一的方式写在 data/profile.yml 的 personal_data 里",
    clause="PII-10",
    severity=Severity.WARNING,
    alone=True,
)
def mask_unlike_the_others(site: Site) -> Findings:
    """Report masks that show more than the site's one way of masking does."""
    profile = site.vocabulary.profile.personal_data
    for document in site.documents:
        if not is_or_will_be_public(document, site.day):
            continue
        for found in masked_in_body(document.body):
            if message := _message(found, profile):
                yield document.record.body_place(found.line, found.column + 1, len(found.text)), message


def _message(found: MaskedInBody, profile: PersonalDataProfile) -> str:
    if found.number is None:
        shown = shown_of(found.text)
        if not shown or shown in _WITHIN[profile.name_shown]:
            return ""
        return f"「{found.text}」留下的是{shown}，全站统一只留{profile.name_shown.value}"
    name, head, tail = ("身份证号码", profile.identity_head, profile.identity_tail)
    if found.number.kind is Kind.MASKED_MOBILE:
        name, head, tail = ("手机号码", profile.mobile_head, profile.mobile_tail)
    if found.number.head <= head and found.number.tail <= tail:
        return ""
    return f"「{found.text}」露出前 {found.number.head} 位、后 {found.number.tail} 位，{name}全站统一最多露出前 {head} 位、后 {tail} 位"
