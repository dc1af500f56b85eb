"""What is due: dated things that somebody must do, found by looking ahead from the day of the build."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from enum import StrEnum

from site_builder.model.column import columns
from site_builder.model.kinds import Document, OfficialDocument, Policy
from site_builder.model.public_site import public_site
from site_builder.model.shown import is_public
from site_builder.model.site import Site
from site_builder.model.types import Disclosure, Scope
from site_builder.model.working_day import working_days_after
from site_builder.rules.i401_interpretation_missing import interpretation_missing
from site_builder.rules.normative import evaluations_due
from site_builder.value import dataclass


class DutyKind(StrEnum):
    """The kinds of duty, in the words in which they are printed."""

    EXPIRY = "有效期届满"
    EVALUATION = "期满前评估"
    REVIEW = "不公开信息定期评估"
    INTERPRETATION = "缺少解读"
    WITHDRAWAL = "展示期届满"
    TAKING_DOWN = "公示期届满"
    PUBLICATION = "公开期限"
    COLUMN = "栏目更新"
    BLANK_COLUMN = "空白栏目"


# What is to be done, told with each duty.
_DOING = {
    DutyKind.EXPIRY: "期满自动失效；要继续执行的，另行发文、重新登记和公布，在新文件里写 replaces",
    DutyKind.EVALUATION: "期满前完成评估，提出继续执行、修改或者不再执行的意见",
    DutyKind.REVIEW: "重新评估能不能公开：能公开的改 disclosure 并记入 conversions，不能的更新 next_review",
    DutyKind.INTERPRETATION: "写解读，放在 content/interpretations/，和文件同步公开",
    DutyKind.PUBLICATION: "在期限内公开：自形成或者变更之日起二十个工作日内（条例第二十六条）",
    DutyKind.COLUMN: "尽快更新；确实没有新内容的，在栏目里说明",
    DutyKind.BLANK_COLUMN: "补上内容，或者撤销这个栏目；空白栏目在政府网站检查中扣分",
    DutyKind.TAKING_DOWN: "过了这一天取下张贴的打印页，按村务、政务公开的规定存档",
    DutyKind.WITHDRAWAL: "过了这一天网站不再展示；要继续展示的，改 publish_until",
}


@dataclass(frozen=True, kw_only=True, order=True)
class Duty:
    """
    One thing to do by `day`, that day included, by the body `organisation`.

    What can't be done before a day says so in `begin`.
    """

    organisation: str
    day: date
    kind: DutyKind
    title: str
    path: str
    begin: date | None = None

    @property
    def doing(self) -> str:
        """What is to be done."""
        return _DOING[self.kind]

    def days_left(self, today: date) -> int:
        """Count the calendar days until `day`; less than zero where it has passed."""
        return (self.day - today).days


def duties(site: Site, within: int) -> tuple[Duty, ...]:
    """Give what is overdue, and what is due within so many calendar days, by organisation and day."""
    last = site.day + timedelta(days=within)
    found = (duty for make in _SOURCES for duty in make(site, last))
    return tuple(sorted({duty for duty in found if duty.day <= last or duty.kind is DutyKind.EVALUATION}))


def _expiries(site: Site, _: date) -> Iterator[Duty]:
    """Policies in force that will expire; of several texts of one, the newest."""
    public = public_site(site)
    for policy in public.policies:
        last = public.last_day(policy)
        if last and public.validity(policy).holds and not public.newer_texts(policy):
            yield _duty(DutyKind.EXPIRY, policy, last)


def _evaluations(site: Site, last: date) -> Iterator[Duty]:
    """What has to be evaluated before it expires, from the day on which that may begin (SSD53)."""
    for due in evaluations_due(site, last):
        yield replace(_duty(DutyKind.EVALUATION, due.policy, due.expires), begin=due.opens)


def _reviews(site: Site, _: date) -> Iterator[Duty]:
    """What is withheld is evaluated again from time to time (条例 art 18)."""
    for document in site.documents:
        if document.next_review and document.disclosure is not Disclosure.PROACTIVE:
            yield _duty(DutyKind.REVIEW, document, document.next_review)


def _interpretations(site: Site, _: date) -> Iterator[Duty]:
    """A normative document is published together with its interpretation (INT-01)."""
    for place, _message in interpretation_missing.check(site):
        policy = site.by_path[place.path]
        waived = {exemption.rule for exemption in policy.exemptions}
        if isinstance(policy, Policy) and interpretation_missing.number not in waived:
            yield _duty(DutyKind.INTERPRETATION, policy, policy.publish_date or policy.written_date)


def _withdrawals(site: Site, _: date) -> Iterator[Duty]:
    """What is shown for a time only, on the web or a board, goes on its last day."""
    for document in site.documents:
        if document.publish_until is None:
            continue
        if is_public(document.model_copy(update={"scope": Scope.WEB}), site.day):
            is_web = document.scope is Scope.WEB
            kind = DutyKind.WITHDRAWAL if is_web else DutyKind.TAKING_DOWN
            yield _duty(kind, document, document.publish_until)


def _publications(site: Site, _: date) -> Iterator[Duty]:
    """What waits for its day of publication must not wait past its term (条例 art 26)."""
    term = site.vocabulary.profile.timing.publication_working_days
    for document in site.documents:
        if not isinstance(document, OfficialDocument) or document.source or document.publish_date is None:
            continue
        if document.disclosure is Disclosure.PROACTIVE and document.publish_date > site.day:
            due = working_days_after(document.written_date, term, site.calendar).day
            yield _duty(DutyKind.PUBLICATION, document, due)


def _columns(site: Site, _: date) -> Iterator[Duty]:
    """A column must be updated in time, and may not be blank (国办秘函〔2019〕19号)."""
    for column in columns(site):
        kind = DutyKind.BLANK_COLUMN if column.is_blank else DutyKind.COLUMN
        day = site.day if column.is_blank else column.due
        if day:
            yield Duty(
                organisation=column.organisation,
                day=day,
                kind=kind,
                title=column.name,
                path=column.place.path,
            )


_SOURCES: tuple[Callable[[Site, date], Iterator[Duty]], ...] = (
    _expiries,
    _evaluations,
    _reviews,
    _interpretations,
    _withdrawals,
    _publications,
    _columns,
)


def _duty(kind: DutyKind, document: Document, day: date) -> Duty:
    return Duty(
        organisation=document.publisher,
        day=day,
        kind=kind,
        title=document.title,
        path=document.record.path,
    )
