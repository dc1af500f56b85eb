"""XML from strangers: no document types, no entities, no network, no deep trees."""

import io
from collections.abc import Iterator
from typing import Any

from lxml import etree

Element = Any  # lxml has no types of its own
_HEAD = 65536  # bytes


def parsed(data: bytes) -> Element:
    """Give the root of a document; office formats never declare a document type."""
    _refuse_document_type(data)
    root = etree.fromstring(data, _parser())
    if root.getroottree().docinfo.doctype:
        raise ValueError("document type")
    return root


def elements(data: bytes, *names: str) -> Iterator[Element]:
    """Give the elements called `names` (of any namespace) one after the other, forgetting each."""
    _refuse_document_type(data)
    tags = [f"{{*}}{name}" for name in names]
    stream = etree.iterparse(
        io.BytesIO(data), events=("end",), tag=tags, resolve_entities=False, no_network=True, load_dtd=False
    )
    for _, element in stream:
        yield element
        element.clear()
        while element.getprevious() is not None:
            del element.getparent()[0]


def web_page(text: str) -> Element:
    """Give the root of a web page, however badly written, without scripts, styles and comments."""
    parser = etree.HTMLParser(
        encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, huge_tree=False
    )
    root = etree.fromstring(text.encode("utf-8", "replace"), parser)
    for element in list(root.iter("script", "style")):
        element.clear(keep_tail=True)
    return root


def name_of(element: Element) -> str:
    """Give an element's name without its namespace; comments and the like have none."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def attribute(element: Element, name: str) -> str:
    """Give the attribute called `name`, of whatever namespace; nothing where there is none."""
    for key, value in element.attrib.items():
        if key.rpartition("}")[2] == name:
            return str(value)
    return ""


def _parser() -> Any:  # noqa: ANN401 - as above
    return etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)


def _refuse_document_type(data: bytes) -> None:
    if b"<!DOCTYPE" in data[:_HEAD].replace(b"\0", b""):
        raise ValueError("document type")
