"""
What WeasyPrint leaves out of a tagged PDF, and PDF/UA asks for.

A head cell's scope (Kozea/WeasyPrint#2508), the tree by which `Headers` are found (ISO 32000-1, 14.7.2), and
words for a link (ISO 14289-1, 7.18.5).
"""

from typing import Any

ROW, COLUMN = "/Row", "/Column"


def completed(_: Any, pdf: Any) -> None:  # noqa: ANN401 - WeasyPrint's and pydyf's, which are untyped
    """Complete the tags of `pdf` before it is written; WeasyPrint calls it."""
    import pydyf  # noqa: PLC0415 - as in font.py

    by_reference = {thing.reference: thing for thing in pdf.objects}
    identified = []
    for thing in pdf.objects:
        if not isinstance(thing, pydyf.Dictionary):
            continue
        if thing.get("S") == "/TH":
            thing["A"]["Scope"] = COLUMN if _is_in_head(thing, by_reference) else ROW
        if thing.get("S") == "/TH" and "ID" in thing:
            identified.append((thing["ID"].string, thing))
        if thing.get("Subtype") == "/Link" and "Contents" not in thing:
            uri = thing["A"]["URI"].string if "A" in thing and "URI" in thing["A"] else "本文件内的链接"
            thing["Contents"] = pydyf.String(uri)
    if identified:
        identified.sort(key=lambda pair: pair[0])
        names = [value for name, thing in identified for value in (pydyf.String(name), thing.reference)]
        limits = pydyf.Array([pydyf.String(identified[0][0]), pydyf.String(identified[-1][0])])
        leaf = pydyf.Dictionary({"Names": pydyf.Array(names), "Limits": limits})
        pdf.add_object(leaf)
        root = by_reference[pdf.catalog["StructTreeRoot"]]
        root["IDTree"] = pydyf.Dictionary({"Kids": pydyf.Array([leaf.reference])})


def _is_in_head(cell: Any, by_reference: Any) -> bool:  # noqa: ANN401 - as above
    row = by_reference[cell["P"]]
    return bool(by_reference[row["P"]].get("S") == "/THead")
