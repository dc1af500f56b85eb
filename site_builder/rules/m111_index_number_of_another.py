"""
索引号前面的代码是发布机构自己的代码。

索引号由发布机构编制。前面是别的机构的代码，多半是从别的文件复制过来忘了改。

Bad::

    ---
    index_no: 11379900MB00000026/2024-00001
    ---
    正文。

Good::

    ---
    index_no: 11379900MB00000013/2024-00001
    ---
    正文。
"""

from site_builder.model.kinds import OfficialDocument
from site_builder.model.site import Site
from site_builder.problem import Severity
from site_builder.rules.rule import Findings, rule


@rule(
    "M111",
    fix="核对发布机构和索引号，改正写错的一个",
    clause="META-02",
    severity=Severity.WARNING,
    alone=True,
)
def index_number_of_another(site: Site) -> Findings:
    """Report index numbers whose prefix is not the publisher's code."""
    codes = {body.name: body.code for body in site.vocabulary.organisations}
    for document in site.documents:
        code = codes.get(document.publisher)
        if isinstance(document, OfficialDocument) and code:
            prefix = document.index_no.partition("/")[0]
            if len(prefix) == len(code) and prefix != code:
                message = f"索引号前面是「{prefix}」，{document.publisher}的代码是「{code}」"
                yield document.at("index_no"), message
