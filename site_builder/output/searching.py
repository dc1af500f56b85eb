"""
The search of a release for leaks, by processes beside the one that makes it.

What must not be found is gathered while the content is judged and pages are drawn; what is written is
searched while it is sealed.
"""

from collections.abc import Callable
from functools import cache, partial
from typing import TYPE_CHECKING, TypeVar

from site_builder.beside import Beside
from site_builder.model.public_site import PublicSite
from site_builder.model.site import Site
from site_builder.output.kept_tasks import Changes, KeptTasks
from site_builder.output.leak import leaks
from site_builder.output.ledger import vanished
from site_builder.output.release import Proof
from site_builder.output.secret import Secrets, secrets_of
from site_builder.output.sums import clear_strays
from site_builder.problem import Problem
from site_builder.value import dataclass
from site_builder.workers import HERE, POOL, Here, Workers, workers_at

if TYPE_CHECKING:
    from site_builder.output.staged import Staged

Result = TypeVar("Result")
_Names = tuple[dict[str, str], dict[str, str]]  # documents by their ids
Gathered = tuple[_Names, Changes]


@dataclass(frozen=True, kw_only=True)
class Searching:
    """What waits for what must not be found in a release."""

    staged: "Staged"
    site: Site
    public: PublicSite
    workers: Workers
    gathered: Callable[[], _Names]

    def proof(self) -> Proof:
        """Begin to search the release, when all that belongs into it is put there."""
        documents = {document.id: document for document in self.site.documents}
        texts, files = self.gathered()
        secrets = Secrets(
            texts={text: documents[name] for text, name in texts.items()},
            files={digest: documents[name] for digest, name in files.items()},
            site=self.site,
        )
        return _begun(self.staged, self.workers, partial(self._problems, secrets))

    def _problems(self, secrets: Secrets) -> list[Problem]:
        staged, put = self.staged, self.staged.last.put
        clear_strays(staged.folder, put)
        found = leaks(
            staged.folder, secrets, put, workers=self.workers, kept=staged.kept,
            fresh=staged.last.new.keys(), before=staged.before, known=staged.sums, tokens=staged.tokens,
            named=staged.last.named,
        )  # fmt: skip
        return found + vanished(staged.folder, put.keys(), staged.before, self.public)


def searching(
    staged: "Staged",
    site: Site,
    public: PublicSite,
    executor: str,
    begun: Callable[[], Gathered] | None,
) -> Searching:
    """
    Begin to gather what must not be found, unless somebody has `begun`, whom one can wait for.

    Files are searched on this machine, whatever the `executor`.
    """
    workers = workers_at(HERE if executor == HERE else POOL, len(site.documents))
    if begun:
        waiting = cache(partial(_taken, staged, begun))
    else:
        waiting = cache(_begun(staged, workers, lambda: _names(secrets_of(site, staged.kept))))
    return Searching(staged=staged, site=site, public=public, workers=workers, gathered=waiting)


def gathered(site: Site, kept: KeptTasks) -> Gathered:
    """Give what must not be found, for another process, and what is `kept` of that."""
    return _with_changes(lambda: _names(secrets_of(site, kept)), kept)


def _names(secrets: Secrets) -> _Names:
    texts, files = (
        {what: document.id for what, document in each.items()} for each in (secrets.texts, secrets.files)
    )
    return texts, files


def _begun(staged: "Staged", workers: Workers, task: Callable[[], Result]) -> Callable[[], Result]:
    """Begin a task beside this process, unless all is to be done here; what it keeps is kept."""
    if isinstance(workers, Here):
        return task

    process = Beside(partial(_with_changes, task, staged.kept))
    staged.others.append(process)
    return partial(_taken, staged, process.result)


def _with_changes(task: Callable[[], Result], kept: KeptTasks) -> tuple[Result, Changes]:
    """Do a task for the process that saves what is kept; gives what that has to know of it, too."""
    kept.forget()
    return task(), kept.changes()


def _taken(staged: "Staged", found_beside: Callable[[], tuple[Result, Changes]]) -> Result:
    """Wait for what was found by a process beside; what it keeps is kept."""
    found, changes = found_beside()
    staged.kept.take(changes)
    return found
