"""
解读的对象是政策文件，修改、废止的对象也是政策文件。

把解读写成被废止的对象、把目录事项写成被解读的对象，多半是标识抄错了。

Bad::

    === content/policies/a.md
    ---
    title: 示例文件
    ---
    正文。
    === content/interpretations/b.md
    ---
    interprets: [a]
    ---
    正文。
    === content/interpretations/c.md
    ---
    interprets: [b]
    ---
    正文。

Good::

    === content/policies/a.md
    ---
    title: 示例文件
    ---
    正文。
    === content/interpretations/b.md
    ---
    interprets: [a]
    ---
    正文。
"""

from site_builder.model.kinds import Document, Interpretation, Policy
from site_builder.model.site import Site
from site_builder.rules.rule import Findings, rule

EXPECTED: dict[str, type[Document]] = {
    "interprets": Policy,
    "amends": Policy,
    "repeals": Policy,
    "replaces": Policy,
    "declares_void": Policy,
    "version_of": Policy,
    "interpreted_by": Interpretation,
}


@rule("R304", fix="核对标识或文号，改成正确的文件", clause="INT-02", firm=True)
def relation_of_wrong_kind(site: Site) -> Findings:
    """Report relations to a document of a kind that cannot stand in them."""
    for reference in site.references_in(EXPECTED):
        other, kind = reference.target, EXPECTED[reference.relation]
        if other and not isinstance(other, kind):
            yield reference.place, f"「{reference.text}」是{other.label}，这里应当是{kind.label}"
