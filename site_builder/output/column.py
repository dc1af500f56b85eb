"""
A column is built: from its settings to the release that is shown. Nothing here knows MkDocs.

MkDocs draws the hand-written pages, and is loaded for that, if it has to, while workers make the rest.
"""

import os
from collections.abc import Sequence
from datetime import date
from functools import partial
from pathlib import Path

from jinja2 import TemplateError

from site_builder.output.build import Order, ready, write_site
from site_builder.output.hand_written import Given
from site_builder.output.kept import remembered
from site_builder.output.release import check_target
from site_builder.output.seal import sealing_on
from site_builder.output.staged import begin, taken
from site_builder.output.templates import check_theme, is_complete, template_fault
from site_builder.pages.page import Page
from site_builder.pipeline import run
from site_builder.problem import BrokenSetupError
from site_builder.report import worded
from site_builder.settings import read_settings, theme_folder
from site_builder.value import dataclass


class ContentError(Exception):
    """The content has errors; its `report` tells them."""

    def __init__(self, report: str) -> None:
        super().__init__(report)
        self.report = report


@dataclass(frozen=True, kw_only=True)
class Built:
    """The name of the `release` that `target` shows, and what there is to tell of it."""

    target: Path
    release: str
    warned: str = ""


def build_column(config: Path, *, site_dir: str | None, day: date, order: Order | None = None) -> Built:
    """
    Build the column of the settings in `config`, into `site_dir` if that is given.

    Raises ContentError where the content has errors, BrokenSetupError where settings or theme do not do.
    """
    order = order or Order()
    settings = order.begun.settings or read_settings(config)  # as a check sees them, wherever this goes
    target = Path(os.path.abspath(settings.root / (site_dir or settings.site_dir)))  # noqa: PTH100 - links stay
    check_target(target)
    theme, sealing = _theme(config), sealing_on(day, os.environ, target)
    begun, judging = order.begun, order.begun.judging
    staged = begin(target, settings.root, theme, begun.linking)
    try:
        planned = partial(staged.search, order.executor, judging.gathered if judging else None)
        judgement = judging.judgement if judging else None
        make = partial(run, settings, day, planned=planned, seen=begun.seen, judgement=judgement)
        made, problems = ready(remembered(settings.root, make, later=staged.meanwhile), order)
        if made is None:
            raise ContentError(worded(settings.root, problems))
        proof = write_site(staged, made, Path(theme[0]), partial(_drawn, config, site_dir, staged.by_mkdocs))
        warned = judging.report() if judging else worded(settings.root, problems)
        release, found = staged.become(target, sealing, proof, begun.then)
        if found:
            raise ContentError(worded(settings.root, found))
    except TemplateError as error:
        raise BrokenSetupError(template_fault(error, "?")) from None
    finally:
        staged.remove()
    return Built(target=target, release=release, warned=warned)


def _theme(config: Path) -> list[str]:
    """Give the folders of the theme: our own, and its parents' where it takes in what is not its own."""
    own = theme_folder(config)
    folders = [str(own)] if own else []
    if not own or not is_complete(own):
        from site_builder.output.mkdocs_plugin import theme_folders  # noqa: PLC0415 - see above

        folders = theme_folders(config)
    check_theme(folders)
    return folders


def _drawn(
    config: Path, site_dir: str | None, folder: Path, pages: Sequence[Page], given: Given
) -> dict[str, bytes]:
    from site_builder.output.mkdocs_plugin import draw_hand_written  # noqa: PLC0415 - see above

    draw_hand_written(config, site_dir, folder, pages, given)
    return taken(folder)
