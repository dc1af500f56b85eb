"""Records become the site: each record a document of the kind its folder says."""

from collections.abc import Callable, Mapping
from datetime import date
from functools import partial
from pathlib import PurePosixPath

from pydantic import ValidationError

from site_builder.model.kept import Ahead, KeptDocument, kept_document, revived
from site_builder.model.kinds import KINDS, Document
from site_builder.model.lists import Lists
from site_builder.model.schema import filled_in, findings_of
from site_builder.model.site import ContentFile, Site
from site_builder.model.unfilled import UNFILLED
from site_builder.problem import Fault, Finding, Place
from site_builder.records.attachment.kept import Contents, content_at
from site_builder.records.record import Record
from site_builder.records.records import OtherFile, Records, Signature, read_again
from site_builder.records.source import Source
from site_builder.settings import Settings

FOLDERS = {kind.folder: kind for kind in KINDS}


def assemble(
    records: Records,
    lists: Lists,
    settings: Settings,
    day: date,
    kept: Mapping[str, KeptDocument] | None = None,
    *,
    contents: Contents | None = None,
    ahead: Callable[[], Ahead] = dict,
) -> tuple[Site, dict[str, KeptDocument]]:
    """
    Model every record; what can't be modelled is a finding, and its id is remembered.

    Files that are the `same` come from what was `kept`, others from what is read `ahead`, which is waited for
    last. Gives the site, and what to keep of it. What is read inside attachments comes from `contents` and
    goes there.
    """
    contents = {} if contents is None else contents
    findings = [*records.findings, *lists.findings]
    keeping = {path: kept[path] for path in records.same} if kept else {}
    made: dict[str, Document | None] = {
        path: revived(known, path, partial(read_again, settings.root, path, known.signature))
        for path, known in keeping.items()
    }
    read = {**dict.fromkeys(records.unread), **{record.path: record for record in records.records}}
    for path, record in read.items():
        made[path], keeping[path] = modelled(
            record, path, records.found_in[path], records.signatures[path], settings
        )
    for path, (known, above, body) in ahead().items():
        made[path] = revived(known, path, partial(Source, path=path, text=above), body)
        keeping[path] = known
    findings += [finding for known in keeping.values() for finding in known.findings]
    unread = {name for known in keeping.values() for name in known.names}
    documents = [document for _, document in sorted(made.items()) if document]
    site = Site(
        settings=settings,
        day=day,
        vocabulary=lists.vocabulary,
        documents=tuple(documents),
        enterprises=lists.enterprises,
        synonyms=lists.synonyms,
        files={f.path: _content_file(f, settings, contents) for f in records.files},
        found=tuple(sorted(set(findings))),
        unread=frozenset(unread),
        unchanged=frozenset(records.same),
        vocabulary_nodes=lists.nodes,
    )
    return site, keeping


def modelled(
    record: Record | None, path: str, told: tuple[Finding, ...], signature: Signature, settings: Settings
) -> tuple[Document | None, KeptDocument]:
    """Model what was read of a file, of which findings were `told`; gives what to keep of it, too."""
    if record is None:
        return None, kept_document(signature, None, told, (PurePosixPath(path).stem,))
    document, found = _document(record, settings.content_dir)
    names = tuple(sorted(_names(record))) if found or document is None else ()
    return document, kept_document(signature, document, (*told, *found), names)


def _content_file(file: OtherFile, settings: Settings, contents: Contents) -> ContentFile:
    read = partial(content_at, settings.root / file.path, file.sha256, contents)
    return ContentFile(path=file.path, size=file.size, sha256=file.sha256, read=read)


def _document(record: Record, content: str) -> tuple[Document | None, list[Finding]]:
    parts = record.path[len(content) + 1 :].split("/")
    kind = FOLDERS.get(parts[0]) if len(parts) > 1 else None
    if kind is None:
        known = "、".join(f"{content}/{k.folder}（{k.label}）" for k in KINDS)
        message = f"不知道这是哪一类文件；文件应当放在 {known} 之一"
        place = Place(path=record.path)
        return None, [Finding(place=place, fault=Fault.UNKNOWN_PLACE, message=message)]
    plain, findings = filled_in(record.node)
    plain.setdefault("id", parts[-1].removesuffix(".md"))
    try:
        return kind.model_validate({**plain, "record": record}), findings
    except ValidationError as error:
        findings += [f for f in findings_of(error, record.node, kind) if not _is_unfilled(f.place, record)]
        return _without_faults(kind, plain, record, error), findings


def _is_unfilled(place: Place, record: Record) -> bool:
    """Whether a placeholder of `new` stands there: a rule of its own tells that it has to be filled in."""
    return any(n.place == place and str(n.value).startswith(UNFILLED) for n in record.node.scalars())


def _without_faults(
    kind: type[Document], plain: dict[str, object], record: Record, error: ValidationError
) -> Document | None:
    """
    Model the document with something in the place of each faulty field, so that rules judge the rest.

    The faults are findings already, each of them stops the build, and whatever a rule says of the
    same place is not told beside them.
    """
    from site_builder.model.stand_in import with_stand_ins  # noqa: PLC0415 - most documents have no fault

    filled = with_stand_ins(kind, plain, error, record.path)
    try:
        return kind.model_validate({**filled, "record": record})
    except ValidationError:
        return None


def _names(record: Record) -> set[str]:
    """Give the names by which others may refer to a document that could not be modelled."""
    names = {PurePosixPath(record.path).stem}
    for key in ("id", "doc_no", "index_no"):
        node = record.node.child(key)
        if node and isinstance(node.value, str):
            names.add(node.value)
    return names
