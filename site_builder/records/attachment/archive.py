"""Zip files: every file inside them, and what should not be there."""

import re

from site_builder.pattern import pattern_of
from site_builder.records.attachment.budget import EncryptedError
from site_builder.records.attachment.collector import Collector
from site_builder.records.attachment.content import TraitKind
from site_builder.records.attachment.package import Package

PROGRAMS = frozenset(
    {"exe", "dll", "com", "scr", "bat", "cmd", "ps1", "vbs", "js", "jar", "msi", "lnk", "hta", "apk", "sh"}
)
_LEFT_OVER = pattern_of(r"(?:^|/)(?:__MACOSX/|\.DS_Store$|Thumbs\.db$|desktop\.ini$)", re.IGNORECASE)


def read_archive(package: Package, collector: Collector) -> None:
    """Read every member; one that is encrypted or broken does not hide the others."""
    for name in package.names:
        if _LEFT_OVER.search(name):
            continue
        where = f"压缩包里的「{name}」"
        extension = name.rpartition(".")[2].lower() if "." in name else ""
        collector.text("压缩包里的文件名", name)
        if extension in PROGRAMS:
            collector.trait(TraitKind.PROGRAM, where)
            continue
        try:
            data = package.read(name)
        except EncryptedError:
            collector.trait(TraitKind.ENCRYPTED, where)
            continue
        collector.file(where, data, extension, is_alone=True)
