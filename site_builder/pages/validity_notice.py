"""What a policy's page says at its top: may one rely on it, since when, and what took its place."""

from collections.abc import Iterator
from datetime import date

from site_builder.model.kinds import Document, Policy
from site_builder.model.public_site import PublicSite
from site_builder.model.validity import FINAL, State, Validity, effective_day, is_draft
from site_builder.value import dataclass


@dataclass(frozen=True, kw_only=True)
class Notice:
    """
    The notice; `effective` and `expire` stand in the page too, for a script that corrects stale copies.

    The day of the build is not printed: pages that did not change keep their bytes from day to day.
    """

    validity: Validity
    sentences: tuple[str, ...]
    successors: tuple[Document, ...]
    effective: date
    expire: date | None


def notice_of(policy: Policy, site: PublicSite) -> Notice:
    """Give the notice of a policy."""
    validity = site.validity(policy)
    effective, last = effective_day(policy), site.last_day(policy)
    sentences = _sentences(policy, validity, last, is_old_text=bool(site.newer_texts(policy)))
    successors: tuple[Document, ...] = ()
    if validity.by or site.relations(policy):
        sentences += _coming(policy, site) if validity.holds else ()
        successors = tuple({d.id: d for d in _to_be_read(policy, site, {policy.id})}.values())
    return Notice(
        validity=validity, sentences=sentences, successors=successors, effective=effective, expire=last
    )


def _to_be_read(policy: Policy, site: PublicSite, seen: set[str]) -> Iterator[Document]:
    """Give what readers are led on to; what has itself ended leads on to what came after it."""
    validity = site.validity(policy)
    by = (validity.by,) if validity.by is not None else ()
    others = (*site.newer_texts(policy)[-1:], *by, *site.related(policy, "replaced_by"))
    if validity.state not in FINAL:
        others = (*others, *site.related(policy, "amended_by"))
    for other in others:
        if not isinstance(other, Policy) or site.validity(other).state not in FINAL:
            yield other
        elif other.id not in seen:
            seen.add(other.id)
            yield from _to_be_read(other, site, seen)


# What a public document that takes effect later will do to this one.
COMING = (
    ("amended_by", "将修改"),
    ("repealed_by", "将废止"),
    ("replaced_by", "将被代替"),
    ("declared_void_by", "将宣布失效"),
)


def _coming(policy: Policy, site: PublicSite) -> tuple[str, ...]:
    """Say what is announced and has not come yet, with its day."""
    return tuple(
        f"自{_day(effective_day(other))}起{what}"
        for relation, what in COMING
        for other in site.related(policy, relation)
        if isinstance(other, Policy) and effective_day(other) > site.day
    )


def _sentences(
    policy: Policy, validity: Validity, last: date | None, *, is_old_text: bool
) -> tuple[str, ...]:
    since = _day(validity.since) if validity.since else ""
    what = "本文本是修改后的全文，" if policy.version_of else ""
    start = what + _start(policy)
    end = f"有效期至{_day(last)}（含当日）" if last else ""
    said: tuple[str, ...]
    match validity.state:
        case State.PENDING if is_draft(policy):
            said = ("这是征求意见稿，还没有定下来，不能作为办事的依据", _closing(policy))
        case State.PENDING:
            said = (start, "在此之前不执行", end)
        case State.IN_FORCE:
            said = (start, end)
        case State.AMENDED if is_old_text:
            said = ("这是修改前的文本", f"自{since}起按修改后的文本执行", end)
        case State.AMENDED:
            said = (f"自{since}起已经修改，修改的内容见修改它的文件；正文注明已经改过的，以正文为准", end)
        case State.REPEALED:
            said = (f"自{since}起已经废止，不再执行",)
        case State.DECLARED_VOID:
            said = (f"自{since}起宣布失效，不再执行",)
        case State.EXPIRED if validity.is_spent:
            said = (f"它修改的文件已经终止，自{since}起随之失效，不再执行",)
        case State.EXPIRED:
            said = (f"有效期已满，自{since}起失效，不再执行",)
    return tuple([sentence for sentence in said if sentence])


def _start(policy: Policy) -> str:
    """Say from when a policy is carried out; a bulletin that states no day for it is only published."""
    is_carried_out = policy.effective_date or policy.is_normative or policy.version_of
    return (
        f"自{_day(effective_day(policy))}起施行" if is_carried_out else f"{_day(effective_day(policy))}发布"
    )


def _closing(draft: Policy) -> str:
    return f"意见征集到{_day(draft.open_until)}（含当日）" if draft.open_until else ""


def _day(value: date) -> str:
    return f"{value.year}年{value.month}月{value.day}日"
