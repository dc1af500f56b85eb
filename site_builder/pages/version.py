"""各个文本: the line of texts in which a document stands, and each laid beside the one before it."""

from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

from site_builder.model.kinds import Policy
from site_builder.model.paragraph import paragraphs
from site_builder.model.public_site import PublicSite
from site_builder.pages.comparison import Change, Step, compared
from site_builder.pages.listing import HOME
from site_builder.pages.page import Crumb, Page
from site_builder.value import dataclass

POLICIES = Crumb(label="政策文件", address="kinds/policies.html")
SHOWN = 24  # characters of a paragraph by which a reader knows it


@dataclass(frozen=True, kw_only=True)
class Stretch:
    """Steps of one kind that follow each other; a stretch of unchanged ones is folded away."""

    change: Change
    steps: tuple[Step, ...]

    @property
    def ends(self) -> str:
        """The first words of its first and last paragraph."""
        texts = [_head(step) for step in (self.steps[0], self.steps[-1])]
        return "至".join(f"「{text}」" for text in dict.fromkeys(texts))


@dataclass(frozen=True, kw_only=True)
class TextOf:
    """One text of the line; `comparison` is the address where it is laid beside the one before."""

    policy: Policy
    is_first: bool
    is_of_another: bool
    comparison: str


def versions_address(line: Sequence[Policy]) -> str:
    """Give the address of the list of a line of texts."""
    return f"versions/{line[0].id}.html"


def comparison_address(line: Sequence[Policy], text: Policy) -> str:
    """Give the address where `text` is laid beside the one before it; no identifier has a slash in it."""
    return f"versions/{line[0].id}/{text.id}.html"


def version_pages(site: PublicSite) -> Iterator[Page]:
    """Give the list of each line, and the comparisons of neighbours."""
    lines = {line[0].id: line for p in site.policies if p.id in site.lines and (line := site.line(p))}
    for _, line in sorted(lines.items()):
        title = _name(line, line[-1])
        above = Crumb(label=f"{title}的各个文本", address=versions_address(line))
        yield Page(
            path=above.address,
            title=above.label,
            template="versions.html",
            view={"texts": _texts(line)[::-1]},
            crumbs=(HOME, POLICIES),
            description="各个文本的施行日期、有效性和相邻两个文本的逐段对照，最新的在前",
            column_type="政策文件",
        )
        for old, new in pairwise(line):
            yield _comparison(line, old, new, (HOME, POLICIES, above))


def _texts(line: Sequence[Policy]) -> tuple[TextOf, ...]:
    return tuple(
        TextOf(
            policy=text,
            is_first=number == 0,
            is_of_another=not text.version_of,
            comparison=comparison_address(line, text) if number else "",
        )
        for number, text in enumerate(line)
    )


def _comparison(line: Sequence[Policy], old: Policy, new: Policy, crumbs: tuple[Crumb, ...]) -> Page:
    steps = compared(paragraphs(old.body), paragraphs(new.body))
    counts = {change: sum(step.change is change for step in steps) for change in Change}
    stretches = [
        Stretch(change=change, steps=tuple(found))
        for change, found in groupby(steps, key=lambda step: step.change)
    ]
    return Page(
        path=comparison_address(line, new),
        title=f"{_name(line, new)}新旧文本对照",
        template="comparison.html",
        view={"old": old, "new": new, "stretches": tuple(stretches), "counts": counts},
        crumbs=crumbs,
        description=f"逐段对照：{'，'.join(f'{change}{n}段' for change, n in counts.items())}",
        column_type="政策文件",
    )


def _name(line: Sequence[Policy], text: Policy) -> str:
    """Give the name in 《》 in the title of the document that `text` is a text of, or all of the title."""
    before = line[: line.index(text) + 1]
    title = next(t.title for t in before[::-1] if not t.version_of or t is line[0])
    _, mark, rest = title.partition("《")
    name, end, _ = rest.rpartition("》")
    return f"《{name}》" if mark and end else f"《{title}》"


def _head(step: Step) -> str:
    text = "".join(run.text for run in step.new or step.old)
    return text if len(text) <= SHOWN else text[: SHOWN - 1] + "…"
