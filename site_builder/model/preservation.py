"""The preservation record of a document: what an archive enters of it, and how long it is to be kept."""

from collections.abc import Mapping
from functools import cache

from site_builder.model.kinds import Document, OfficialDocument, Policy
from site_builder.model.profile import ArchiveProfile

SIGN = "："


def responsible_body(document: Document) -> tuple[str, ...]:
    """责任者: those who issued it, or else the body that publishes it."""
    issuers = document.issuers if isinstance(document, OfficialDocument) else ()
    return issuers or (document.publisher,)


def retention_of(document: Document, profile: ArchiveProfile) -> str:
    """保管期限: what the profile says of normative documents, of the genre, or of the kind, in that order."""
    said = _said(profile.retention)
    names = ["规范性文件"] if isinstance(document, Policy) and document.is_normative else []
    if isinstance(document, OfficialDocument) and document.genre:
        names.append(document.genre)
    names.append(document.label)
    return next((said[name] for name in names if name in said), profile.retention_default)


@cache
def _said(lines: tuple[str, ...]) -> Mapping[str, str]:
    """Give what a profile says by the names it says it of: the same for all documents."""
    return dict(line.split(SIGN, 1) for line in lines if SIGN in line)
