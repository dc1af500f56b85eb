"""What only withheld documents hold, and no file of the site may say."""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from functools import cached_property

from site_builder.model.finder import Finder
from site_builder.model.kinds import Document, OfficialDocument
from site_builder.model.public_site import attached_path
from site_builder.model.sentence import copied_parts
from site_builder.model.site import Site, attachment_address
from site_builder.output.bodies import rendered_or_none
from site_builder.output.kept_tasks import KeptTasks, unkept
from site_builder.output.squeezed import BETWEEN, squeezed, squeezed_bytes
from site_builder.pattern import pattern_of
from site_builder.value import dataclass

LONG_ENOUGH = 12  # characters without white space; a shorter line is said in many documents
TITLE_ENOUGH = 6
WORTH_KEEPING = 4  # documents; to hear fewer again takes less than to write what is kept of ten thousand
FEW = 16  # documents, which are listened to sooner than a Finder is made
_ENDS = pattern_of(r"[\n|。；！？]")
_Make = Callable[[Sequence[Document]], Iterable[Iterable[str]]]


@dataclass(frozen=True, kw_only=True)
class Secrets:
    """
    What must not be found in what is made of a `site`: texts, squeezed, and SHA-256 of files.

    Each with its document.
    """

    texts: dict[str, Document]
    files: dict[str, Document]
    site: Site

    @cached_property
    def sources(self) -> dict[str, str]:
        """Content files by the addresses of what is made of them, for a report that names what to mend."""
        files, public = self.site.files, self.site.public
        sources = {d.address: d.record.path for d in public}
        return sources | {
            attachment_address(d, number, files[path]): path
            for d in public
            for number, path in enumerate(_attached(d), start=1)
            if path in files
        }


def secrets_of(site: Site, kept: KeptTasks | None = None) -> Secrets:
    """
    Gather what only withheld documents hold; documents that are `kept` are not read again for it.

    Titles and numbers always count. A sentence of a body, a cell of a table or a summary counts
    unless a public document says the same, as a final text repeats its own draft; so does what stands
    between quotation marks or behind a colon, without the number or sign of a list before it.
    """
    kept = kept or unkept()
    public, withheld = site.public, site.withheld
    if not withheld:
        return Secrets(texts={}, files={}, site=site)
    common = squeezed(f"{site.settings!r} {site.vocabulary!r}")  # what every page may say
    texts = _all_sentences(withheld, site, kept)
    said = _said(texts, public, common, kept)
    texts = {text: document for text, document in texts.items() if text not in said}
    names = set(squeezed(BETWEEN.join(d.title for d in public)).split(BETWEEN))
    for document in withheld:
        for name in map(squeezed, _names(document)):
            if name not in names:
                texts.setdefault(name, document)
    shown = {site.files[p].sha256 for d in public for p in _attached(d) if p in site.files}
    files = {
        site.files[p].sha256: d
        for d in withheld
        for p in _attached(d)
        if p in site.files and site.files[p].sha256 not in shown
    }
    return Secrets(texts=texts, files=files, site=site)


def _names(document: Document) -> Iterator[str]:
    if len(squeezed(document.title)) >= TITLE_ENOUGH:
        yield document.title
    if isinstance(document, OfficialDocument):
        yield document.index_no
        if document.doc_no:
            yield document.doc_no.text
    for attachment in document.attachments:
        if len(squeezed(attachment.title)) >= TITLE_ENOUGH:
            yield attachment.title
        name = attachment.file.rsplit("/", 1)[-1]
        if len(squeezed(name)) >= TITLE_ENOUGH:
            yield name


def _all_sentences(withheld: Iterable[Document], site: Site, kept: KeptTasks) -> dict[str, Document]:
    def sentences(documents: Iterable[Document]) -> Iterator[Iterator[str]]:
        return (_sentences(document, site.settings.render_seconds) for document in documents)

    found = _by_file(withheld, sentences, kept, kept.key("sentences", b""))
    return {text: document for document in withheld for text in found[document.record.digest]}


def _by_file(
    documents: Iterable[Document], make: _Make, kept: KeptTasks, key: str
) -> dict[bytes, tuple[str, ...]]:
    """
    Give what is made of each document, by the digest of its file; made once, of all that are new, and kept.

    It is not kept anew where few documents changed, and nothing was or is made of them.
    """
    known: dict[bytes, tuple[str, ...]] = kept.get(key) or {}
    by_digest = {document.record.digest: document for document in documents}
    new = {digest: document for digest, document in by_digest.items() if digest not in known}
    found = {digest: known[digest] for digest in by_digest if digest in known}
    found |= zip(new, map(tuple, make([*new.values()])), strict=True)
    was_made = any(made and digest not in found for digest, made in known.items())
    if len(new) >= WORTH_KEEPING or was_made or any(found[digest] for digest in new):
        kept.put(key, found)
    return found


def _sentences(document: Document, seconds: float) -> Iterator[str]:
    """Give the sentences as they are written, and as a reader would see them."""
    rendered = rendered_or_none(document.body, seconds)
    texts = (document.body, rendered.plain if rendered else "", document.summary or "")
    for sentence in dict.fromkeys(piece for text in texts for piece in _ENDS.split(text)):
        yield from copied_parts(sentence, squeezed, LONG_ENOUGH)


def _said(texts: Collection[str], public: Iterable[Document], common: str, kept: KeptTasks) -> set[str]:
    """Give the texts that public documents say themselves, or that stand in the squeezed text `common`."""

    def said(documents: Sequence[Document]) -> Iterator[Iterable[str]]:
        if len(documents) < FEW:
            return (sorted(_found_in(squeezed(_written(document)), texts)) for document in documents)
        return map(sorted, Finder(texts).found_in_each(documents, _all_written))

    found = _by_file(public, said, kept, kept.key("said", "\n".join(sorted(texts)).encode()))
    return _found_in(common, texts).union(*found.values())


def _found_in(said: str, texts: Iterable[str]) -> set[str]:
    """Give those of the long texts that are in another, in a tenth of the time that making a Finder takes."""
    beginnings = {said[at : at + LONG_ENOUGH] for at in range(len(said))}
    return {text for text in texts if text[:LONG_ENOUGH] in beginnings and text in said}


def _written(document: Document) -> str:
    parts = [document.title, document.summary or "", document.body]
    parts += [f"{a.title}\n{a.file}" for a in document.attachments]
    if isinstance(document, OfficialDocument):
        parts += [document.index_no, str(document.doc_no or "")]
    return "\n".join(parts)


def _all_written(documents: Sequence[Document]) -> bytes:
    return squeezed_bytes(BETWEEN.join(map(_written, documents)))


def _attached(document: Document) -> Iterator[str]:
    for attachment in document.attachments:
        yield attached_path(document, attachment.file)
