"""What only withheld documents hold, and no file of the site may say."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from site_builder.model.kinds import Document, OfficialDocument
from site_builder.model.public_site import attached_path, is_public, is_withheld
from site_builder.model.site import Site
from site_builder.output.finder import Finder
from site_builder.output.kept_tasks import KeptTasks, unkept
from site_builder.output.squeezed import squeezed
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
    unless a public document says the same, as a final text repeats its own draft.
    """
    public = [d for d in site.documents if is_public(d, site.day)]
    withheld = [d for d in site.documents if is_withheld(d, site.day)]
    if not withheld:
        return Secrets(texts={}, files={}, sources={})
    texts = _without_said({s: d for d in withheld for s in _sentences(d)}, public, kept or unkept())
    names = {squeezed(d.title) for d in public}
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
    return Secrets(texts=texts, files=files, sources={d.address: d.record.path for d in public})


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


def _sentences(document: Document) -> Iterator[str]:
    for piece in _ENDS.split(f"{document.body}\n{document.summary or ''}"):
        text = squeezed(piece)
        if len(text) >= LONG_ENOUGH:
            yield text


def _without_said(
    texts: dict[str, Document], public: Iterable[Document], kept: KeptTasks
) -> dict[str, Document]:
    """Leave out what public documents say themselves."""
    finder = Finder(texts)
    key = kept.key("said", "\n".join(sorted(texts)).encode())
    known: dict[bytes, tuple[str, ...]] = kept.get(key) or {}
    found = {d.record.digest: known.get(d.record.digest) for d in public}
    for document in public:
        if found[document.record.digest] is None:
            heard = finder.found(squeezed(_written(document)))
            found[document.record.digest] = tuple(sorted(heard))
    kept.put(key, found)
    said = {text for heard in found.values() for text in heard or ()}
    return {text: document for text, document in texts.items() if text not in said}


def _written(document: Document) -> str:
    parts = [document.title, document.summary or "", document.body]
    parts += [f"{a.title}\n{a.file}" for a in document.attachments]
    if isinstance(document, OfficialDocument):
        parts += [document.index_no, str(document.doc_no or "")]
    return "\n".join(parts)


def _attached(document: Document) -> Iterator[str]:
    for attachment in document.attachments:
        yield attached_path(document, attachment.file)
