"""The preview shows what is wrong in the page itself, while the last good site stays reachable."""

import gc
import shutil
from collections.abc import Callable, Iterable
from dataclasses import field
from html import escape
from pathlib import Path
from threading import Lock
from typing import Any

from jinja2 import TemplateError

from site_builder.output.kept import Memory
from site_builder.output.on_demand import OnDemand, TooSlowPageError
from site_builder.output.proof.verify import PATH
from site_builder.output.templates import template_fault
from site_builder.pages.site_map import NOT_FOUND
from site_builder.problem import BrokenSetupError
from site_builder.value import dataclass

Environ = dict[str, Any]
StartResponse = Callable[..., Any]
INDEX = "index.html"
App = Callable[[Environ, StartResponse], Iterable[bytes]]

_BANNER = (
    '<div role="alert" style="border:4px solid #b10e1e;background:#fff;color:#111;padding:1em;'
    'margin:0;position:relative;z-index:9999"><h1 style="font-size:1.2em;margin:0 0 .5em">'
    "内容有问题，没有生成新的页面；下面显示的是上一次成功生成的页面</h1>"
    '<pre style="white-space:pre-wrap;font-size:1em;line-height:1.5;max-height:60vh;'
    'overflow:auto;margin:0">{report}</pre></div>'
)
_PAGE = (
    '<!DOCTYPE html><html lang="zh-CN"><head><meta charset="utf-8"><title>内容有问题</title></head>'
    "<body></body></html>"
)


AT_TIMES = 50  # sites shown between two collections of garbage, each of which takes half a second
LONGEST = 250  # characters of a name
NOTHING = "nothing"  # a name that no file has
TRIES = 20  # to serve a file, while the site that it is of is replaced by the next


@dataclass(kw_only=True)
class Preview:
    """
    What the last rebuild found, empty when it succeeded; and the last site that was good.

    A file that a browser asks for is put into the folder `root`, from which MkDocs' server serves it.
    """

    report: str = ""
    root: Path = field(default_factory=Path)
    site: OnDemand | None = None
    mount: str = "/"
    memory: Memory = field(default_factory=Memory, repr=False)
    _shown: int = 0
    _making: Lock = field(default_factory=Lock, repr=False)  # nobody else works while workers are forked
    _lock: Lock = field(default_factory=Lock, repr=False)

    def show(self, site: OnDemand) -> None:
        """Show another site from now on."""
        with self._lock:
            self.site = site
            self._shown += 1
            for path in self.root.iterdir():
                shutil.rmtree(path) if path.is_dir() else path.unlink()
        if self._shown % AT_TIMES == 0:
            gc.collect()

    def take_over(self, server: Any, say: Callable[[str], None]) -> None:  # noqa: ANN401 - MkDocs's
        """Let MkDocs' server ask for files first, and outlive what can't be built."""
        self.mount = server.mount_path
        server.set_app(self.around(server.get_app()))
        server.builder = self.outliving(server.builder, say)

    def around(self, app: App) -> App:
        """Wrap the server's application: it finds the file that is asked for; its pages show the report."""

        def wrapped(environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
            path = str(environ.get("PATH_INFO", ""))
            if path.startswith("/livereload/"):
                return app(environ, start_response)
            name = self._name(path)
            environ = environ if name else {**environ, "PATH_INFO": self.mount + NOTHING}
            for _ in range(TRIES):
                site = self._put(name or NOTHING)
                status, headers, body = _called(app, environ)
                if site is self.site:
                    break
            report = self.report  # read after the page: a new page never shows an old report
            types = [value for name, value in headers if name.lower() == "content-type"]
            is_page = any("text/html" in value for value in types)
            if not report or not (is_page or status.startswith("404")):
                start_response(status, headers)
                return [body]
            page = body.decode("utf-8", "replace") if is_page else _PAGE
            data = _with_banner(page if "<body" in page else _PAGE, report).encode()
            kept = [h for h in headers if h[0].lower() not in {"content-length", "content-type"}]
            kept.append(("Content-Type", "text/html; charset=utf-8"))
            kept.append(("Content-Length", str(len(data))))
            start_response(status, kept)
            return [data]

        return wrapped

    def _name(self, path: str) -> str:
        """Give the name of the file that is asked for; "" where none can be called so."""
        name = path.removeprefix(self.mount) + (INDEX if path.endswith("/") else "")
        is_name = path.startswith(self.mount) and len(name) < LONGEST and PATH.fullmatch(name)
        return name if is_name else ""

    def _put(self, name: str) -> OnDemand | None:
        """Put a file where the server looks for it; gives the site that it is of."""
        if (site := self.site) is None:
            return None
        for wanted in (name, NOT_FOUND):
            with self._making:
                data = _data(site, wanted)
            if data is None:
                continue
            with self._lock:
                target = self.root / wanted
                if site is self.site and not target.exists():
                    target.parent.mkdir(parents=True, exist_ok=True)
                    target.write_bytes(data)
            break
        return site

    def outliving(self, build: Callable[..., None], say: Callable[[str], None]) -> Callable[..., None]:
        """Let the preview outlive a broken setting or template: MkDocs would hang on either."""

        def built(*arguments: Any, **options: Any) -> None:  # noqa: ANN401 - MkDocs's own
            try:
                with self._making:
                    build(*arguments, **options)
            except (Exception, SystemExit) as error:  # noqa: BLE001 - whatever it is, it is told
                self.report = f"配置或主题有误：{error}"
                say(self.report)

        return built


def _data(site: OnDemand, name: str) -> bytes | None:
    """Give a file, or a page that says why there is none for now."""
    try:
        return site.data(name)
    except TooSlowPageError as error:
        told = f"{error.problem.place.path} {error.problem.message}"
    except BrokenSetupError as error:  # the next rebuild is coming
        told = str(error)
    except TemplateError as error:
        told = template_fault(error, name)
    except Exception as error:  # noqa: BLE001 - whatever it is, it is told where an editor looks
        told = f"生成 {name} 时出错：{type(error).__name__} {error}"
    return _with_banner(_PAGE, told).encode()


def _called(app: App, environ: Environ) -> tuple[str, list[tuple[str, str]], bytes]:
    answer: dict[str, Any] = {}

    def start(status: str, headers: list[tuple[str, str]], *_: object) -> None:
        answer.update(status=status, headers=headers)

    chunks = app(environ, start)
    body = b"".join(chunks)
    if close := getattr(chunks, "close", None):
        close()
    return answer["status"], answer["headers"], body


def _with_banner(page: str, report: str) -> str:
    before, mark, rest = page.partition("<body")
    attributes, end, after = rest.partition(">")
    return before + mark + attributes + end + _BANNER.format(report=escape(report)) + after
