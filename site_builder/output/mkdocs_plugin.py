"""
The one module that knows MkDocs: configuration, theme folders, hand-written pages, preview server.

What stands outside this file outlives MkDocs (1.x has had its last release, 2.0 has no plugins). The
documents never enter MkDocs' page loop: `on_files` leaves it only the hand-written pages.
"""

import logging
import os
import time
from collections.abc import Callable
from datetime import date, datetime
from functools import partial
from pathlib import Path
from typing import Any

from jinja2 import TemplateError
from mkdocs.commands import build as mkdocs_build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, ConfigurationError
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as MkDocsPage

from site_builder.day import CHINA, build_day
from site_builder.output.build import Order, Ready, ready, write_site
from site_builder.output.kept import remembered
from site_builder.output.on_demand import OnDemand
from site_builder.output.preview import Preview
from site_builder.output.release import check_target
from site_builder.output.seal import sealing_on
from site_builder.output.staged import Staged, begin, taken
from site_builder.output.templates import environment, template_fault
from site_builder.output.write import context_of
from site_builder.pages.document import hand_written_pages
from site_builder.pages.page import Page
from site_builder.pipeline import run
from site_builder.problem import BrokenSetupError, Problem
from site_builder.records.source import line_at
from site_builder.report import text_report
from site_builder.settings import Settings, read_settings

Say = Callable[[str], None]


class ContentError(Abort):
    """The content has errors; the message is the report, as `mkdocs build` prints it."""

    def __init__(self, problems: tuple[Problem, ...], report: str) -> None:
        super().__init__(report)
        self.problems = problems


class SiteBuilderPlugin(BasePlugin):  # type: ignore[type-arg, no-untyped-call]
    """MkDocs' events, in the order in which MkDocs raises them."""

    served_day: date | None = None
    say: Say = staticmethod(lambda _: None)  # where a preview tells how it goes

    def __init__(self) -> None:
        self.day: date | None = None
        self.order = Order()
        self.warned = ""  # what to tell of warnings
        self.release = ""
        self.preview = Preview()
        self.serving = False
        self.target = Path()
        self.staged: Staged | None = None
        self.made: Ready | None = None
        self.by_mkdocs = Path()

    def load_config(self, options: dict[str, Any], config_file_path: str | None = None) -> Any:  # noqa: ANN401, ARG002 - MkDocs's signature
        """Leave the options to `settings.py`, which reads them without MkDocs as well."""
        return [], []

    def on_startup(self, *, command: str, dirty: bool) -> None:  # noqa: ARG002 - as above
        """Remember whether an editor is watching."""
        self.serving = command == "serve"

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Run the whole flow; with errors nothing is staged, and outside a preview we stop."""
        self.target = self.preview.root = Path(config.site_dir)
        self._clean()
        self.made = None
        try:
            settings = read_settings(Path(config.config_file_path))  # as a check sees it, wherever this goes
            epoch, now = os.environ.get("SOURCE_DATE_EPOCH"), datetime.now(CHINA)
            day = self.day or self.served_day or build_day(epoch, now)
            if not self.serving:
                check_target(self.target)
                self.sealing = sealing_on(day, os.environ, self.target)
                self.staged = begin(self.target, settings.root, config.theme.dirs, self.order.linking)
            planned = partial(self.staged.search, self.order.executor) if self.staged else None
            make = partial(run, settings, day, planned=planned, seen=self.order.seen)
            memory, later = (None, self.staged.meanwhile) if self.staged else (self.preview.memory, None)
            build = remembered(settings.root, make, memory, began=time.time_ns(), later=later)
            self.made, problems = ready(build, self.order, preview=self.serving)
        except BrokenSetupError as error:
            raise ConfigurationError(str(error)) from None
        if self.made is None:
            self._stop(settings, problems)
        elif self.staged:
            self.staged.meanwhile.append(partial(self._warn, settings, problems))
        self.by_mkdocs = self.staged.by_mkdocs if self.staged else self.target / ".by-mkdocs"
        config.docs_dir = config.site_dir = str(self.by_mkdocs)  # empty: no walk over content/
        own = config.theme.dirs[:1]  # of Material's ten thousand files none is copied: they are not listed
        vars(config.theme)["get_env"] = partial(environment, own)
        config.use_directory_urls = False
        config.nav = None
        config.theme.static_templates = set()
        config.extra_templates = []
        return config

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:  # noqa: ARG002 - as above
        """Leave MkDocs the public hand-written pages, and no other file of content/ or a theme."""
        if self.made is None:
            return Files([])
        kept = []
        for document in self.made.public.pages:
            source = Path(document.record.path).relative_to(self.made.public.settings.content_dir)
            file = File(source.as_posix(), config.docs_dir, config.site_dir, use_directory_urls=False)
            file.dest_uri = document.address
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
        if not any((Path(folder) / "layout.html").is_file() for folder in config.theme.dirs):
            raise ConfigurationError("主题里没有 layout.html：mkdocs.yml 的 theme.custom_dir 应写 theme")
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
        assert self.made
        return context_of(self._page(page), self.made.drawing(environment(config.theme.dirs)))

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Write everything else, prove that nothing leaks, and switch to the new release; or show it."""
        config.site_dir, made, own = str(self.target), self.made, Path(config.theme.dirs[0])
        if made and self.serving:
            self.preview.report = ""  # before the switch, see preview.py
            env, drawn, whole = environment(config.theme.dirs), taken(self.by_mkdocs), self.target / ".whole"
            self.preview.show(OnDemand(made=made, env=env, theme=own, drawn=drawn, folder=whole))
            self.say("已生成，页面会自动刷新")
        elif made and self.staged:
            proof, notes = write_site(self.staged, made, own)
            become, then = self.staged.become, self.order.then
            self.release, found = become(self.target, self.sealing, proof, notes, then)
            if found:
                self._stop(made.public.settings, tuple(found))
        self._clean()

    def on_build_error(self, *, error: Exception) -> None:  # noqa: ARG002 - as above
        """Leave nothing half written behind."""
        self._clean()

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
        """Clear away what was begun."""
        self._clean()

    def _page(self, page: MkDocsPage) -> Page:
        assert self.made
        return {p.path: p for p in hand_written_pages(self.made.public)}[page.file.dest_uri]

    def _warn(self, settings: Settings, problems: tuple[Problem, ...]) -> None:
        self.warned = text_report(problems, partial(line_at, settings.root))

    def _stop(self, settings: Settings, problems: tuple[Problem, ...]) -> None:
        report = text_report(problems, partial(line_at, settings.root))
        if not self.serving:
            raise ContentError(problems, report)
        self.preview.report = report
        logging.getLogger("mkdocs.plugins.site_builder").error("%s", "\n" + report)

    def _clean(self) -> None:
        if self.staged:
            self.staged.remove()
            self.staged = None


def build_site(
    config_file: Path, *, site_dir: str | None, day: date, order: Order | None = None
) -> SiteBuilderPlugin:
    """Build as `mkdocs build` does; raises ContentError, and BrokenSetupError where MkDocs refuses."""
    logging.getLogger("mkdocs").setLevel(logging.WARNING)
    try:
        config = load_config(str(config_file), **({"site_dir": site_dir} if site_dir else {}))
        plugin = config.plugins["site_builder"]
        assert isinstance(plugin, SiteBuilderPlugin)
        plugin.day, plugin.order = day, order or Order()
        config.plugins.on_startup(command="build", dirty=False)
        try:
            mkdocs_build.build(config)
        finally:
            config.plugins.on_shutdown()
    except ContentError:
        raise
    except TemplateError as error:
        raise BrokenSetupError(template_fault(error, "?")) from None
    except (Abort, ConfigurationError) as error:
        raise BrokenSetupError(str(error)) from None
    return plugin


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
