"""The preview shows what is wrong in the page itself, while the last good site stays reachable."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from html import escape
from typing import Any

Environ = dict[str, Any]
StartResponse = Callable[..., Any]
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


@dataclass(kw_only=True)
class Preview:
    """What the last rebuild found; empty when it succeeded."""

    report: str = ""

    def around(self, app: App) -> App:
        """Wrap the server's application so that its pages show the report."""

        def wrapped(environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
            if environ.get("PATH_INFO", "").startswith("/livereload/"):
                return app(environ, start_response)
            status, headers, body = _called(app, environ)
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

    def outliving(self, build: Callable[..., None], say: Callable[[str], None]) -> Callable[..., None]:
        """Let the preview outlive a broken setting or template: MkDocs would hang on either."""

        def built(*arguments: Any, **options: Any) -> None:  # noqa: ANN401 - MkDocs's own
            try:
                build(*arguments, **options)
            except (Exception, SystemExit) as error:  # noqa: BLE001 - whatever it is, it is told
                self.report = f"配置或主题有误：{error}"
                say(self.report)

        return built


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
