"""
原来因第三方权益不公开的文件，公开前有第三方同意或者公共利益衡量的记录。

涉及商业秘密、个人隐私等的信息，第三方同意公开，或者不公开会对公共利益造成重大影响的，才可以公开（条例第十五条、第三十二条）。把依据
（ground）一删了之，证据就没有了。

Bad::

    ---
    conversions:
      - {before: 不予公开, after: 主动公开, date: 2024-03-02, reason: 复查后公开, ground: "15"}
    ---
    正文。

Good::

    ---
    third_party_consent: 企业2024年3月1日复函同意公开
    conversions:
      - {before: 不予公开, after: 主动公开, date: 2024-03-02, reason: 复查后公开, ground: "15"}
    ---
    正文。
"""

from site_builder.model.part import Conversion
from site_builder.model.site import Site
from site_builder.model.types import Disclosure, Ground
from site_builder.pattern import pattern_of
from site_builder.rules.rule import Findings, rule

_THIRD_PARTY = pattern_of("第三方|商业秘密|个人隐私|第十五条")


@rule(
    "D511",
    fix="补上 third_party_consent（第三方意见）或 public_interest_override（公共利益衡量）",
    clause="DISC-01",
    alone=True,
)
def third_party_unheard(site: Site) -> Findings:
    """Report documents that were withheld for a third party's sake and disclosed without evidence."""
    for document in site.documents:
        if document.disclosure is not Disclosure.PROACTIVE:
            continue
        if document.third_party_consent or document.public_interest_override:
            continue
        for number, entry in enumerate(document.conversions):
            if entry.before is Disclosure.WITHHELD and _is_for_a_third_party(entry):
                message = "原来因第三方权益不予公开，没有第三方意见或者公共利益衡量的记录"
                yield document.at("conversions", number), message


def _is_for_a_third_party(entry: Conversion) -> bool:
    if entry.ground is not None:
        return entry.ground is Ground.THIRD_PARTY
    return bool(_THIRD_PARTY.search(entry.reason))
