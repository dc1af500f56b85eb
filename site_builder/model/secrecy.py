"""
Marks that a text is not meant for the public, or for some bodies only (保密法 art 22).

A mark stands by itself, in brackets, on a line of its own, or has its star; a sentence that speaks of
secrets is no mark, nor is what another text is told to print, in quotation marks. The same is asked of
bodies, fields and attachments.
"""

from collections.abc import Iterator

from site_builder.model.body import lines_with
from site_builder.model.mark import Mark
from site_builder.pattern import pattern_of
from site_builder.records.record import Record

_GAP = r"\s{0,3}"
_LEVEL = rf"(?:绝{_GAP}密|机{_GAP}密|秘{_GAP}密)"
_TERM = "(?:(?:[0-9]{1,2}|[一二三四五六七八九十]{1,3})(?:年|个?月)|长期|启用前)"
_URGENCY = "(?:特急|加急|急件|特提|平急)"
_OPEN, _CLOSE = r"\s*[（(【\[*]*\s?", r"[）)】\]*！!。.]*\s*"
_INSIDE = "(?:内部|保密)(?:资料|材料|文件)|内部(?:使用|参考|掌握)|仅供内部(?:使用|参考|交流)"
_NOT = "(?:请)?(?:不得|切勿|请勿|勿|严禁|禁止)(?:外传|扩散|转发|公开|复制|翻印|传播|外泄)"
_KEEP = "请?(?:妥善|注意)(?:保存|保密|保管)"
_WARNED = rf"(?:[，,、！!：:；;·—\s-]|{_KEEP}|{_NOT})"
_LINES = tuple(
    pattern_of(rf"{_OPEN}(?P<mark>{said}){_CLOSE}")
    for said in (
        rf"{_LEVEL}{_GAP}[★☆]?{_GAP}{_TERM}?|{_LEVEL}[，,、：:\s]{_WARNED}{{1,6}}",
        rf"(?:{_INSIDE}){_WARNED}{{0,6}}",
        rf"(?:{_INSIDE}|本(?:资料|文件|材料|件)|此(?:件|文|材料)|仅供|注意保密)[^。；（）]{{0,12}}{_NOT}",
        r"(?:请)?(?:不得|切勿|请勿|勿|严禁|禁止)外传",
        rf"密{_GAP}级{_GAP}[:：]{_GAP}{_LEVEL}.{{0,12}}|{_LEVEL}\s{{1,6}}{_URGENCY}|{_URGENCY}\s{{1,6}}{_LEVEL}",
        "内部明电|内部传真电报|工作秘密",
    )
)
_LONGEST = 60  # characters of a line that is a mark
_STAR = pattern_of(rf"(?<![“「‘\"])(?P<mark>{_LEVEL}{_GAP}[★☆]{_GAP}{_TERM}?)")
_BRACKETS = pattern_of(
    rf"(?<![“「‘\"])[（(【\[](?P<mark>(?:{_INSIDE}){_WARNED}{{0,6}}|(?:不得|请勿|严禁)外传)[）)】\]]"
)
_SIGN = pattern_of(rf"绝{_GAP}密|机{_GAP}密|秘{_GAP}密|内部|外传|保密|密{_GAP}级|仅供")
_SIGNS = tuple(map(pattern_of, (r"密(?:(?<=[绝机秘保\s]密)|\s{0,3}级)", "内部", "外传", "仅供")))

_THIS = "(?:此件|本件|此文|此文件|该件)"
_TO = "(?:只|仅|可|印)?(?:发|传达|阅)(?:送|放)?(?:至|到|给)"
_LEVELS = (
    "[^，。；（）()]{0,14}?(?:级|单位|部门|人员|机关|干部|党员|负责人|领导|党组|党委|支部|乡镇|街道|县区)"
)
_CIRCULATION = (
    pattern_of(rf"{_OPEN}(?P<mark>{_THIS}{_TO}{_LEVELS}.{{0,12}}?|{_TO}{_LEVELS}){_CLOSE}"),
    pattern_of(rf"(?<![“「‘\"])[（(](?P<mark>{_THIS}{_TO}{_LEVELS}[^（）()]{{0,12}}|{_TO}{_LEVELS})[）)]"),
)
_CIRCULATION_SIGN = pattern_of("[发达送放阅](?:至|到|给)")
_CIRCULATION_SIGNS = tuple(pattern_of(f"{end}(?<=[发达送放阅]{end})") for end in "至到给")


def secrecy_marks(record: Record) -> Iterator[Mark]:
    """Give the marks of secrecy that a body bears."""
    for number, line in lines_with(record, _SIGN, *_SIGNS):
        for start, text in secrecy_marks_in(line):
            yield Mark(place=record.body_place(number, start + 1, len(text)), text=text)


def secrecy_marks_in(line: str) -> Iterator[tuple[int, str]]:
    """Give position and text of the marks of secrecy in one line."""
    if not _SIGN.search(line):
        return
    if len(line.strip()) <= _LONGEST:
        for pattern in _LINES:
            if whole := pattern.fullmatch(line):
                yield whole.start("mark"), whole["mark"].rstrip()
                return
    for pattern in (_STAR, _BRACKETS):
        for match in pattern.finditer(line):
            yield match.start("mark"), match["mark"].rstrip()


def circulation_marks(record: Record) -> Iterator[Mark]:
    """Give the marks of a body that tell for which bodies alone it is meant: 此件发至县团级."""
    for number, line in lines_with(record, _CIRCULATION_SIGN, *_CIRCULATION_SIGNS):
        for start, text in circulation_marks_in(line):
            yield Mark(place=record.body_place(number, start + 1, len(text)), text=text)


def circulation_marks_in(line: str) -> Iterator[tuple[int, str]]:
    """Give position and text of such marks in one line."""
    if not _CIRCULATION_SIGN.search(line):
        return
    whole = _CIRCULATION[0].fullmatch(line) if len(line.strip()) <= _LONGEST else None
    for match in (whole,) if whole else _CIRCULATION[1].finditer(line):
        yield match.start("mark"), match["mark"].rstrip()
