"""
The command line: parse, call, print, exit. The only code that prints, exits and reads the clock.

A command imports what it alone needs, so that an editor's check does not wait for the build's parts.
"""

import argparse
import os
import re
import sys
from collections.abc import Callable, Sequence
from datetime import date, datetime
from pathlib import Path

from site_builder.model.kept import Kept
from site_builder.output.kept import kept_file, load_kept, save_kept
from site_builder.pipeline import check as checked
from site_builder.pipeline import read_site
from site_builder.problem import BrokenSetupError, Problem, Severity
from site_builder.records.source import line_at
from site_builder.report import github_report, gitlab_report, json_report, sarif_report, text_report
from site_builder.rules.registry import all_rules
from site_builder.settings import CHINA, Settings, build_day, read_settings
from site_builder.skeleton import Question

GOOD, PROBLEMS, BROKEN, INTERRUPTED = 0, 1, 2, 130


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; gives the exit status: 0 good, 1 problems in content, 2 broken setup."""
    options = _parser().parse_args(arguments)
    try:
        status: int = options.run(options)
    except BrokenSetupError as error:
        print(f"site-builder: {error}", file=sys.stderr)
        return BROKEN
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        os._exit(GOOD)  # whoever read our output has gone; flushing the rest would fail again
    except OSError as error:
        where = f"（{error.filename}）" if error.filename else ""
        print(f"site-builder: 读写文件失败：{error.strerror or error}{where}", file=sys.stderr)
        return BROKEN
    return status


def run() -> None:
    """Run as a program."""
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]
    sys.exit(main())


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="site-builder", description="政府信息公开专栏生成工具")
    common = argparse.ArgumentParser(add_help=False)
    common.add_argument("-f", "--config-file", type=Path, default=Path("mkdocs.yml"), help="配置文件")
    common.add_argument("--day", type=_day, help="生成日期，年-月-日；默认为今天（北京时间）")
    commands = parser.add_subparsers(required=True, metavar="命令")

    def command(name: str, function: Callable[..., int], help_text: str) -> argparse.ArgumentParser:
        made = commands.add_parser(name, help=help_text, parents=[common], description=help_text)
        made.set_defaults(run=function)
        return made

    check = command("check", _check, "检查内容，列出全部问题")
    check.add_argument("--format", choices=("text", "json", "sarif", "github", "gitlab"), default="text")
    check.add_argument("--no-cache", action="store_true", help="不用上一次检查的结果，全部重新检查")
    check.add_argument("--set-aside", type=Path, metavar="文件夹", help="把有错误的文件移到这里")
    build = command("build", _build, "生成网站")
    build.add_argument("-d", "--site-dir", help="输出位置；默认见配置文件")
    serve = command("serve", _serve, "预览；内容改动后自动刷新")
    serve.add_argument("-a", "--address", metavar="主机:端口", help="默认 127.0.0.1:8000")
    due = command("due", _due, "列出到期和即将到期的事项：期满、评估、复查、缺少的解读、长期不更新的栏目")
    due.add_argument("--within", type=_span, default=60, metavar="天数", help="如 60d、8w；默认 60d")
    due.add_argument("--organisation", metavar="机构", help="只列这个机构的")
    due.add_argument("--format", choices=("text", "json", "ics"), default="text")
    new = command("new", _new, "新建一个文件")
    new.add_argument("kind", metavar="种类", help="政策文件、政策解读、标准目录事项、栏目页面")
    new.add_argument("--publisher", help="发布机构全称")
    new.add_argument("--title", help="标题")
    sheet = command("sheet", _sheet, "打印页：只张贴、不上网的文件，写成一个可以打印的网页文件")
    sheet.add_argument("path", type=Path, metavar="PATH.md", help="如 content/policies/notice.md")
    sheet.add_argument("--into", type=Path, required=True, metavar="文件夹", help="写到哪里；不能在网站里")
    rule = command("rule", _rule, "解释一条规则")
    rule.add_argument("number", metavar="编号", nargs="?", help="如 R301；不写则列出全部规则")
    bring = command("import", _import, "导入已有的文件（元数据 JSONL 和正文）")
    bring.add_argument("source", type=Path, metavar="SOURCE.jsonl")
    bring.add_argument("--into", type=Path, required=True, metavar="文件夹", help="写到哪里")
    bring.add_argument("--relations", type=Path, help="解读与文件的对应关系（JSONL）")
    bring.add_argument("--set", action="append", default=[], metavar="字段=值", help="来源里没有的字段")
    bring.add_argument("--assign-index", metavar="机构代码", help="按日期顺序编索引号")
    return parser


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"「{text}」不是「年-月-日」") from None


def _span(text: str) -> int:
    match = re.fullmatch(r"([0-9]{1,4})([dw]?)", text)
    if match is None:
        raise argparse.ArgumentTypeError(f"「{text}」应当写作 60d（天）或 8w（周）")
    return int(match[1]) * (7 if match[2] == "w" else 1)


def _settings(options: argparse.Namespace, site_dir: str | None = None) -> tuple[Settings, date]:
    settings = read_settings(options.config_file, site_dir=site_dir)
    now = datetime.now(CHINA)
    return settings, options.day or build_day(os.environ.get("SOURCE_DATE_EPOCH"), now)


def _check(options: argparse.Namespace) -> int:
    settings, day = _settings(options)
    file = kept_file(_cache_folder(), settings.root)
    build = checked(settings, day, Kept() if options.no_cache else load_kept(file))
    save_kept(file, build.kept)
    problems = build.problems
    if options.set_aside:
        from site_builder.commands import set_aside

        moved = set_aside(settings, day, options.set_aside)
        print(f"移出 {len(moved)} 个文件到 {options.set_aside}")
        problems = checked(settings, day).problems
    print(_report(options.format, problems, settings))
    return _status(problems)


def _cache_folder() -> Path:
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")


def _report(form: str, problems: Sequence[Problem], settings: Settings) -> str:
    made = {"json": json_report, "github": github_report, "gitlab": gitlab_report}
    if form in made:
        return made[form](problems)
    if form == "sarif":
        return sarif_report(problems, all_rules())
    return text_report(problems, lambda place: line_at(settings.root, place)) or "没有发现问题"


def _status(problems: Sequence[Problem]) -> int:
    return PROBLEMS if any(p.severity is Severity.ERROR for p in problems) else GOOD


def _build(options: argparse.Namespace) -> int:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    from site_builder.output.mkdocs_plugin import ContentError, build_site

    settings, day = _settings(options, options.site_dir)
    console = Console(stderr=True)
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    try:
        with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as bar:
            tasks: dict[str, object] = {}

            def progress(what: str, done: int, total: int) -> None:
                task = tasks.setdefault(what, bar.add_task(what, total=total) if what not in tasks else 0)
                bar.update(task, completed=done)  # type: ignore[arg-type]

            made = build_site(options.config_file, site_dir=options.site_dir, day=day, progress=progress)
    except ContentError as error:
        print(error.message, file=sys.stderr)
        return PROBLEMS
    if made.warnings:
        print(_report("text", made.warnings, settings), file=sys.stderr)
    print(f"已生成 {made.target / 'index.html'}（{day}，版本 {made.release}）")
    return GOOD


def _serve(options: argparse.Namespace) -> int:
    from site_builder.output.mkdocs_plugin import serve_site

    _settings(options)
    serve_site(options.config_file, address=options.address, day=options.day)
    return GOOD


def _due(options: argparse.Namespace) -> int:
    from site_builder.duty import duties
    from site_builder.duty_report import duty_calendar, duty_json, duty_text

    settings, day = _settings(options)
    found = duties(read_site(settings, day), options.within)
    if options.organisation:
        found = tuple(duty for duty in found if duty.organisation == options.organisation)
    if options.format == "ics":
        sys.stdout.write(duty_calendar(found, day, settings.domain))
    else:
        print((duty_json if options.format == "json" else duty_text)(found, day))
    return GOOD


def _new(options: argparse.Namespace) -> int:
    from site_builder.commands import made_new

    settings, day = _settings(options)
    ask = _ask if sys.stdin.isatty() and sys.stdout.isatty() else None
    answers = {name: value for name in ("publisher", "title") if (value := getattr(options, name))}
    path = made_new(settings, day, options.kind, answers=answers, ask=ask)
    print(f"已新建 {path}，请补全后运行 site-builder check")
    return GOOD


def _ask(question: Question) -> str:
    choices = f"（{'、'.join(question.choices)}）" if question.choices else ""
    return input(f"{question.title}：{question.description}{choices}\n> ")


def _sheet(options: argparse.Namespace) -> int:
    from site_builder.commands import printed

    settings, day = _settings(options)
    path, problems = printed(settings, day, options.path, options.into)
    if problems:
        print(_report("text", problems, settings), file=sys.stderr)
    else:
        print(f"已生成 {path}，用浏览器打开后打印；不要放到网站上")
    return _status(problems)


def _rule(options: argparse.Namespace) -> int:
    from site_builder.commands import rule_text

    print(rule_text(options.number))
    return GOOD


def _import(options: argparse.Namespace) -> int:
    from site_builder.commands import imported

    result = imported(
        options.source, options.into, relations=options.relations,
        set_fields=options.set, assign_index=options.assign_index,
    )  # fmt: skip
    if result.problems:
        report = text_report(result.problems, lambda place: line_at(options.source.parent, place))
        print(report, file=sys.stderr)
    print(f"已导入 {len(result.files)} 个文件到 {options.into}")
    return _status(result.problems)


if __name__ == "__main__":
    run()
