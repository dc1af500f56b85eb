"""A new content file: everything that can be known filled in, everything else asked for."""

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date

from site_builder.model.front_matter import Value, front_matter
from site_builder.model.kinds import KINDS, CatalogueItem, Document, Interpretation, OfficialDocument
from site_builder.model.site import Site
from site_builder.model.vocabulary import Vocabulary
from site_builder.pattern import pattern_of
from site_builder.problem import BrokenSetupError
from site_builder.value import dataclass

ASKED = (
    *("title", "publisher", "topic", "is_normative", "affects_rights", "interprets"),
    *("form", "field", "section"),
)
# Optional fields that an editor often needs; they stand in the file as comments.
HINTS = (
    *("doc_no", "genre", "effective_date", "expire_date", "registration_no", "affects_rights"),
    *("amends", "repeals", "replaces", "drafter", "issuers", "endnote", "art20", "audience"),
    *("keywords", "summary", "attachments", "contact", "documents", "refresh"),
)
OFFERED = 5  # documents named as possible answers
YES_NO = ("是", "否")
DEADLINE = "自信息形成或者变更之日起20个工作日内"  # 条例 art 26


@dataclass(frozen=True, kw_only=True)
class Question:
    """What the editor is asked before the file is written."""

    field: str
    title: str
    description: str
    choices: tuple[str, ...] = ()
    must_choose: bool = True


@dataclass(frozen=True, kw_only=True)
class Skeleton:
    """The new file: `path` relative to the project's folder."""

    path: str
    text: str


def kind_named(name: str) -> type[Document] | None:
    """Give the kind that an editor means by `name`: its label, its key or its folder."""
    wanted = name.strip().lower()
    for kind in KINDS:
        if wanted in (kind.label, kind.label.removesuffix("文件"), kind.kind, kind.folder):
            return kind
    return {"解读": KINDS[1], "目录": KINDS[2], "页面": KINDS[3]}.get(wanted)


def questions(kind: type[Document], site: Site) -> tuple[Question, ...]:
    """Give what must be asked for a document of `kind`, with what may be answered."""
    choices = {**_choices(site.vocabulary), "interprets": _waiting(site)}
    found = []
    for name in ASKED:
        if field := kind.model_fields.get(name):
            question = Question(
                field=name,
                title=field.title or name,
                description=field.description or "",
                choices=choices.get(name, ()),
                must_choose=bool(choices.get(name)) and name != "interprets",
            )
            found.append(question)
    return tuple(found)


def skeleton(kind: type[Document], site: Site, day: date, *, answers: Mapping[str, str]) -> Skeleton:
    """
    Make a file that is valid but for its placeholders, which rule M113 reports.

    BrokenSetupError where data/organisations.yml or data/topics.yml has no entry to choose from.
    """
    if not (site.vocabulary.organisations and site.vocabulary.topics):
        raise BrokenSetupError("data/organisations.yml 或 data/topics.yml 是空的，不能新建文件")
    name = _new_id(kind, site, day)
    values: dict[str, Value] = {}
    for field, value in _known(kind, site, day, answers):
        if field in kind.model_fields:
            values[field] = _answered(answers.get(field), value)
    head = front_matter(values).rstrip().removesuffix("---")
    hints = "".join(f"{line}\n" for line in _hints(kind, values))
    folder = f"{site.settings.content_dir}/{kind.folder}"
    text = f"{head}{hints}---\n\n{_placeholder('正文')}\n"
    return Skeleton(path=f"{folder}/{name}.md", text=text)


def _answered(answer: str | None, value: Value) -> Value:
    if not answer:
        return value
    return answer if isinstance(value, str) else tuple(a.strip() for a in answer.split("、"))


def _known(
    kind: type[Document], site: Site, day: date, answers: Mapping[str, str]
) -> Iterator[tuple[str, Value]]:
    words, today = site.vocabulary, day.isoformat()
    publisher = answers.get("publisher", words.organisations[0].name)
    yield "title", _placeholder("标题")
    yield "publisher", publisher
    yield "topic", _placeholder("主题")
    yield "disclosure", "主动公开"
    yield "index_no", next_index_number(site, publisher, day.year)
    yield "written_date", today
    yield "publish_date", today
    yield "is_normative", _placeholder("是或否")
    if "affects_rights" in answers:
        yield "affects_rights", _placeholder("是或否")
    yield "interprets", (_placeholder("所解读文件的文号或标识"),)
    yield "form", _placeholder("解读形式")
    if issubclass(kind, Interpretation):
        body = words.organisation(publisher) or words.organisations[0]
        phone = body.phone or _placeholder("咨询电话")
        yield "contact", {"office": _placeholder("解读的科室"), "phone": phone}
    if issubclass(kind, CatalogueItem):
        yield from _catalogue(site, answers)
    yield "section", "about"


def _catalogue(site: Site, answers: Mapping[str, str]) -> Iterator[tuple[str, Value]]:
    words = site.vocabulary
    field = answers.get("field") or _placeholder("领域")
    taken = [d.serial for d in site.documents if isinstance(d, CatalogueItem) and d.field == field]
    yield "serial", str(max(taken, default=0) + 1)
    yield "field", field
    yield "level1", _placeholder("一级事项")
    yield "level2", _placeholder("二级事项")
    yield "required_elements", (_placeholder("公开内容"),)
    yield "basis", (_placeholder("公开依据"),)
    yield "deadline", DEADLINE
    yield "channels", (next((c for c in words.channels if c == "政府网站"), "政府网站"),)
    yield "for_everyone", "是"
    yield "levels", words.levels[:1]


def next_index_number(site: Site, publisher: str, year: int) -> str:
    """Give the publisher's next index number in `year`, one above the highest in use."""
    body = site.vocabulary.organisation(publisher) or site.vocabulary.organisations[0]
    pattern = pattern_of(rf"{re.escape(body.code)}/{year}-(\d+)")
    used = [
        match[1]
        for document in site.documents
        if isinstance(document, OfficialDocument) and (match := pattern.fullmatch(document.index_no))
    ]
    width = max([5, *map(len, used)])
    return f"{body.code}/{year}-{max(map(int, used), default=0) + 1:0{width}}"


def _waiting(site: Site) -> tuple[str, ...]:
    """Give the newest policies that nobody has interpreted, by the name editors know them by."""
    newest_first = sorted(site.policies, key=lambda p: (p.written_date, p.id), reverse=True)
    explained = site.reverse["interpreted_by"]
    names = [str(p.doc_no or p.id) for p in newest_first if p.id not in explained]
    return tuple(names[:OFFERED])


def _new_id(kind: type[Document], site: Site, day: date) -> str:
    taken = {document.id for document in site.documents} | site.unread
    stem = f"{kind.kind.replace('_', '-')}-{day.year}"
    number = 1
    while f"{stem}-{number:03}" in taken:
        number += 1
    return f"{stem}-{number:03}"


def _hints(kind: type[Document], values: Mapping[str, Value]) -> Iterator[str]:
    yield "# 以下各项需要时去掉行首的「# 」填写："
    for name in HINTS:
        field = kind.model_fields.get(name)
        if field and name not in values:
            yield f"# {name}:  # {field.title}。{field.description}"


def _placeholder(what: str) -> str:
    return f"（请填写：{what}）"


def _choices(words: Vocabulary) -> dict[str, tuple[str, ...]]:
    named: dict[str, Callable[[], tuple[str, ...]]] = {
        "publisher": lambda: tuple(body.name for body in words.organisations),
        "topic": lambda: tuple(topic.label for topic in words.topics),
        "form": lambda: words.forms,
        "field": lambda: tuple(field.label for field in words.fields),
        "is_normative": lambda: YES_NO,
        "affects_rights": lambda: YES_NO,
        "section": lambda: ("guide", "rules", "annual-report", "about", "help"),
    }
    return {name: choices() for name, choices in named.items()}
