"""Home addresses below the township: a street number, a building, a flat, in a person's context."""

from collections.abc import Iterator

from site_builder.model.personal_data.datum import Kind
from site_builder.model.personal_data.match import Match
from site_builder.pattern import pattern_of

_NUMBER = r"[0-9一二三四五六七八九十百零〇两]{1,5}"
DETAIL = pattern_of(
    rf"(?<![0-9〕\])）第]){_NUMBER} ?(?:号楼|栋|幢|单元|室|排|号院|号(?!文|令|线|公告|通知|规定)"
    r"|户(?=$|[，。、）)]))"
    r"|[0-9]{1,3}-[0-9]{1,2}-[0-9]{3,4}"
)
# Offices, projects and flats to let have addresses too; these words speak of a person's.
_LABEL = pattern_of(
    r"(?:家庭住址|家庭地址|户籍地址|户籍所在地|户籍地|户口所在地|现居住地|现住址|现住|常住地址|居住地址|居住在|家住|住址)"
    r"[ 为是在:]{0,3}"
    r"|(?<=[，,、；; ])住(?![房建院宅户所宿])"
    r"(?=[\u4e00-\u9fff]{2,12}(?:省|市|县|区|镇|乡|街道|村|路|街|小区))"
)
_END = pattern_of(r"[，。；;,\n|]")
LONGEST = 60


def home_addresses(text: str, label: str) -> Iterator[Match]:
    """Find the addresses of homes; all uncertain, a person has to look."""
    if label and _LABEL.match(label) and (found := DETAIL.search(text[:LONGEST])):
        yield Match(Kind.ADDRESS, 0, found.end(), is_certain=False)
        return
    if "住" not in text and "户籍" not in text and "户口所在地" not in text:
        return
    for match in _LABEL.finditer(text):
        address = _END.split(text[match.end() : match.end() + LONGEST], maxsplit=1)[0]
        details = tuple(DETAIL.finditer(address))
        if details:
            end = match.end() + details[-1].end()
            yield Match(Kind.ADDRESS, match.end(), end, is_certain=False)
