"""
公开的文件里没有照抄不公开文件的句子。

不公开的文件里的一句话，公开的文件里也有，就分不清它是不是随公开的文件一起放出去的：生成网站时的逐字检查（O102）只找
公开文件自己没有写的话。往公开文件里粘贴时带进了内部的段落、批注，要靠这条规则发现。

标题一样的不算：正式印发的文件和它自己的送审稿、请示，本来就有一样的句子。称呼（以冒号结尾的一行）和不到 25 个字的
句子不算，很多文件都这样写；标点不算。引用上级公开文件的话是正常的，核对以后可以在公开的文件里写明豁免，理由会公布。

Bad::

    === content/policies/secret.md
    ---
    title: 关于内部人员轮岗安排的请示
    disclosure: 不予公开
    ground: 16-1
    publish_date: （缺）
    reviewer: 办公室
    reviewed_on: 2024-03-01
    next_review: 2027-03-01
    ---
    一、拟于三月上旬将窗口人员分成两组轮换到后台岗位，轮岗期间的绩效考核另行研究。
    === content/policies/open.md
    ---
    title: 示例文件
    ---
    现作如下安排。

    拟于三月上旬将窗口人员分成两组轮换到后台岗位，轮岗期间的绩效考核另行研究。

Good::

    === content/policies/secret.md
    ---
    title: 关于内部人员轮岗安排的请示
    disclosure: 不予公开
    ground: 16-1
    publish_date: （缺）
    reviewer: 办公室
    reviewed_on: 2024-03-01
    next_review: 2027-03-01
    ---
    一、拟于三月上旬将窗口人员分成两组轮换到后台岗位，轮岗期间的绩效考核另行研究。
    === content/policies/open.md
    ---
    title: 示例文件
    ---
    现作如下安排。
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache, partial

from site_builder.model.kinds import Document
from site_builder.model.paragraph import letters, paragraphs
from site_builder.model.published import folded, folded_whole
from site_builder.model.sentence import copied_parts
from site_builder.model.site import Site
from site_builder.pattern import pattern_of
from site_builder.problem import Place, Severity
from site_builder.records.record import Record
from site_builder.rules.rule import Findings, rule
from site_builder.text import utf16

MANY = 100_000  # sentences times documents that are looked for one by one, a microsecond each
LONG_ENOUGH = 25  # letters; shorter sentences stand in many documents
SHOWN = 20  # letters of a sentence that a message quotes
_BETWEEN = utf16("\n")  # is in no sentence
_KNOWN_BY = 12  # letters by which a line is known to hold a sentence that may go on in the next
_ENDS = pattern_of(r"[|。；！？]")
# The letters of a sentence, and the folded title and the path of the withheld document that says it.
Said = tuple[str, str, str]
_Finding = Callable[[Sequence[Record]], Iterable[set[str]]]  # the sentences that are in each document


def sentences_of(document: Document) -> tuple[str, ...]:
    """Give the letters of each sentence, without its number; of what is quoted in it, where that is long."""
    texts = (*paragraphs(document.body), document.summary or "")
    sentences = (piece for text in texts for piece in _ENDS.split(folded(text)))
    said = (each for each in sentences if len(each) >= LONG_ENOUGH and not each.endswith("："))
    return tuple(dict.fromkeys(part for each in said for part in copied_parts(each, letters, LONG_ENOUGH)))


def withheld_sentences(site: Site, heard: Mapping[str, tuple[str, ...]]) -> tuple[Said, ...]:
    """Give the long sentences of withheld documents."""
    titles = {path: folded(site.by_path[path].title) for path in heard}
    return tuple(
        sorted((sentence, titles[path], path) for path, sentences in heard.items() for sentence in sentences)
    )


@rule(
    "D517",
    fix="核对这些话能不能公开；不能的从公开的文件里删去",
    clause="DISC-01",
    severity=Severity.WARNING,
    alone=True,
    given=withheld_sentences,
    heard=sentences_of,
)
def withheld_repeated(site: Site, said: tuple[Said, ...]) -> Findings:
    """Report what is published in the words of a withheld document of another title."""
    if not said or not site.public:
        return
    found_in = _plainly(said) if len(site.documents) * len(said) < MANY else _by_finder(said)
    for document, found in zip(site.public, found_in([d.record for d in site.public]), strict=True):
        if found:
            title = folded(document.title)
            of_others = [s for s in said if s[0] in found and title not in s[1] and s[1] not in title]
            for path in dict.fromkeys(path for _, _, path in of_others):
                yield _told(document, [sentence for sentence, _, other in of_others if other == path], path)


def _plainly(said: tuple[Said, ...]) -> _Finding:
    def found_in(records: Sequence[Record]) -> Iterator[set[str]]:
        for record in records:
            text = letters(folded_whole(record))
            yield {sentence for sentence, _, _ in said if sentence in text}

    return found_in


@lru_cache(maxsize=1)
def _by_finder(said: tuple[Said, ...]) -> _Finding:
    """Give what finds the sentences; the same for all parts that a worker judges."""
    # They bring numpy, of no use to a small check.
    from site_builder.model.finder import Finder  # noqa: PLC0415
    from site_builder.model.letters import published_letters  # noqa: PLC0415

    finder = Finder(sentence for sentence, _, _ in said)

    return partial(finder.found_in_each, read=lambda records: _BETWEEN.join(map(published_letters, records)))


def _told(document: Document, sentences: Sequence[str], path: str) -> tuple[Place, str]:
    """Tell the first of the sentences at its line, and the lines of the others; at the title where none has one."""
    lines = [letters(folded(line)) for line in document.body.split("\n")]
    found = sorted(
        (next((n for n, line in enumerate(lines) if sentence[:_KNOWN_BY] in line), len(lines)), sentence)
        for sentence in sentences
    )
    number, first = found[0]
    place = document.record.body_place(number) if number < len(lines) else document.at("title")
    others = sorted({document.record.body_place(n).line for n, _ in found[1:] if number < n < len(lines)})
    also = f"，第 {'、'.join(map(str, others))} 行也有" if others else ""
    return place, f"「{first[:SHOWN]}……」和没有公开的文件 {path} 里的一句话一样{also}"
