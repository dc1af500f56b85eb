"""What a rule is: a check of the site with a number, a remedy and a page of its own."""

from collections.abc import Callable, Iterator
from inspect import getmodule

from site_builder.model.kinds import Document
from site_builder.problem import Place, Severity
from site_builder.value import dataclass

Findings = Iterator[tuple[Place, str]]
Check = Callable[..., Findings]  # of the site, and of what it is given


@dataclass(frozen=True, kw_only=True)
class Rule:
    """
    One rule: `number` is a family letter and three digits, never reused.

    `clause` is its name in the catalogue of domain facts (`META-01`), where it has one. `page` is
    the module's docstring, in Chinese, for editors read it: the law, why it matters, `Bad` and
    `Good` examples that are run.

    A rule that is `alone` judges each document by itself, whatever other documents say; so its
    findings can be kept until the document changes. What it must know of other documents is `given`
    to it, a value made from the whole site with a `repr` that tells any two apart; the documents that
    it reads `beside` the one it judges are those named in these relations. Where what it is given is made
    of what each withheld document says, that is `heard` from each alone, by path, and kept. A rule that must
    look into every body for what it then holds against other documents `gathers` it from each document
    alone, and is given what was gathered, by path; that is kept too. A `firm` rule
    can't be waived for a document: what it finds can't be read, can't be published, or would leak.
    """

    number: str
    name: str
    fix: str
    clause: str
    severity: Severity
    page: str
    check: Check
    alone: bool = False
    firm: bool = False
    given: Callable[..., object] | None = None  # of the site, and of what is heard
    heard: Callable[[Document], tuple[object, ...]] | None = None
    gathers: Callable[[Document], tuple[object, ...]] | None = None
    beside: tuple[str, ...] = ()

    @property
    def title(self) -> str:
        """The first line of the rule's page: the fact that holds when the rule is kept."""
        return self.page.strip().split("\n", 1)[0]


def rule(
    number: str,
    *,
    fix: str,
    clause: str = "",
    severity: Severity = Severity.ERROR,
    alone: bool = False,
    firm: bool = False,
    given: Callable[..., object] | None = None,
    heard: Callable[[Document], tuple[object, ...]] | None = None,
    gathers: Callable[[Document], tuple[object, ...]] | None = None,
    beside: tuple[str, ...] = (),
) -> Callable[[Check], Rule]:
    """Make a rule of a check; `fix` tells the editor, in Chinese, what to do."""

    def made(check: Check) -> Rule:
        page = getattr(getmodule(check), "__doc__", "") or ""
        name = getattr(check, "__name__", number)
        return Rule(
            number=number, name=name, fix=fix, clause=clause,
            severity=severity, page=page, check=check, alone=alone, firm=firm, given=given,
            heard=heard, gathers=gathers,
            beside=beside,
        )  # fmt: skip

    return made
