"""What an import could not map: each fault has a number, and what to do about it."""

from enum import Enum

from site_builder.problem import Place, Problem, Severity


class ImportFault(Enum):
    """Number and remedy; a number is never used again for something else."""

    BAD_ROW = ("I101", "改正这一行：一行一个 JSON 对象，以 UTF-8 编码保存")
    NO_ID = ("I102", "在 id 里写小写英文字母、数字和连字符")
    DUPLICATE_ID = ("I103", "改其中一个 id；后一条没有导入")
    NO_BODY = ("I104", "在 path 里写正文文件的路径，相对于 JSONL 所在的文件夹")
    UNREADABLE_BODY = ("I105", "把正文另存为 UTF-8 编码的文本；这一条没有导入")
    DOCUMENT_NUMBER = ("I106", "核对原文后在 doc_no 里写规范的发文字号")
    DATE = ("I107", "核对原文后写作「年-月-日」")
    DATE_ORDER = ("I108", "核对原文，改正成文日期或发布日期")
    TITLE = ("I109", "核对原文，在 title 里写全称")
    TEXT_VALUE = ("I110", "核对来源里这一项的内容")
    ATTACHMENTS = ("I111", "从来源网址下载附件，放在文件旁边，写进 attachments")
    WEB_ADDRESS = ("I112", "在 source 里写来源名称和以 http:// 或 https:// 开头的网址")
    RELATION = ("I113", "核对后在解读的 interprets 里写所解读文件的标识或发文字号")
    SUPERSEDED = ("I114", "写上 expire_date，或在新文件里用 replaces 指明代替的是本文件")
    EMPTY_BODY = ("I115", "核对来源，补上正文")
    ODD_CHARACTER = ("I116", "对照原件，把造字区字符改成标准汉字或图片")

    @property
    def number(self) -> str:
        """The number under which docs/import.md explains the fault."""
        return str(self.value[0])

    def at(self, path: str, line: int, message: str) -> Problem:
        """Make the problem: a warning, for what could be mapped was imported all the same."""
        return Problem(
            place=Place(path=path, line=line),
            rule=self.number,
            message=message,
            fix=str(self.value[1]),
            severity=Severity.WARNING,
        )
