"""Whether what `paper` asks for can be made on this computer; said before anything is built."""

import importlib
from functools import cache

from site_builder.problem import BrokenSetupError

NEEDS = {"pdf": "weasyprint", "catalogue": "weasyprint", "docx": "docx"}
INSTALL = "请运行 pip install -e '.[paper]'"


@cache  # a preview asks at every change
def check_paper(paper: tuple[str, ...]) -> None:
    """Raise BrokenSetupError, in one Chinese line, where a library or the fonts are missing."""
    for what in paper:
        try:
            importlib.import_module(NEEDS[what])
        except ImportError:
            raise BrokenSetupError(
                f"mkdocs.yml 的 paper 要求 {what}，但没有安装 {NEEDS[what]}；"
                f"{INSTALL}，或者从 paper 里去掉 {what}"
            ) from None
        except OSError as error:  # WeasyPrint's libraries are the system's
            raise BrokenSetupError(
                f"mkdocs.yml 的 paper 要求 {what}，但系统缺少排版库 Pango（{error}）；"
                "Debian：apt install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"
            ) from None
    if {"pdf", "catalogue"} & set(paper):
        from site_builder.output.paper.font import check_fonts  # noqa: PLC0415 - needs WeasyPrint

        check_fonts()
