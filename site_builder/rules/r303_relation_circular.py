"""
废止、代替的关系不绕圈。

甲废止乙、乙又废止甲，两份文件就都不是有效的了。文件也不能废止、解读自己。

Bad::

    === content/policies/a.md
    ---
    replaces: [b]
    ---
    正文。
    === content/policies/b.md
    ---
    replaces: [a]
    ---
    正文。

Good::

    === content/policies/a.md
    ---
    written_date: 2020-01-01
    publish_date: 2020-01-02
    ---
    正文。
    === content/policies/b.md
    ---
    replaces: [a]
    ---
    正文。
"""

from graphlib import CycleError, TopologicalSorter

from site_builder.model.site import Reference, Site
from site_builder.rules.rule import Findings, rule

ENDING = ("repeals", "replaces", "declares_void")
ANY = (*ENDING, "amends", "interprets", "version_of")


@rule("R303", fix="核对各文件的先后，删去写反了的一项", clause="NORM-05", firm=True)
def relation_circular(site: Site) -> Findings:
    """Report a document that ends, directly or not, itself; one finding a circle."""
    edges: dict[str, dict[str, None]] = {}
    for reference in site.references_in(ANY):
        document, target = reference.document, reference.target
        if target is document:
            yield reference.place, f"「{reference.text}」就是本文件"
        elif target and reference.relation in ENDING:
            edges.setdefault(document.id, {})[target.id] = None
    while edges:
        try:
            TopologicalSorter(edges).prepare()
        except CycleError as error:
            circle: list[str] = error.args[1]
        else:
            return
        # The sorter walks edges backwards; the last edge of its circle goes from [1] to [0].
        names = " → ".join(reversed(circle))
        places = (r.place for r in site.references_in(ENDING) if _ids(r) == (circle[1], circle[0]))
        yield next(places), f"绕成了圈：{names}"
        del edges[circle[1]][circle[0]]


def _ids(reference: Reference) -> tuple[str, str]:
    return reference.document.id, reference.target.id if reference.target else ""
