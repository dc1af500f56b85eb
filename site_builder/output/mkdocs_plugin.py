"""
The one module that knows MkDocs: configuration, theme folders, hand-written pages, preview server.

What stands outside this file outlives MkDocs (1.x has had its last release, 2.0 has no plugins). The
documents never enter MkDocs' page loop: `on_files` leaves it only the hand-written pages.
"""

import logging
import os
import tempfile
import time
from collections.abc import Callable, Sequence
from datetime import date, datetime
from functools import partial
from pathlib import Path
from typing import Any

from mkdocs.commands import build as mkdocs_build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, ConfigurationError
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as MkDocsPage

from site_builder.day import CHINA, build_day
from site_builder.output.build import Order, Ready, ready
from site_builder.output.column import ContentError, build_column
from site_builder.output.hand_written import Given
from site_builder.output.kept import remembered
from site_builder.output.on_demand import OnDemand
from site_builder.output.preview import Preview
from site_builder.output.staged import taken
from site_builder.output.templates import check_theme, environment
from site_builder.pages.document import hand_written_pages
from site_builder.pages.page import Page
from site_builder.pipeline import run
from site_builder.problem import BrokenSetupError
from site_builder.report import worded
from site_builder.settings import read_settings

Say = Callable[[str], None]
_EPOCH = "SOURCE_DATE_EPOCH"


class SiteBuilderPlugin(BasePlugin):  # type: ignore[type-arg, no-untyped-call]
    """
    MkDocs' events, in the order in which MkDocs raises them.

    `mkdocs build` is two runs: in the outer one `on_config` builds as `site-builder build` does, and nothing
    more is drawn; in the inner one, as in any build, MkDocs draws hand-written `pages`, by their paths, with
    what they are `given`, into `folder`.
    """

    served_day: date | None = None
    say: Say = staticmethod(lambda _: None)  # where a preview tells how it goes

    def __init__(self) -> None:
        self.preview = Preview()
        self.serving = False
        self.target = self.folder = self.docs = Path()
        self.building = False
        self.nowhere: tempfile.TemporaryDirectory[str] | None = None
        self.made: Ready | None = None  # what a preview shows
        self.pages: dict[str, Page] | None = None
        self.given: Given = lambda *_: {}

    def load_config(self, options: dict[str, Any], config_file_path: str | None = None) -> Any:  # noqa: ANN401, ARG002 - MkDocs's signature
        """Leave the options to `settings.py`, which reads them without MkDocs as well."""
        return [], []

    def on_startup(self, *, command: str, dirty: bool) -> None:  # noqa: ARG002 - as above
        """Remember whether an editor is watching."""
        self.serving, self.pages = command == "serve", None

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Make what MkDocs is to draw, unless it is told."""
        self.target = Path(config.site_dir)
        self.docs = Path(os.path.relpath(config.docs_dir, Path(config.config_file_path).parent))
        if self.serving:
            self._preview(config)
        elif self.pages is None:
            self._build(config)
        config.docs_dir = config.site_dir = str(self.folder)  # empty: no walk over content/
        own = config.theme.dirs[:1]  # of Material's ten thousand files none is copied: they are not listed
        vars(config.theme)["get_env"] = partial(environment, own)
        config.use_directory_urls = False
        config.nav = None
        config.theme.static_templates = set()
        config.extra_templates = []
        return config

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:  # noqa: ARG002 - as above
        """Leave MkDocs the public hand-written pages, and no other file of content/ or a theme."""
        kept = []
        for page in self.pages.values() if self.pages else ():
            assert page.document
            source = Path(page.document.record.path).relative_to(self.docs)
            file = File(source.as_posix(), config.docs_dir, config.site_dir, use_directory_urls=False)
            file.dest_uri = page.path
            kept.append(file)
        return Files(kept)

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:  # noqa: ARG002 - as above
        """Do without a navigation of MkDocs's."""
        return nav

    def on_page_read_source(self, *, page: MkDocsPage, config: MkDocsConfig) -> str:  # noqa: ARG002 - as above
        """Give the validated body, so that MkDocs never parses front matter its own way."""
        return document.body if (document := self._page(page).document) else ""

    def on_env(self, env: Any, *, config: MkDocsConfig, files: Files) -> Any:  # noqa: ANN401, ARG002 - as above
        """Replace the environment by ours, which escapes."""
        return environment(config.theme.dirs)

    def on_page_context(
        self,
        context: Any,  # noqa: ANN401, ARG002 - as above
        *,
        page: MkDocsPage,
        config: MkDocsConfig,
        nav: Navigation,  # noqa: ARG002 - as above
    ) -> Any:  # noqa: ANN401 - as above
        """Give a hand-written page what every page gets; its body is the sanitised one."""
        return self.given(self._page(page), environment(config.theme.dirs))

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Show a preview; say to other plugins where the site is."""
        config.site_dir, made = str(self.target), self.made
        if made and self.serving:
            self.preview.report = ""  # before the switch, see preview.py
            env, drawn, whole = environment(config.theme.dirs), taken(self.folder), self.target / ".whole"
            own = Path(config.theme.dirs[0])
            self.preview.show(OnDemand(made=made, env=env, theme=own, drawn=drawn, folder=whole))
            self.say("已生成，页面会自动刷新")

    def on_serve(
        self,
        server: Any,  # noqa: ANN401 - mkdocs.livereload brings a web server, of no use to a build
        *,
        config: MkDocsConfig,
        builder: Callable[..., None],  # noqa: ARG002 - as above
    ) -> Any:  # noqa: ANN401 - as above
        """Watch the data and the theme too, and show problems in the page."""
        from site_builder.output.watch import watch  # noqa: PLC0415 - of no use to a build

        settings = read_settings(Path(config.config_file_path))
        folders = [str(settings.root / name) for name in (settings.content_dir, settings.data_dir)]
        file = config.config_file_path
        watch(server, (config.docs_dir, file), (*folders, config.theme.dirs[0], file))
        self.preview.take_over(server, self.say)
        self.say(f"预览地址：{server.url}（按 Ctrl+C 停止）")
        return server

    def on_shutdown(self) -> None:
        """Clear away where nothing was written."""
        if self.nowhere:
            self.nowhere.cleanup()

    def _build(self, config: MkDocsConfig) -> None:
        file, day = Path(config.config_file_path), build_day(os.environ.get(_EPOCH), datetime.now(CHINA))
        self.building = True  # MkDocs gives that run this same plugin
        try:
            build_column(file, site_dir=config.site_dir, day=day)
        except ContentError as error:
            raise Abort(error.report) from None
        except BrokenSetupError as error:
            raise ConfigurationError(str(error)) from None
        finally:
            self.building, self.pages = False, {}
        self.nowhere = tempfile.TemporaryDirectory()
        self.folder = Path(self.nowhere.name)

    def _preview(self, config: MkDocsConfig) -> None:
        self.preview.root, self.folder, self.made = self.target, self.target / ".by-mkdocs", None
        file, memory = Path(config.config_file_path), self.preview.memory
        day = self.served_day or build_day(os.environ.get(_EPOCH), datetime.now(CHINA))
        try:
            check_theme(config.theme.dirs)
            settings = read_settings(file)
            build = remembered(settings.root, partial(run, settings, day), memory, began=time.time_ns())
            self.made, problems = ready(build, Order(), preview=True)
        except BrokenSetupError as error:
            raise ConfigurationError(str(error)) from None
        self.pages = {}
        if self.made:
            self.pages = {page.path: page for page in hand_written_pages(self.made.public)}
            self.given = self.made.given
        else:
            self.preview.report = worded(settings.root, problems)
            logging.getLogger("mkdocs.plugins.site_builder").error("%s", "\n" + self.preview.report)

    def _page(self, page: MkDocsPage) -> Page:
        assert self.pages
        return self.pages[page.file.dest_uri]


def draw_hand_written(
    config_file: Path, site_dir: str | None, folder: Path, pages: Sequence[Page], given: Given
) -> None:
    """
    Let MkDocs draw hand-written pages, with what they are `given`, into an empty folder.

    Raises BrokenSetupError where MkDocs refuses, TemplateError where the theme has a slip.
    """
    logger = logging.getLogger("mkdocs")
    level = logger.level
    logger.setLevel(logging.WARNING)
    try:
        config = _loaded(config_file, site_dir)
        plugin = config.plugins["site_builder"]
        assert isinstance(plugin, SiteBuilderPlugin)
        if is_own_run := not plugin.building:
            config.plugins.on_startup(command="build", dirty=False)  # MkDocs may have used it for a preview
        plugin.pages, plugin.given, plugin.folder = {page.path: page for page in pages}, given, folder
        try:
            mkdocs_build.build(config)
        finally:
            if is_own_run:
                config.plugins.on_shutdown()
    except (Abort, ConfigurationError) as error:
        raise BrokenSetupError(str(error)) from None
    finally:
        logger.setLevel(level)


def theme_folders(config_file: Path) -> list[str]:
    """Give the folders of the theme, its parents' too; BrokenSetupError where MkDocs refuses."""
    return list(_loaded(config_file, None).theme.dirs)


def _loaded(config_file: Path, site_dir: str | None) -> MkDocsConfig:
    try:
        return load_config(str(config_file), **({"site_dir": site_dir} if site_dir else {}))
    except (Abort, ConfigurationError) as error:
        raise BrokenSetupError(str(error)) from None


def serve_site(config_file: Path, *, address: str | None, day: date | None, say: Say) -> None:
    """Serve a preview that reloads when content, data or theme change, until interrupted."""
    from mkdocs.commands import serve as mkdocs_serve  # noqa: PLC0415 - as above

    options = {"dev_addr": address} if address else {}
    SiteBuilderPlugin.served_day = day
    SiteBuilderPlugin.say = staticmethod(say)
    try:
        mkdocs_serve.serve(str(config_file), **options)  # type: ignore[arg-type]
    except (Abort, ConfigurationError, OSError, OverflowError) as error:
        raise BrokenSetupError(str(error)) from None
