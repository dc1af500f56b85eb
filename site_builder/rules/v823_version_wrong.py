"""
修改后的全文指向第一个文本，文号相同，施行在它之后。

每个文本各是一个页面：第一个文本保留公布时的原文，每次修改以后的全文另建一个文件，version_of 都写第一个文本，
effective_date 写修改施行的日期。第一个文本已经期满、废止的，不能再修改，另行发文。这样读者能查到任何一天施行的文本，程序能逐段对照相邻的两个文本。

Bad::

    === content/policies/a.md
    ---
    effective_date: 2024-05-01
    ---
    正文。
    === content/policies/c.md
    ---
    amends: [a]
    effective_date: 2024-05-01
    ---
    正文。
    === content/policies/b.md
    ---
    version_of: a
    effective_date: 2024-05-01
    ---
    正文。

Good::

    === content/policies/a.md
    ---
    effective_date: 2024-05-01
    ---
    正文。
    === content/policies/c.md
    ---
    amends: [a]
    effective_date: 2025-05-01
    ---
    正文。
    === content/policies/b.md
    ---
    version_of: a
    effective_date: 2025-05-01
    ---
    正文。
"""

from site_builder.model.influence import influence_on
from site_builder.model.kinds import Policy
from site_builder.model.site import Site
from site_builder.model.validity import effective_day, end_of
from site_builder.rules.rule import Findings, rule


@rule(
    "V823",
    fix="version_of 写第一个文本的标识，doc_no 与它相同，effective_date 写修改施行的日期",
    clause="NORM-05",
    firm=True,
)
def version_wrong(site: Site) -> Findings:
    """Report texts as amended that name such a text or another document, or don't take effect in time."""
    references = list(site.references_in(("version_of",)))
    shown = {d.id for d in site.public} if references else set()
    for reference in references:
        text, first = reference.document, reference.target
        if not isinstance(text, Policy) or not isinstance(first, Policy) or first is text:
            continue
        if first.version_of:
            message = f"「{reference.text}」也是修改后的全文，这里应当写「{first.version_of}」"
            yield reference.place, message
        elif text.doc_no and first.doc_no and text.doc_no.key != first.doc_no.key:
            numbers = f"发文字号「{text.doc_no}」与第一个文本的「{first.doc_no}」不同"
            yield reference.place, f"{numbers}，不是它的修改后的全文"
        elif effective_day(text) <= effective_day(first):
            days = f"{effective_day(text)} 施行，不晚于第一个文本的 {effective_day(first)}"
            yield text.at("effective_date"), f"修改后的全文 {days}"
        else:
            end = end_of(first, influence_on(first, site, shown))
            if end and end.since and end.since <= effective_day(text):
                days = f"自 {end.since} 起{end.label}，修改后的全文 {effective_day(text)} 才施行"
                yield text.at("effective_date"), f"「{reference.text}」{days}"
