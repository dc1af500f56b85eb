"""Whether this computer can draw Chinese, and with what: fonts are the system's, none is shipped."""

import hashlib
import logging
import shutil
import subprocess
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from multiprocessing import get_context

from site_builder.problem import BrokenSetupError

PROBE = "政府信息公开〔〕第一条"
HINT = (
    "请安装中文字体（Debian：apt install fonts-noto-cjk），或者从 mkdocs.yml 的 paper 里去掉 pdf 和 catalogue"
)


class MissingGlyphs(logging.Handler):
    """Gathers the characters for which no font has a shape, as WeasyPrint tells them."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.found: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Note the character of a warning about a missing glyph."""
        if ".notdef" in record.msg and isinstance(record.args, tuple):
            self.found.append(str(record.args[0]))


@contextmanager
def missing_glyphs() -> Iterator[list[str]]:
    """Lend the list of characters that could not be drawn meanwhile."""
    handler = MissingGlyphs()
    logger = logging.getLogger("weasyprint")
    propagates, logger.propagate = logger.propagate, False
    logger.addHandler(handler)
    try:
        yield handler.found
    finally:
        logger.removeHandler(handler)
        logger.propagate = propagates


def check_fonts() -> None:
    """
    Raise BrokenSetupError where Chinese would be drawn as empty boxes.

    A process of its own tries it: where there is no font at all, Pango crashes.
    """
    try:
        with ProcessPoolExecutor(1, mp_context=get_context("fork")) as pool:
            missing = pool.submit(_undrawn).result()
    except BrokenProcessPool:
        raise BrokenSetupError(f"这台电脑没有字体，不能生成 PDF。{HINT}") from None
    if missing:
        raise BrokenSetupError(f"这台电脑没有能显示「{missing[0]}」的中文字体，PDF 会是一片空框。{HINT}")


def _undrawn() -> list[str]:
    import weasyprint  # noqa: PLC0415 - an optional extra; ready.py saw that it is there

    with missing_glyphs() as found:
        weasyprint.HTML(string=f'<html lang="zh-CN"><title>{PROBE}</title><p>{PROBE}').write_pdf()
    return found


def fonts_stamp() -> str:
    """Tell this computer's fonts from others; nothing where that cannot be told."""
    program = shutil.which("fc-list")
    if program is None:
        return ""
    command = [program, "--format", "%{file} %{fontversion}\n"]
    done = subprocess.run(command, capture_output=True, check=False)  # noqa: S603 - no input of anyone's
    if done.returncode:
        return ""
    return hashlib.sha256(b"\n".join(sorted(done.stdout.splitlines()))).hexdigest()
