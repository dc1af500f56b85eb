"""
A print sheet: what is disclosed, but not on the web, as one file to print and post (domain 14.3).

It is made from one document at an editor's wish, never by a build, and never lies where a build would
publish it. The text is rendered and sanitised as pages are; links, which paper has not, go.
"""

import posixpath
from base64 import b64encode
from collections.abc import Callable
from pathlib import Path
from urllib.parse import unquote

import nh3
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from site_builder.model.kinds import Document
from site_builder.model.public_site import attached_path
from site_builder.model.site import Site
from site_builder.model.types import Disclosure, Scope
from site_builder.output import filters
from site_builder.output.bodies import rendered_bodies
from site_builder.output.content import accept
from site_builder.output.markdown import ATTRIBUTES, TAGS, relinked
from site_builder.output.release import releases_folder
from site_builder.problem import BrokenSetupError, Problem

REFUSED = "O103"
IMAGES = {"png": "image/png", "jpg": "image/jpeg", "jpeg": "image/jpeg"}
# What each scope is called, what readers are told, and what is filled in by hand.
SCOPES = {
    Scope.VILLAGE_BOARD: ("村（居）公示栏张贴", "在村（居）务公开栏公示", "村（居）名称"),
    Scope.AFFECTED_AREA: ("征收范围内张贴", "在征收范围内公布", "张贴地点"),
    Scope.ON_SITE: ("现场公示", "在现场公布", "现场地点"),
}


def refusal(document: Document) -> Problem | None:
    """Say why a document has no print sheet, if so."""
    if document.disclosure is not Disclosure.PROACTIVE:
        return Problem(
            place=document.at("disclosure"),
            rule=REFUSED,
            message=f"公开属性是「{document.disclosure}」，不能打印张贴",
            fix="只有主动公开的文件可以张贴；公开属性写错了的，先改正",
        )
    if document.scope is Scope.WEB:
        return Problem(
            place=document.at("scope"),
            rule=REFUSED,
            message="公开范围是网站（web），没有张贴用的打印页",
            fix="直接打印网页；只张贴、不上网的，写 scope: village_board、affected_area 或 on_site",
        )
    return None


def sheet_of(document: Document, site: Site) -> tuple[str, tuple[Problem, ...]]:
    """Give the sheet as HTML, or the problems because of which there is none."""
    if refused := refusal(document):
        return "", (refused,)
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
        _environment()
        .get_template("sheet.html")
        .render(
            document=document,
            body=Markup(clean),  # noqa: S704 - sanitised just now
            heading=heading,
            notice=notice,
            place=place,
            begin=document.publish_date,
            end=document.publish_until,
        )
    )
    return text.rstrip() + "\n", ()


def write_sheet(folder: Path, document: Document, text: str, site: Site) -> Path:
    """Write a sheet into `folder`; BrokenSetupError where a build would read or publish it."""
    settings = site.settings
    target = settings.root / settings.site_dir
    inputs = (settings.content_dir, settings.data_dir, "theme")
    for home in (*(settings.root / name for name in inputs), target, releases_folder(target)):
        if folder.resolve().is_relative_to(home.resolve()):
            raise BrokenSetupError(f"打印页不上网，不能写到 {folder}；请换一个文件夹")
    path = folder / f"{document.id}.html"
    accept(path, text)
    return path


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


def _environment() -> Environment:
    env = Environment(
        loader=FileSystemLoader(Path(__file__).parent),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    env.filters["day"] = filters.day
    return env
