"""
A print sheet: a document as one file to print and post on a board (domain 14.3).

It is made from one document at an editor's wish, never by a build, and never lies where a build would
publish it. What is not on the web is printed whole, rendered and sanitised as pages are; links, which paper
has not, go. What is on the web gives a poster that leads to its page.
"""

import posixpath
from base64 import b64encode
from collections.abc import Callable
from datetime import date
from pathlib import Path
from urllib.parse import unquote

import nh3
from markupsafe import Markup

from site_builder.model.kinds import Document
from site_builder.model.public_site import attached_path, public_site
from site_builder.model.shown import is_public
from site_builder.model.site import Site
from site_builder.model.types import Disclosure, Scope
from site_builder.output.bodies import rendered_bodies
from site_builder.output.content import accept
from site_builder.output.markdown import ATTRIBUTES, TAGS, relinked
from site_builder.output.poster import poster_of
from site_builder.output.shown import releases_folder
from site_builder.output.templates import own_environment
from site_builder.problem import BrokenSetupError, Problem

REFUSED = "O103"
SIZES = ("A4", "A3")
MARK = '<meta name="generator" content="site-builder sheet">'
HEAD = 2000  # characters in which it stands
IMAGES = {"png": "image/png", "jpg": "image/jpeg", "jpeg": "image/jpeg"}
# What each scope is called, what readers are told, and what is filled in by hand.
SCOPES = {
    Scope.VILLAGE_BOARD: ("村（居）公示栏张贴", "在村（居）务公开栏公示", "村（居）名称"),
    Scope.AFFECTED_AREA: ("征收范围内张贴", "在征收范围内公布", "张贴地点"),
    Scope.ON_SITE: ("现场公示", "在现场公布", "现场地点"),
}


def refusal(document: Document, day: date) -> Problem | None:
    """Say why a document has no print sheet, if so."""
    if document.disclosure is not Disclosure.PROACTIVE:
        return Problem(
            place=document.at("disclosure"),
            rule=REFUSED,
            message=f"公开属性是「{document.disclosure}」，不能打印张贴",
            fix="只有主动公开的文件可以张贴；公开属性写错了的，先改正",
        )
    if document.scope is Scope.WEB and not is_public(document, day):
        return Problem(
            place=document.at("publish_date"),
            rule=REFUSED,
            message=f"按 {day} 不在网站上展示，不能张贴引到网页的海报",
            fix="等到发布日期再打印；已经过了展示截止日期的不再张贴",
        )
    if document.publish_until and document.publish_until < day:
        return Problem(
            place=document.at("publish_until"),
            rule=REFUSED,
            message=f"公示期 {document.publish_until} 已经届满，不再张贴",
            fix="已经张贴的取下存档；要重新公示的，改 publish_until",
        )
    return None


def sheet_of(document: Document, site: Site, size: str = SIZES[0]) -> tuple[str, tuple[Problem, ...]]:
    """Give the sheet as HTML, or the problems because of which there is none."""
    if refused := refusal(document, site.day):
        return "", (refused,)
    if document.scope is Scope.WEB:
        return poster_of(document, public_site(site), size), ()
    bodies, problems = rendered_bodies([document], site.settings.render_seconds)
    if problems:
        return "", tuple(problems)
    linked = relinked(bodies[document.id].html, _target(document, site))
    clean = nh3.clean(
        linked,
        tags=TAGS - {"a"},
        attributes=ATTRIBUTES,
        url_schemes={"data"},
        url_relative="deny",
        link_rel=None,
    )
    heading, notice, place = SCOPES[document.scope]
    text: str = (
        own_environment()
        .get_template("sheet.html")
        .render(
            document=document,
            body=Markup(clean),  # noqa: S704 - sanitised just now
            heading=heading,
            notice=notice,
            place=place,
            begin=document.publish_date,
            end=document.publish_until,
            size=size,
        )
    )
    return text.rstrip() + "\n", ()


def write_sheet(folder: Path, document: Document, text: str, site: Site) -> Path:
    """Write a sheet into `folder`; BrokenSetupError where that is not a place for sheets."""
    settings = site.settings
    target = settings.root / settings.site_dir
    inputs = (settings.content_dir, settings.data_dir, "theme")
    for home in (*(settings.root / name for name in inputs), target, releases_folder(target)):
        if folder.resolve().is_relative_to(home.resolve()):
            raise BrokenSetupError(f"打印页不上网，不能写到 {folder}；请换一个文件夹")
    path = folder / f"{document.id}.html"
    is_inside = folder.resolve().is_relative_to(settings.root.resolve())
    strangers = [p for p in folder.iterdir() if not _is_sheet(p)] if is_inside and folder.is_dir() else []
    if strangers or (path.exists() and not _is_sheet(path)):
        name = strangers[0].name if strangers else path.name
        raise BrokenSetupError(f"{folder} 里有「{name}」，不是专放打印页的文件夹；请换一个文件夹")
    accept(path, text)
    return path


def _is_sheet(path: Path) -> bool:
    """Tell whether a file is a sheet that was written here before."""
    if path.suffix == ".pdf":
        return True  # printed from one
    return path.is_file() and path.suffix == ".html" and MARK in path.read_text("utf-8", "replace")[:HEAD]


def _target(document: Document, site: Site) -> Callable[[str], str]:
    """Put attached pictures into the sheet itself; no other address leads anywhere from paper."""
    attached = {attached_path(document, a.file) for a in document.attachments}

    def target(address: str) -> str:
        full = posixpath.normpath(
            posixpath.join(posixpath.dirname(document.record.path), unquote(address.partition("#")[0]))
        )
        kind = IMAGES.get(posixpath.splitext(full)[1].lower().lstrip("."))
        if kind is None or full not in attached or full not in site.files:
            return ""
        data = (site.settings.root / full).read_bytes()
        return f"data:{kind};base64,{b64encode(data).decode()}"

    return target
