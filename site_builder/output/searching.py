"""
The search of a release for leaks, by processes beside the one that makes it.

What must not be found is gathered while the content is judged and pages are drawn; what is written is
searched while it is sealed.
"""

from collections.abc import Callable
from dataclasses import dataclass
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
from site_builder.output.sums import Notes, clear_strays
from site_builder.problem import Problem
from site_builder.workers import HERE, POOL, Here, Workers, workers_at

if TYPE_CHECKING:
    from site_builder.output.staged import Staged

Result = TypeVar("Result")
_Names = tuple[dict[str, str], dict[str, str], dict[str, str]]  # documents by their ids
Gathered = tuple[_Names, Changes]


@dataclass(frozen=True, kw_only=True)
class Searching:
    """What waits for what must not be found in a release."""

    staged: "Staged"
    site: Site
    public: PublicSite
    workers: Workers
    gathered: Callable[[], _Names]

    def proof(self, noted: Notes) -> Proof:
        """Begin to search the release, of whose files all is `noted`."""
        documents = {document.id: document for document in self.site.documents}
        texts, files, sources = self.gathered()
        secrets = Secrets(
            texts={text: documents[name] for text, name in texts.items()},
            files={digest: documents[name] for digest, name in files.items()},
            sources=sources,
        )
        return _begun(self.staged, self.workers, partial(self._problems, noted, secrets))

    def _problems(self, noted: Notes, secrets: Secrets) -> list[Problem]:
        staged = self.staged
        clear_strays(staged.folder, noted)
        found = leaks(
            staged.folder, secrets, noted, workers=self.workers, kept=staged.kept,
            fresh=staged.last.fresh(noted), before=staged.before, known=staged.sums, tokens=staged.tokens,
        )  # fmt: skip
        return found + vanished(staged.folder, noted.keys(), staged.before, self.public)


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
    return _names(secrets_of(site, kept)), kept.changes()


def _names(secrets: Secrets) -> _Names:
    texts, files = (
        {what: document.id for what, document in each.items()} for each in (secrets.texts, secrets.files)
    )
    return texts, files, secrets.sources


def _begun(staged: "Staged", workers: Workers, task: Callable[[], Result]) -> Callable[[], Result]:
    """Begin a task beside this process, unless all is to be done here; what it keeps is kept."""
    if isinstance(workers, Here):
        return task

    def told() -> tuple[Result, Changes]:
        staged.kept.forget()
        return task(), staged.kept.changes()

    process = Beside(told)
    staged.others.append(process)
    return partial(_taken, staged, process.result)


def _taken(staged: "Staged", found_beside: Callable[[], tuple[Result, Changes]]) -> Result:
    """Wait for what was found by a process beside; what it keeps is kept."""
    found, changes = found_beside()
    staged.kept.take(changes)
    return found
