"""Number plates (GA 36), beside a word that speaks of a vehicle."""

from collections.abc import Iterator

from site_builder.model.personal_data.datum import Kind
from site_builder.model.personal_data.match import Match
from site_builder.pattern import pattern_of

_PLATE = pattern_of(
    r"[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-HJ-NP-Z][·•. -]?"
    r"(?=[A-Z]{0,3}[0-9])[A-HJ-NP-Z0-9]{4,5}[A-HJ-NP-Z0-9挂学](?![0-9A-Za-z*-])"
)
_OF_A_VEHICLE = pattern_of(r"车|号牌")
_NEAR = 60
# Buses, trucks of companies and official cars are nobody's own.
_OF_A_FLEET = pattern_of(r"公司|公交|客运|出租|公务|执法|警|校车|单位|救护|危险货物|货运|租赁|处置|拍卖")


def plates(text: str, label: str) -> Iterator[Match]:
    """Find number plates of private cars; all uncertain."""
    for match in _PLATE.finditer(text):
        near = f"{label} {text[max(0, match.start() - _NEAR) : match.end() + _NEAR]}"
        if _OF_A_VEHICLE.search(near) and not _OF_A_FLEET.search(near):
            yield Match(Kind.PLATE, match.start(), match.end(), is_certain=False)
