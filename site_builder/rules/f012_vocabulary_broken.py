"""
data/ 里的主题、机构和词表完整，标识和名称不重复。

其他文件都要从这些词表里选值；词表有误，所有文件的检查都不可靠。

Bad::

    === data/topics.yml
    topics:
      - {id: education, label: 教育}
      - {id: education, label: 住房}
      - {id: general, label: 综合政务}

Good::

    === data/topics.yml
    topics:
      - {id: education, label: 教育}
      - {id: housing, label: 住房}
      - {id: general, label: 综合政务}
"""

from site_builder.model.site import Site
from site_builder.problem import Fault
from site_builder.rules.rule import Findings, rule


@rule("F012", fix="对照 data/ 里的其他条目改正", firm=True)
def vocabulary_broken(site: Site) -> Findings:
    """Report vocabularies that cannot be trusted."""
    yield from site.findings(Fault.VOCABULARY_FILE)
