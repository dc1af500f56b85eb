"""All that is no page is the same whether made or linked, and little is made where little changed."""

import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from site_builder.model.public_site import PublicSite, public_site
from site_builder.output.kept_tasks import KeptTasks, unkept
from site_builder.output.last_release import LastRelease, last_release, linked
from site_builder.output.linking import moved_in
from site_builder.output.rest import write_rest
from site_builder.output.rest_part import Rest
from site_builder.pool import Pool
from site_builder.search.layout import HOT
from site_builder.workers import Forked, Here, Task, Workers
from tests.artifacts.search.columns import FIRST, STOPS, a_text
from tests.builders import a_policy, a_site, the_settings
from tests.tree import tree

COUNT, EXPIRING = HOT + 44, 50
Fields = dict[str, dict[str, Any]]  # by id, what differs from the smallest policy


@dataclass(frozen=True)
class Column:
    """Policies by id, with what else a site is made of."""

    policies: Fields
    values: dict[str, Any]

    def site(self) -> PublicSite:
        """Give the public site."""
        return public_site(a_site(*(a_policy(i, **told) for i, told in self.policies.items()), **self.values))


def the_column(count: int = COUNT) -> Column:
    """Give a column of a policy a day."""
    days = [date.fromordinal(FIRST.toordinal() + n).isoformat() for n in range(count)]
    return Column(
        {
            f"d{n:05}": {
                "title": f"关于{a_text(n + 1000, 12).translate(STOPS)}的通知", "body": a_text(n),
                "doc_no": f"示政发〔{day[:4]}〕{n + 1}号", "written_date": day, "publish_date": day,
                "expire_date": "2030-01-01" if n == EXPIRING else None,
            }
            for n, day in enumerate(days)
        },
        {},
    )  # fmt: skip


def written(
    folder: Path,
    column: Column,
    workers: Workers,
    kept: KeptTasks,
    before: LastRelease | None = None,
    *,
    late: dict[str, str] | None = None,
) -> LastRelease:
    """Write the rest of a column, after the release before; texts that come `late` are not there at first."""
    site = column.site()
    folder.mkdir()
    last = LastRelease(folder=folder)
    if before:
        moved = moved_in(before.folder)
        links = linked(before.folder, folder, before.put, moved)
        last = last_release(before.folder, folder, before.put, links)
    above = {name: {**fields, "body": ""} for name, fields in column.policies.items()}
    rest = Rest(
        site=site, scope=repr(replace(column, policies=above)).encode(), last=last,
        kept=kept, plain={d.id: d.body for d in site.documents if d.id not in (late or {})},
        draw=(lambda: late) if late else None,
        addresses=lambda: [("index.html", None), *((d.address, d.publish_date) for d in site.documents)],
    )  # fmt: skip
    write_rest(rest, workers)
    last.clear()
    last.settle()
    kept.save()
    return last


def told(column: Column, document: int, **fields: object) -> Column:
    """Change a document."""
    id_ = f"d{document:05}"
    return replace(column, policies={**column.policies, id_: {**column.policies[id_], **fields}})


def edited(column: Column) -> Column:
    """Add a character to a body."""
    return told(column, 20, body=f"低{column.policies['d00020']['body']}")


def added(column: Column) -> Column:
    """Add the newest document."""
    day = {"written_date": "2023-01-01", "publish_date": "2023-01-01"}
    return replace(column, policies={**column.policies, "new": {"body": a_text(9), **day}})


def withdrawn(column: Column) -> Column:
    """Take a document away; the numbers of later ones change."""
    return replace(column, policies={i: fields for i, fields in column.policies.items() if i != "d00020"})


CHANGES: dict[str, Callable[[Column], Column]] = {
    "nothing": lambda column: column,
    "a character of a body": edited,
    "a late document's body": lambda column: told(column, COUNT - 1, body=a_text(7)),
    "a title": lambda column: told(column, 30, title="关于别的事情的通知"),
    "a character that no other has": lambda column: told(column, 30, body="龘"),
    "keywords": lambda column: told(column, 30, keywords=["新词"]),
    "a number": lambda column: told(column, 30, doc_no="示政办发〔2019〕7号"),
    "a new document": added,
    "a withdrawal": withdrawn,
    "all withdrawn": lambda column: replace(column, policies={}),
    "validity, by the day": lambda column: replace(column, values={"day": date(2031, 1, 1)}),
    "validity, by a document far away": lambda column: told(
        column, COUNT - 1, repeals=["示政发〔2020〕31号"]
    ),
    "the address": lambda column: replace(
        column, values={"settings": the_settings(site_url="https://other.gov.cn/")}
    ),
}


@pytest.mark.parametrize("workers", [Here(), Forked(count=2)], ids=["here", "pool"])
@pytest.mark.parametrize("change", CHANGES)
def test_what_is_linked_is_what_would_be_made(change: str, workers: Workers, tmp_path: Path) -> None:
    """After any change, from all that was kept, in one process or in several."""
    column, cache = the_column(), tmp_path / "x.build"
    before = written(tmp_path / "before", column, workers, KeptTasks(cache))
    after = CHANGES[change](column)

    written(tmp_path / "warm", after, workers, KeptTasks(cache), before)

    written(tmp_path / "cold", after, Here(), unkept())
    assert tree(tmp_path / "cold") == tree(tmp_path / "warm")


def made(folder: Path) -> set[str]:
    """List the files that were not linked, without the index's folder in their names."""
    paths = (p for p in folder.rglob("*") if p.is_file() and p.stat().st_nlink == 1)
    names = (p.relative_to(folder).as_posix() for p in paths)
    return {name.split("/", 2)[-1] if name.startswith("s/") else name for name in names}


def test_an_edit_makes_what_follows_from_a_body(tmp_path: Path) -> None:
    """Its text, its summary, the postings of its terms; what is small is looked at, not written."""
    cache = tmp_path / "x.build"
    before = written(tmp_path / "before", the_column(), Here(), KeptTasks(cache))

    written(tmp_path / "after", edited(the_column()), Here(), KeptTasks(cache), before)

    found = made(tmp_path / "after")
    assert 0 < sum(name.startswith(("t/", "r/")) for name in found) < 12
    assert {"x/0/20.js", "data/documents.csv", "data/documents.json"} <= found
    assert not any(name.startswith(("u/", "q/", "n/", "p/", "data/preservation")) for name in found)


@pytest.mark.parametrize("name", ["t/*.js", "x/0/7.js", "f.js", "sitemap.xml", "documents.json"])
def test_what_was_changed_by_hand_is_not_linked(name: str, tmp_path: Path) -> None:
    """What is kept is believed of files that stand as they were written, and of no other."""
    cache = tmp_path / "x.build"
    before = written(tmp_path / "before", the_column(), Here(), KeptTasks(cache))
    cold = tree(tmp_path / "before")
    file = min((tmp_path / "before").rglob(name))
    file.write_bytes(bytes(file.stat().st_size))
    os.utime(file, (1, 1))

    written(tmp_path / "after", the_column(), Here(), KeptTasks(cache), before)

    assert cold == tree(tmp_path / "after")


def test_a_disk_without_links_gets_copies(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """And the index's folder is named by all that is in it there too."""

    def refused(*_: str, **__: object) -> None:
        raise PermissionError

    monkeypatch.setattr(os, "link", refused)
    cache = tmp_path / "x.build"
    before = written(tmp_path / "before", the_column(), Here(), KeptTasks(cache))

    written(tmp_path / "warm", edited(the_column()), Here(), KeptTasks(cache), before)

    written(tmp_path / "cold", edited(the_column()), Here(), unkept())
    assert tree(tmp_path / "cold") == tree(tmp_path / "warm")


@dataclass(frozen=True)
class Unhelped:
    """Workers that are forked when there is something to do, and do all of it."""

    def each(
        self, task: Task[Any, Any, Any], shared: Any, chunks: Any, meanwhile: Iterable[object] = ()
    ) -> Iterator[tuple[int, Any]]:
        """Run `task` on every chunk."""
        pool = Pool(partial(task, shared), 2)
        yield from pool.each(chunks, meanwhile)
        pool.end()


@pytest.mark.parametrize("workers", [Forked(count=2), Unhelped()], ids=["pool", "unhelped"])
@pytest.mark.parametrize("change", ["a character of a body", "a late document's body", "a title"])
def test_texts_that_come_late_are_found(change: str, workers: Workers, tmp_path: Path) -> None:
    """Workers that were forked before pages were drawn get the texts of these, and have all other blocks."""
    column, cache = the_column(3 * HOT + 44), tmp_path / "x.build"
    before = written(tmp_path / "before", column, Forked(count=2), KeptTasks(cache))
    after = CHANGES[change](column)
    late = {i: told["body"] for i, told in after.policies.items() if told != column.policies[i]}

    written(tmp_path / "warm", after, workers, KeptTasks(cache), before, late=late)

    written(tmp_path / "cold", after, Here(), unkept())
    assert tree(tmp_path / "cold") == tree(tmp_path / "warm")
