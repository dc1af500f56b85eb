"""
The command line: parse, call, print, exit. The only code that prints, exits and reads the clock.

A command imports what it alone needs, so that an editor's check does not wait for the build's parts.
"""

import argparse
import gc
import os
import signal
import sys
import time
from collections.abc import Callable, Sequence
from datetime import date, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from site_builder.archive_arguments import NAMES as ARCHIVE_COMMANDS
from site_builder.arguments import parser
from site_builder.day import CHINA, build_day
from site_builder.problem import BrokenSetupError, Problem, Severity, cause_of
from site_builder.progress_bar import progress_bar

if TYPE_CHECKING:
    from site_builder.settings import Settings
    from site_builder.skeleton import Question

GOOD, PROBLEMS, BROKEN, INTERRUPTED = 0, 1, 2, 130


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; gives the exit status: 0 good, 1 problems in content, 2 broken setup."""
    try:
        given = sys.argv[1:] if arguments is None else arguments
        options = parser(COMMANDS, *given[:1]).parse_args(given)
        status: int = COMMANDS[options.command](options)
        sys.stdout.flush()
    except BrokenSetupError as error:
        print(f"site-builder: {error}", file=sys.stderr)
        return BROKEN
    except (KeyboardInterrupt, EOFError):  # Ctrl+C, and Ctrl+D at a question
        return INTERRUPTED
    except BrokenPipeError:
        os._exit(GOOD)  # whoever read our output has gone; flushing the rest would fail again
    except OSError as error:
        where = f"（{error.filename}）" if error.filename else ""
        print(f"site-builder: 读写文件失败：{cause_of(error)}{where}", file=sys.stderr)
        return BROKEN
    return status


def run() -> None:
    """Run as a program."""
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # clears away what was begun
    os._exit(main())  # to take down a hundred thousand objects one by one costs a tenth of a second


def _settings(options: argparse.Namespace, site_dir: str | None = None) -> tuple["Settings", date]:
    from site_builder.settings import read_settings

    return read_settings(options.config_file, site_dir=site_dir), _day(options)


def _day(options: argparse.Namespace) -> date:
    now, day = datetime.now(CHINA), options.day
    if day and day > now.date():
        print(f"注意：按将来的日期 {day} 处理，到那一天才发布的文件也算在内", file=sys.stderr)
    return day or build_day(os.environ.get("SOURCE_DATE_EPOCH"), now)


def _check(options: argparse.Namespace) -> int:
    from site_builder.output.kept import remembered
    from site_builder.pipeline import check as checked

    gc.disable()  # a short life: what it would collect is gone with the process a second later
    settings, day = _settings(options)
    make = partial(checked, settings, day)
    problems = (make() if options.no_cache else remembered(settings.root, make)).problems
    if options.set_aside:
        from site_builder.commands import set_aside

        moved = set_aside(settings, day, options.set_aside)
        print(f"移出 {len(moved)} 个文件到 {options.set_aside}", file=sys.stderr)
        problems = checked(settings, day).problems
    print(_report(options.format, problems, settings.root))
    return _status(problems)


def _report(form: str, problems: Sequence[Problem], root: Path) -> str:
    from site_builder.records.source import lines_below
    from site_builder.report import report

    return report(form, problems, lines_below(root))


def _told(root: Path, problems: Sequence[Problem], done: str) -> int:
    print(_report("text", problems, root) if problems else done, file=sys.stderr if problems else None)
    return _status(problems)


def _status(problems: Sequence[Problem]) -> int:
    return PROBLEMS if any(p.severity is Severity.ERROR for p in problems) else GOOD


def _build(options: argparse.Namespace) -> int:
    from site_builder.output.unchanged import Standing

    gc.disable()  # as for a check
    day = _day(options)
    with Standing(options.config_file, options.site_dir, day, os.environ, began=time.time_ns()) as standing:
        if said := standing.said():
            print(said)
            return GOOD
        with standing.looking() as begun:
            from site_builder.output.build import Order
            from site_builder.output.column import ContentError, build_column

            try:
                with progress_bar() as progress:
                    order = Order(executor=options.executor, progress=progress, begun=begun)
                    made = build_column(options.config_file, site_dir=options.site_dir, day=day, order=order)
            except ContentError as error:
                print(f"{error.report}\n没有生成：有错误的时候，网站和原来一样，不会改动", file=sys.stderr)
                return PROBLEMS
    if made.warned:
        print(made.warned, file=sys.stderr)
    print(f"已生成 {made.target / 'index.html'}（{day}，版本 {made.release}）")
    return GOOD


def _for_archives(options: argparse.Namespace) -> int:
    from site_builder.archive_commands import archive_command

    with progress_bar() as progress:
        is_well, said = archive_command(options, datetime.now(CHINA), progress)
    print(said)
    return GOOD if is_well else PROBLEMS


def _publish(options: argparse.Namespace) -> int:
    from site_builder.commands import sent_out

    settings, _ = _settings(options, options.site_dir)
    with progress_bar() as progress:
        print(sent_out(settings, options.url, progress, rollback=options.rollback))
    return GOOD


def _serve(options: argparse.Namespace) -> int:
    from site_builder.output.mkdocs_plugin import serve_site

    _settings(options)
    gc.disable()  # a preview collects itself, between edits
    serve_site(options.config_file, address=options.address, day=options.day, say=partial(print, flush=True))
    return GOOD


def _due(options: argparse.Namespace) -> int:
    from site_builder.commands import due

    settings, day = _settings(options)
    said = due(settings, day, options.within, options.organisation, options.format)
    print(said, end="" if options.format == "ics" else None)
    return GOOD


def _new(options: argparse.Namespace) -> int:
    from site_builder.commands import made_new

    settings, day = _settings(options)
    ask = _ask if sys.stdin.isatty() and sys.stdout.isatty() else None
    answers = {name: value for name in ("publisher", "title") if (value := getattr(options, name))}
    path = made_new(settings, day, options.kind, answers=answers, ask=ask)
    program = os.path.relpath(sys.argv[0]) if os.sep in sys.argv[0] else "site-builder"
    print(f"已新建 {os.path.relpath(settings.root / path)}，请补全后运行 {program} check")
    return GOOD


def _ask(question: "Question", hint: str) -> str:
    print(hint, end="\n" if hint else "")
    choices = f"（{'、'.join(question.choices)}）" if question.choices else ""
    return input(f"{question.title}，{question.description}{choices}\n> ")


def _sheet(options: argparse.Namespace) -> int:
    from site_builder.commands import printed

    settings, day = _settings(options)
    path, problems = printed(settings, day, options.path, options.into, options.size)
    return _told(settings.root, problems, f"已生成 {path}，用浏览器打开后打印；不要放到网站上")


def _search(options: argparse.Namespace) -> int:
    from site_builder.commands import searched

    settings, _ = _settings(options)
    folder = options.site_dir or settings.root / settings.site_dir
    print(searched(folder, options.query, titles_only=options.titles, as_json=options.json))
    return GOOD


def _rule(options: argparse.Namespace) -> int:
    from site_builder.commands import rule_text

    print(rule_text(options.number))
    return GOOD


def _import(options: argparse.Namespace) -> int:
    from site_builder.commands import imported

    given = {"relations": options.relations, "set_fields": options.set, "assign_index": options.assign_index}
    result = imported(options.source, options.into, **given)
    if result.problems:
        print(_report("text", result.problems, options.source.parent), file=sys.stderr)
    print(f"已导入 {len(result.files)} 个文件到 {options.into}")
    return _status(result.problems)


def _export(options: argparse.Namespace) -> int:
    from site_builder.commands import exported

    settings, day = _settings(options)
    paths, problems = exported(settings, day, options.into)
    return _told(settings.root, problems, f"已写入 {'、'.join(map(str, paths))}")


COMMANDS: dict[str, Callable[[argparse.Namespace], int]] = {
    "check": _check,
    "build": _build,
    "serve": _serve,
    "publish": _publish,
    "due": _due,
    "new": _new,
    "sheet": _sheet,
    "search": _search,
    "rule": _rule,
    "export": _export,
    "import": _import,
    **dict.fromkeys(ARCHIVE_COMMANDS, _for_archives),
}

if __name__ == "__main__":
    run()
