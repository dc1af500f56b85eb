"""
What WeasyPrint leaves out of a tagged PDF, and PDF/UA asks for.

A head cell's scope (Kozea/WeasyPrint#2508), the tree by which `Headers` are found (ISO 32000-1, 14.7.2), a
body beside the label of a list's item, and words for a link (ISO 14289-1, 7.18.5).
"""

from typing import Any

ROW, COLUMN = "/Row", "/Column"


def completed(_: Any, pdf: Any) -> None:  # noqa: ANN401 - WeasyPrint's and pydyf's, which are untyped
    """Complete the tags of `pdf` before it is written; WeasyPrint calls it."""
    import pydyf  # noqa: PLC0415 - as in font.py

    by_reference = {thing.reference: thing for thing in pdf.objects}
    identified, items = [], []
    for thing in pdf.objects:
        if not isinstance(thing, pydyf.Dictionary):
            continue
        if thing.get("S") == "/TH":
            thing["A"]["Scope"] = COLUMN if _is_in_head(thing, by_reference) else ROW
        if thing.get("S") == "/TH" and "ID" in thing:
            identified.append((thing["ID"].string, thing))
        if thing.get("S") == "/LI":
            items.append(thing)
        if thing.get("Subtype") == "/Link" and "Contents" not in thing:
            uri = thing["A"]["URI"].string if "A" in thing and "URI" in thing["A"] else "本文件内的链接"
            thing["Contents"] = pydyf.String(uri)
    for item in items:
        _complete_item(item, pdf, by_reference)
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


def _complete_item(item: Any, pdf: Any, by_reference: Any) -> None:  # noqa: ANN401 - as above
    """Make an item's children its label and its body, and nothing else."""
    import pydyf  # noqa: PLC0415 - as in font.py

    labels: list[Any] = []
    rest: list[Any] = []
    for kid in item["K"]:
        inner = by_reference[kid] if isinstance(kid, bytes) else None
        if inner is None or inner["S"] not in ("/Lbl", "/LBody"):
            rest.append(kid)
        elif inner["S"] == "/Lbl":
            labels.append(kid)
        else:
            rest += _without_labels(inner, labels, by_reference)
    body = pydyf.Dictionary(
        {"Type": "/StructElem", "S": "/LBody", "K": pydyf.Array(rest), "Pg": item["Pg"], "P": item.reference}
    )
    pdf.add_object(body)
    for kid in (*labels, *rest):
        if isinstance(kid, bytes):
            by_reference[kid]["P"] = item.reference if kid in labels else body.reference
    item["K"] = pydyf.Array([*labels, body.reference])


def _without_labels(body: Any, labels: list[Any], by_reference: Any) -> list[Any]:  # noqa: ANN401 - as above
    """Give a body's children, but for its labels, which are the item's."""
    rest: list[Any] = []
    for kid in body["K"]:
        is_label = isinstance(kid, bytes) and by_reference[kid]["S"] == "/Lbl"
        (labels if is_label else rest).append(kid)
    return rest
