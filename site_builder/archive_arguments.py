"""The arguments of the commands for archives: mirror, archive, reproduce, key."""

import argparse
from collections.abc import Callable
from pathlib import Path

FORMATS = ("bagit", "warc", "wacz", "zim")
NAMES = ("mirror", "archive", "reproduce", "key")
# Makes the parser of a command from its name and what it is for, if that command is asked for.
Add = Callable[[str, str], argparse.ArgumentParser | None]


def add_archive_commands(command: Add) -> None:
    """Add the commands."""
    if mirror := command("mirror", "镜像：从网站拉取各个版本，核对，保存"):
        _mirror(mirror.add_subparsers(required=True, metavar="动作", dest="action"))
    if archive := command("archive", "把一个版本打成长期保存的包"):
        archive.add_argument(
            "release", type=Path, nargs="?", metavar="版本", help="版本的文件夹；默认是输出位置"
        )
        archive.add_argument("--format", choices=FORMATS, required=True, help="包的格式")
        archive.add_argument(
            "--into", type=Path, required=True, metavar="路径", help="写到哪里；bagit 是文件夹"
        )
    if reproduce := command("reproduce", "证明一个版本可以重现：用现在的内容重新生成，逐个字节比较"):
        reproduce.add_argument("release", type=Path, metavar="版本", help="版本的文件夹")
    if key := command("key", "生成签名用的密钥"):
        key.add_argument("file", type=Path, metavar="文件", help="私钥写到这里；不要放进项目，不要上网")


def _mirror(actions: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    pull = actions.add_parser("pull", help="拉取最新的版本，只取没有的文件")
    pull.add_argument("url", metavar="网址", help="网站的网址，到专栏首页为止")
    pull.add_argument("home", type=Path, metavar="文件夹", help="镜像放在哪里")
    pull.add_argument("--key", metavar="公钥", help="来源的签名公钥；不写就相信第一次见到的")
    pull.add_argument("--keep", type=_count, metavar="个数", help="保留几个版本，默认 5")
    pull.add_argument("--public-url", metavar="网址", help="镜像自己的网址，写进版本时间表")
    for name, help_text in (
        ("verify", "核对镜像里的每一个字节"),
        ("status", "镜像现在怎么样"),
        ("prune", "只留最新的几个版本"),
        ("nginx", "写出用 nginx 展示镜像的配置"),
    ):
        action = actions.add_parser(name, help=help_text)
        action.add_argument("home", type=Path, metavar="文件夹", help="镜像放在哪里")
        if name == "verify":
            action.add_argument("--release", type=_count, metavar="版本号", help="只核对这一个")
        if name == "prune":
            action.add_argument("--keep", type=_count, metavar="个数", help="默认是拉取时写的")
        if name == "nginx":
            action.add_argument("--listen", metavar="端口", help="端口，或者地址:端口；默认 80，有证书的 443")
            action.add_argument("--name", metavar="域名", default="localhost", help="域名")
            action.add_argument("--certificate", type=Path, metavar="文件", help="证书；写了就用 https")
            action.add_argument("--certificate-key", type=Path, metavar="文件", help="证书的私钥")


def _count(text: str) -> int:
    if not text.isascii() or not text.isdigit() or not int(text):
        raise argparse.ArgumentTypeError(f"「{text}」应当是从 1 起的整数")
    return int(text)
