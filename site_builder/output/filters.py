"""What templates print: days, sizes and file types as Chinese readers write them."""

from datetime import date
from functools import lru_cache

KIB, MIB = 1024, 1024 * 1024
FILE_TYPES = {
    "pdf": "PDF 文件",
    "doc": "Word 文档",
    "docx": "Word 文档",
    "wps": "WPS 文档",
    "odt": "ODT 文档",
    "ofd": "OFD 版式文件",
    "xls": "Excel 表格",
    "xlsx": "Excel 表格",
    "et": "WPS 表格",
    "ods": "ODS 表格",
    "csv": "CSV 表格",
    "txt": "文本文件",
    "zip": "ZIP 压缩包",
    "jpg": "图片",
    "jpeg": "图片",
    "png": "图片",
    "mp3": "音频",
    "mp4": "视频",
}


@lru_cache(maxsize=4096)  # a page prints a day a dozen times
def day(value: date) -> str:
    """Give a day as 公文 write it: Arabic numerals, no padding (GB/T 9704)."""
    return f"{value.year}年{value.month}月{value.day}日"


def size(value: int) -> str:
    """Give a size in bytes as readers know it from their file manager."""
    if value < KIB:
        return f"{value} 字节"
    if value < MIB:
        return f"{max(1, round(value / KIB))} KB"
    return f"{value / MIB:.1f} MB"


def file_type(extension: str) -> str:
    """Give the kind of file that an extension, without its dot, stands for."""
    return FILE_TYPES.get(extension, f"{extension.upper()} 文件")
