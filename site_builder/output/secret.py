"""What only withheld documents hold, and no file of the site may say."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from site_builder.model.finder import Finder
from site_builder.model.kinds import Document, OfficialDocument
from site_builder.model.public_site import attached_path
from site_builder.model.sentence import copied_parts
from site_builder.model.site import Site, attachment_address
from site_builder.output.bodies import rendered_or_none
from site_builder.output.kept_tasks import KeptTasks, unkept
from site_builder.output.squeezed import BETWEEN, squeezed, squeezed_bytes
from site_builder.pattern import pattern_of

LONG_ENOUGH = 12  # characters without white space; a shorter line is said in many documents
TITLE_ENOUGH = 6
_ENDS = pattern_of(r"[\n|。；！？]")


@dataclass(frozen=True, kw_only=True)
class Secrets:
    """
    What must not be found: texts, squeezed, and SHA-256 of files; each with its document.

    `sources` maps the addresses of public documents to their content files, for a report that names
    the file in which an editor can mend it.
    """

    texts: dict[str, Document]
    files: dict[str, Document]
    sources: dict[str, str]


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
        return Secrets(texts={}, files={}, sources={})
    common = squeezed(f"{site.settings!r} {site.vocabulary!r}")  # what every page may say
    texts = _all_sentences(withheld, site, kept)
    said = _said(texts, public, common, kept)
    texts = {text: document for text, document in texts.items() if text not in said}
    names = set(squeezed(BETWEEN.join(d.title for d in public)).split(BETWEEN))
    for document in withheld:
        for name in _names(document):
            if squeezed(name) not in names:
                texts.setdefault(squeezed(name), document)
    shown = {site.files[p].sha256 for d in public for p in _attached(d) if p in site.files}
    files = {
        site.files[p].sha256: d
        for d in withheld
        for p in _attached(d)
        if p in site.files and site.files[p].sha256 not in shown
    }
    sources = {d.address: d.record.path for d in public}
    sources |= {
        attachment_address(d, number, site.files[path]): path
        for d in public
        for number, path in enumerate(_attached(d), start=1)
        if path in site.files
    }
    return Secrets(texts=texts, files=files, sources=sources)


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
    def sentences(document: Document) -> Iterator[str]:
        return _sentences(document, site.settings.render_seconds)

    found = _by_file(withheld, sentences, kept, kept.key("sentences", b""))
    return {text: document for document in withheld for text in found[document.record.digest]}


def _by_file(
    documents: Iterable[Document], make: Callable[[Document], Iterable[str]], kept: KeptTasks, key: str
) -> dict[bytes, tuple[str, ...]]:
    """Give what is made of each document, by the digest of its file; made once, and kept."""
    known: dict[bytes, tuple[str, ...]] = kept.get(key) or {}
    pairs = ((d, d.record.digest) for d in documents)
    found = {digest: known[digest] if digest in known else tuple(make(d)) for d, digest in pairs}
    kept.put(key, found)
    return found


def _sentences(document: Document, seconds: float) -> Iterator[str]:
    """Give the sentences as they are written, and as a reader would see them."""
    rendered = rendered_or_none(document.body, seconds)
    texts = (document.body, rendered.plain if rendered else "", document.summary or "")
    for sentence in dict.fromkeys(piece for text in texts for piece in _ENDS.split(text)):
        yield from copied_parts(sentence, squeezed, LONG_ENOUGH)


def _said(texts: Iterable[str], public: Iterable[Document], common: str, kept: KeptTasks) -> set[str]:
    """Give the texts that public documents say themselves, or that stand in the squeezed text `common`."""
    finder = Finder(texts)

    def heard(document: Document) -> list[str]:
        return sorted(finder.found_in(squeezed_bytes(_written(document))))

    found = _by_file(public, heard, kept, kept.key("said", "\n".join(sorted(texts)).encode()))
    return finder.found(common).union(*found.values())


def _written(document: Document) -> str:
    parts = [document.title, document.summary or "", document.body]
    parts += [f"{a.title}\n{a.file}" for a in document.attachments]
    if isinstance(document, OfficialDocument):
        parts += [document.index_no, str(document.doc_no or "")]
    return "\n".join(parts)


def _attached(document: Document) -> Iterator[str]:
    for attachment in document.attachments:
        yield attached_path(document, attachment.file)
