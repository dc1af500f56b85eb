"""
正文里的链接指向本栏目里公开的文件、本文件的附件或者外部网址。

链接写对方的文件路径，如 `[办法](../policies/measures.md)`，程序会换成网址。打不开的链接是政府网站检查的扣分项。

Bad::

    ---
    title: 示例文件
    ---
    见[办法](measures.md)。

Good::

    === content/policies/example.md
    ---
    title: 示例文件
    ---
    见[办法](measures.md)。
    === content/policies/measures.md
    ---
    title: 示例办法
    ---
    正文。
"""

import posixpath
from collections.abc import Mapping
from functools import lru_cache
from urllib.parse import unquote

from site_builder.model.body import links
from site_builder.model.kinds import Document
from site_builder.model.public_site import attached_path
from site_builder.model.shown import is_public
from site_builder.model.site import Site
from site_builder.rules.rule import Findings, rule

Paths = tuple[tuple[str, ...], tuple[str, ...]]  # of documents that readers can see, and of the others


def paths_of(site: Site) -> Paths:
    """Give what a link may lead to."""
    shown = sorted([document.record.path for document in site.public])
    return tuple(shown), tuple(sorted(site.by_path.keys() - set(shown)))


@rule(
    "L602",
    fix="改正路径，附件要先列进 attachments；指向不公开文件的，删去这个链接",
    clause="WEB-05",
    firm=True,
    alone=True,
    given=paths_of,
)
def link_broken(site: Site, paths: Paths) -> Findings:
    """Report links that lead nowhere, out of content/, or to what is not published."""
    public = _public(paths)
    for document in site.linking:
        for link in links(document.record):
            if not link.is_image and (reason := _fault(link.target, document, site, public)):
                yield link.place, f"链接「{link.target}」{reason}"


@lru_cache(maxsize=1)
def _public(paths: Paths) -> Mapping[str, bool]:
    """Tell of each path whether readers can see it; the same for all parts that a worker judges."""
    return {path: is_shown for is_shown, some in zip((True, False), paths, strict=True) for path in some}


def _fault(target: str, document: Document, site: Site, public: Mapping[str, bool]) -> str:
    path = unquote(target.partition("#")[0].partition("?")[0])
    if target.startswith(("#", "//")) or ":" in target.split("/", maxsplit=1)[0]:
        return ""  # within the page, or outside the column: L604 looks at schemes
    if not path:
        return "是空的"
    if path.startswith("/"):
        return "以「/」开头，换了地址或放在磁盘上就打不开；请写对方文件的相对路径"
    return _target_fault(path, document, site, public)


def _target_fault(path: str, document: Document, site: Site, public: Mapping[str, bool]) -> str:
    full = posixpath.normpath(posixpath.join(posixpath.dirname(document.record.path), path))
    if full in public:
        is_leak = is_public(document, site.day) and not public[full]
        return "指向不公开的文件" if is_leak else ""
    if full in {attached_path(document, a.file) for a in document.attachments}:
        return ""
    return "指向的文件没有列在本文件的 attachments 里" if full in site.files else f"指向的 {full} 不存在"
