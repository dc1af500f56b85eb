"""
The files of the last release are linked into the next one by a process beside, before all else is done.

It begins before what makes a site is loaded, which takes as long; so nothing of that is loaded here. The
index lies in a folder that is named by all that is in it, and until that is known in one of its own.
"""

from contextlib import suppress
from dataclasses import field
from functools import partial
from pathlib import Path

from site_builder.beside import NICER, Beside
from site_builder.output.kept_sums import KeptSums, kept_sums
from site_builder.output.last_release import Links, linked
from site_builder.output.release import open_staging, prune
from site_builder.output.shown import current, staging_name
from site_builder.search.layout import FOLDER, GENERATION, POINTER, value_of
from site_builder.value import dataclass

UNNAMED = f"{FOLDER}/next/"  # the index's folder, until it can be named by all that is in it


@dataclass(frozen=True, kw_only=True)
class Linking:
    """
    The next release of the site at `target`, whose `folder` gets the files of the release `before`.

    `kept` is what is known of those.
    """

    target: Path
    before: Path
    folder: Path
    kept: KeptSums
    process: Beside[Links] = field(repr=False)


def begin_linking(target: Path, root: Path) -> Linking | None:
    """Begin, for the column in `root`; None where `target` shows no release."""
    if (before := current(target)) is None:
        return None
    folder, kept = staging_name(target), kept_sums(root)
    process = Beside(partial(link, target, before, folder, kept), nicer=NICER)
    return Linking(target=target, before=before, folder=folder, kept=kept, process=process)


def link(target: Path, before: Path, folder: Path, kept: KeptSums) -> Links:
    """
    Make the folder of the next release, and link the files of the one before into it.

    What the last build left of old releases is removed, but for what the next one has in common with them.
    """
    open_staging(target, folder)
    prune(target, into=folder)
    old, new = (folder / name for name in moved_in(folder))
    if old.is_dir() and not new.exists():
        old.rename(new)
    return linked(before, folder, kept.notes, moved_in(before))


def moved_in(release: Path) -> tuple[str, str]:
    """Give the folder in which the index of a release lies, and what it is called until the next is known."""
    pointer, generation = release / POINTER, "unknown"
    with suppress(ValueError):  # somebody wrote there
        said = value_of(pointer.read_text("utf-8", "replace")) if pointer.is_file() else ""
        generation = said if isinstance(said, str) and GENERATION.fullmatch(said) else generation
    return f"{FOLDER}/{generation}/", UNNAMED
