"""栏目: the columns of the site, when each was last updated, and within how many days it must be."""

from collections.abc import Iterator
from datetime import date, timedelta
from enum import StrEnum

from site_builder.model.kinds import Document, HandWrittenPage, Interpretation, Policy
from site_builder.model.shown import is_public
from site_builder.model.site import Site
from site_builder.problem import Place
from site_builder.value import dataclass


class ColumnKind(StrEnum):
    """What decides how often a column must be updated (国办秘函〔2019〕19号)."""

    HOME = "首页"
    POLICY = "政策文件类栏目"
    OTHER = "应更新的栏目"
    ANNUAL_REPORT = "年报栏目"
    FIXED = "固定栏目"


@dataclass(frozen=True, kw_only=True)
class Column:
    """
    One column: `days` is the longest it may go without an update, None where it need not change.

    `last_update` is the day on which its newest public document was published, None where it has
    none; `organisation` the body that answers for it, the column's organiser where no other does.
    """

    name: str
    kind: ColumnKind
    organisation: str
    place: Place
    days: int | None
    last_update: date | None

    @property
    def is_blank(self) -> bool:
        """Whether readers find nothing in it."""
        return self.last_update is None

    @property
    def due(self) -> date | None:
        """The last day on which it is not yet stale; None where it can't become so."""
        if self.last_update is None or self.days is None:
            return None
        return self.last_update + timedelta(days=self.days)

    def is_stale(self, day: date) -> bool:
        """Tell whether on `day` it has gone too long without an update."""
        return self.due is not None and day > self.due


ENTRIES = (
    ("guide", "政府信息公开指南", ColumnKind.FIXED),
    ("rules", "政府信息公开制度", ColumnKind.FIXED),
    ("annual-report", "政府信息公开年报", ColumnKind.ANNUAL_REPORT),
)


def columns(site: Site) -> tuple[Column, ...]:
    """Give the columns: home, kinds, topics, bodies, heads of article 20, fixed entries."""
    newest = _newest(site)
    website = site.vocabulary.profile.website
    days = {
        ColumnKind.HOME: website.home_days,
        ColumnKind.POLICY: website.policy_days,
        ColumnKind.OTHER: website.other_days,
        ColumnKind.ANNUAL_REPORT: website.annual_report_days,
        ColumnKind.FIXED: None,
    }
    organiser = site.settings.organiser or site.settings.site_name
    return tuple(
        Column(
            name=name,
            kind=kind,
            organisation=key[1] if key[0] == "publisher" else organiser,
            place=place,
            days=days[kind],
            last_update=newest.get(key),
        )
        for name, kind, key, place in _listed(site)
    )


Key = tuple[str, str]  # what documents of a column have in common: a field's name and its value


def _listed(site: Site) -> Iterator[tuple[str, ColumnKind, Key, Place]]:
    settings = site.settings
    home = Place(path=settings.config_file, line=settings.option_lines.get("site_name", 0))
    yield "首页", ColumnKind.HOME, ("site", ""), home
    for kind in (Policy, Interpretation):
        place = Place(path=f"{settings.content_dir}/{kind.folder}")
        yield kind.label, ColumnKind.POLICY, ("kind", kind.kind), place
    for number, topic in enumerate(site.vocabulary.topics):
        place = site.vocabulary_place("topics", number)
        yield f"主题 {topic.label}", ColumnKind.OTHER, ("topic", topic.label), place
    for number, body in enumerate(site.vocabulary.organisations):
        place = site.vocabulary_place("organisations", number)
        yield f"机构 {body.name}", ColumnKind.OTHER, ("publisher", body.name), place
    for number, head in enumerate(site.vocabulary.art20):
        place = site.vocabulary_place("art20", number)
        yield f"法定主动公开内容 {head.label}", ColumnKind.OTHER, ("art20", str(head.number)), place
    for section, label, column_kind in ENTRIES:
        place = Place(path=f"{settings.content_dir}/{HandWrittenPage.folder}")
        yield label, column_kind, ("section", section), place


def _newest(site: Site) -> dict[Key, date]:
    """Give, for each key, the day of the newest public document; one without a date counts as none."""
    found: dict[Key, date] = {}
    for document in site.documents:
        if is_public(document, site.day) and (day := document.publish_date):
            for key in _keys(document):
                found[key] = max(day, found.get(key, day))
    return found


def _keys(document: Document) -> Iterator[Key]:
    yield "site", ""
    yield "kind", document.kind
    yield "topic", document.topic
    yield "publisher", document.publisher
    for number in document.art20:
        yield "art20", str(number)
    if isinstance(document, HandWrittenPage):
        yield "section", document.section
