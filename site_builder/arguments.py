"""The arguments of the command line: what may be written, and what is said where it is wrong."""

import argparse
import re
from collections.abc import Collection
from datetime import date
from pathlib import Path
from typing import Any, NoReturn

from site_builder.archive_arguments import Add, add_archive_commands
from site_builder.problem import BrokenSetupError


class _Format(argparse.HelpFormatter):
    """Writes the help in Chinese."""

    def add_usage(self, usage: str | None, actions: Any, groups: Any, prefix: str | None = None) -> None:  # noqa: ANN401 - argparse's own
        super().add_usage(usage, actions, groups, "用法：" if prefix is None else prefix)


class _Parser(argparse.ArgumentParser):
    """Says in Chinese what may be written, and that a command is wrong; what follows are its own words."""

    def __init__(self, *, add_help: bool = True, **options: Any) -> None:  # noqa: ANN401 - as above
        super().__init__(add_help=False, formatter_class=_Format, **options)
        if add_help:
            self.add_argument("-h", "--help", action="help", help="显示这份说明")

    def format_help(self) -> str:
        said = super().format_help()
        return said.replace("positional arguments:", "参数：").replace("options:", "选项：")

    def error(self, message: str) -> NoReturn:
        words = {"the following arguments are required": "缺少参数", "invalid choice": "没有这个选项"}
        words |= {"unrecognized arguments": "不认识的参数", "choose from": "可用的"}
        words |= {"expected one argument": "后面要写一个值", "argument": "参数"}
        for english, chinese in words.items():
            message = message.replace(english, chinese)
        raise BrokenSetupError(f"{message}\n{self.format_usage().strip()}")


def parser(names: Collection[str], asked: str = "") -> argparse.ArgumentParser:
    """
    Give the parser of the commands `names`, or of the one that is `asked` for, in a tenth of the time.

    BrokenSetupError says which argument is wrong.
    """
    made = _Parser(prog="site-builder", description="政府信息公开专栏生成工具")
    common = _Parser(add_help=False)
    common.add_argument(
        "-f", "--config-file", type=Path, default=Path("mkdocs.yml"), metavar="文件", help="配置文件"
    )
    common.add_argument("--day", type=_day, metavar="日期", help="生成日期，年-月-日；默认为今天（北京时间）")
    commands = made.add_subparsers(required=True, metavar="命令", dest="command")

    def command(name: str, help_text: str) -> argparse.ArgumentParser | None:
        assert name in names
        if asked in names and name != asked:
            return None
        return commands.add_parser(name, help=help_text, parents=[common], description=help_text)

    _add_column_commands(command)
    _add_document_commands(command)
    add_archive_commands(command)
    return made


def _add_column_commands(command: Add) -> None:
    """Add what concerns a column as a whole."""
    if check := command("check", "检查内容，列出全部问题"):
        check.add_argument(
            "--format", choices=("text", "json", "sarif", "github", "gitlab"), default="text",
            help="输出形式：text 给人看（默认），json、sarif 给程序，github、gitlab 显示在代码平台上",
        )  # fmt: skip
        check.add_argument("--no-cache", action="store_true", help="不用上一次检查的结果，全部重新检查")
        check.add_argument("--set-aside", type=Path, metavar="文件夹", help="把有错误的文件移到这里")
    if build := command("build", "生成网站"):
        build.add_argument("-d", "--site-dir", metavar="文件夹", help="输出位置；默认见配置文件")
        build.add_argument(
            "--executor",
            default="pool",
            metavar="方式",
            help="在哪里排版：pool（默认）、here、dask://主机:端口",
        )
    if serve := command("serve", "预览；内容改动后自动刷新"):
        serve.add_argument("-a", "--address", metavar="主机:端口", help="默认 127.0.0.1:8000")
    if publish := command("publish", "把生成好的网站发布到服务器的文件夹或者对象存储"):
        publish.add_argument("url", metavar="地址", help="文件夹，或 fsspec 认识的地址，如 s3://桶/路径")
        publish.add_argument("-d", "--site-dir", metavar="文件夹", help="生成好的网站；默认见配置文件")
        publish.add_argument("--rollback", action="store_true", help="退回前一个版本")
    if due := command("due", "列出到期和即将到期的事项：期满、评估、复查、缺少的解读、长期不更新的栏目"):
        due.add_argument("--within", type=_span, default=60, metavar="天数", help="如 60d、8w；默认 60d")
        due.add_argument("--organisation", metavar="机构", help="只列这个机构的")
        due.add_argument(
            "--format", choices=("text", "json", "ics"), default="text",
            help="输出形式：text 给人看（默认），json 给程序，ics 导入日历",
        )  # fmt: skip


def _add_document_commands(command: Add) -> None:
    """Add what concerns documents, and what there is to know."""
    if new := command("new", "新建一个文件"):
        new.add_argument("kind", metavar="种类", help="政策文件、政策解读、标准目录事项、栏目页面")
        new.add_argument("--publisher", metavar="机构", help="发布机构全称")
        new.add_argument("--title", metavar="标题", help="标题")
    if sheet := command("sheet", "张贴页：不上网的文件打印全文，上网的打印一页带二维码的海报"):
        sheet.add_argument("path", type=Path, metavar="文件.md", help="如 content/policies/notice.md")
        sheet.add_argument(
            "--into", type=Path, required=True, metavar="文件夹", help="写到哪里；不能在网站里"
        )
        sheet.add_argument("--size", choices=("A4", "A3"), default="A4", help="纸张；A3 字号按比例放大")
    if search := command("search", "在生成好的网站里搜索，和网页上的搜索一样"):
        search.add_argument("query", metavar="词", help="要找的词、标题或文号")
        search.add_argument(
            "-d", "--site-dir", type=Path, metavar="文件夹", help="生成好的网站；默认见配置文件"
        )
        search.add_argument("--titles", action="store_true", help="只在标题里找")
        search.add_argument("--json", action="store_true", help="输出 JSON")
    if rule := command("rule", "解释一条规则"):
        rule.add_argument("number", metavar="编号", nargs="?", help="如 R301；不写则列出全部规则")
    if export := command("export", "导出给别的系统用的数据"):
        export.add_argument(
            "target", metavar="系统", choices=("opensearch",), help="opensearch：汇集多个县的搜索服务"
        )
        export.add_argument("--into", type=Path, required=True, metavar="文件夹", help="写到哪里")
    if bring := command("import", "导入已有的文件（元数据 JSONL 和正文）"):
        bring.add_argument(
            "source", type=Path, metavar="来源.jsonl", help="每行一份文件的元数据，其中 path 是正文的位置"
        )
        bring.add_argument("--into", type=Path, required=True, metavar="文件夹", help="写到哪里")
        bring.add_argument("--relations", type=Path, metavar="文件", help="解读与文件的对应关系（JSONL）")
        bring.add_argument("--set", action="append", default=[], metavar="字段=值", help="来源里没有的字段")
        bring.add_argument("--assign-index", metavar="机构代码", help="按日期顺序编索引号")


def _day(text: str) -> date:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        day = None
    if day is None or day.isoformat() != text:
        raise argparse.ArgumentTypeError(f"「{text}」不是「年-月-日」")
    return day


def _span(text: str) -> int:
    match = re.fullmatch(r"([0-9]{1,4})([dw]?)", text)
    if match is None:
        raise argparse.ArgumentTypeError(f"「{text}」应当写作 60d（天）或 8w（周）")
    return int(match[1]) * (7 if match[2] == "w" else 1)
