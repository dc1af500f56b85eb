"""Lists of persons that a table is, whatever numbers stand in it: children, payments, illnesses."""

import re
from collections.abc import Iterator, Mapping, Sequence

from site_builder.model.personal_data.column import Column
from site_builder.model.personal_data.datum import Kind, PersonalDatum
from site_builder.model.personal_data.name import is_masked_name, is_whole_name
from site_builder.pattern import pattern_of

CHILDREN = pattern_of(
    r"孤儿|困境儿童|事实无人抚养|留守儿童|未成年|流浪儿童|儿童姓名|受助儿童|困难儿童|残疾儿童"
)
PUPILS = pattern_of(r"学生|幼儿|新生|学籍|小学|初中|班级|年级")
_ADULTS = pattern_of(r"大学|学院|研究生|博士|硕士|高校|本科|专科|高职|导师|教师|校长|毕业生")
WELFARE = pattern_of(
    r"低保|特困|救助|补贴|补助|资助|助学|生活费|临时救助|高龄|残疾|廉租|公租|危房|帮扶|慰问|贫困|优抚|五保|救济|到户|一卡通|分红|补偿"
)
_NOT_PAID_TO_HOUSEHOLDS = pattern_of(r"企业|项目|工资|津贴标准|人才|专家|奖励|科研|技术|公司")
_CHILDREN_LISTED = pattern_of(
    r"(?:孤儿|困境儿童|事实无人抚养儿童|留守儿童|未成年人|流浪儿童)[^，。；]{0,15}"
    r"(?:名单|花名册|名册|信息表|登记表|明细表|公示表|人员表|汇总表)"
)
# A line of a list that is no table: a name, and behind it an age, a sex or an amount.
_NAMED_CHILD = pattern_of(
    r"(?:^|[\s、；;，,.．:：）)])(?P<name>[\u4e00-\u9fff]{2,4})[，,、\s]{1,3}(?:[男女][，,、\s]|[0-9]{1,2}岁)"
)
_NAMED_PAYEE = pattern_of(
    r"(?:^|[\s、；;.．:：）)-])(?P<name>[\u4e00-\u9fff]{2,4})[，,、:：\s]{1,4}[0-9][0-9,.]{0,9}\s?元"
)
_LISTED = pattern_of("名单|公示|发放|花名册|明细")
FEWEST_PAYEES = 2  # one name beside an amount may be a contact or an example
MOST_ROWS = 2000  # names that are looked at


def listings(
    columns: Mapping[int, Column], heading: Sequence[str], rows: Sequence[Sequence[str]], title: str
) -> Iterator[tuple[int, Kind, bool]]:
    """Judge a table whose `columns` are known: give a column, what is wrong with it, whether certainly."""
    names = next((n for n, c in columns.items() if c is Column.HOUSEHOLDER), None)
    is_of_households = names is not None
    if names is None:
        names = next((n for n, c in columns.items() if c is Column.NAME), None)
    if names is None:
        return
    cells = [row[names] for row in rows[:MOST_ROWS] if names < len(row)]
    whole = sum(is_whole_name(cell) for cell in cells)
    masked = sum(is_masked_name(cell) for cell in cells)
    if whole + masked == 0 or 2 * (whole + masked) < len([c for c in cells if c.strip()]):
        return
    headings = " ".join(heading)
    about = f"{title} {headings}"
    has_office = Column.OFFICE in columns.values()
    if CHILDREN.search(about):
        yield names, Kind.MINORS, not has_office
    elif PUPILS.search(about) and not _ADULTS.search(f"{about} {rows[0]}"):
        yield names, Kind.PUPILS, False
    money = Column.MONEY in columns.values()
    if money and (is_of_households or (WELFARE.search(about) and not has_office)):
        is_private = not _NOT_PAID_TO_HOUSEHOLDS.search(about)
        if is_private:
            yield names, Kind.HOUSEHOLDS, whole > masked
    for number, column in columns.items():
        if column is Column.HARDSHIP and any(number < len(row) and row[number].strip() for row in rows):
            yield number, Kind.HARDSHIP, False


def is_title_of_list(title: str) -> bool:
    """Tell whether a text below this title may be a list of persons that is no table."""
    return CHILDREN.search(title) is not None or _is_of_payees(title)


def _is_of_payees(title: str) -> bool:
    is_paid = WELFARE.search(title) and _LISTED.search(title)
    return bool(is_paid) and not _NOT_PAID_TO_HOUSEHOLDS.search(title)


def listed_in_text(title: str, lines: Sequence[str]) -> Iterator[tuple[int, PersonalDatum]]:
    """Find names of children, and of people who are paid, in a list that is no table; with their line."""
    if CHILDREN.search(title):
        yield from _named(_NAMED_CHILD, Kind.MINORS, lines)
    if _is_of_payees(title):
        found = list(_named(_NAMED_PAYEE, Kind.HOUSEHOLDS, lines))
        if len(found) >= FEWEST_PAYEES:
            yield from found


def _named(pattern: re.Pattern[str], kind: Kind, lines: Sequence[str]) -> Iterator[tuple[int, PersonalDatum]]:
    for number, line in enumerate(lines[:MOST_ROWS]):
        for match in pattern.finditer(line):
            if is_whole_name(match["name"]):
                start, end = match.span("name")
                yield (
                    number,
                    PersonalDatum(kind=kind, start=start, end=end, text=match["name"], is_certain=True),
                )


def list_of_children(title: str) -> PersonalDatum | None:
    """Tell whether a title, of a document or an attachment, is that of a list of children."""
    match = _CHILDREN_LISTED.search(title)
    if match is None:
        return None
    return PersonalDatum(
        kind=Kind.MINORS, start=match.start(), end=match.end(), text=match[0], is_certain=False
    )
