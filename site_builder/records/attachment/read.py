"""The content of an attachment: a pure function of its bytes and its name's ending."""

from collections.abc import Callable

from site_builder.records.attachment.archive import read_archive
from site_builder.records.attachment.budget import MAX_BYTES, EncryptedError, TooLargeError
from site_builder.records.attachment.collector import Collector
from site_builder.records.attachment.content import FileContent, TraitKind
from site_builder.records.attachment.form import NAMES, form_of
from site_builder.records.attachment.image import read_image, read_video
from site_builder.records.attachment.legacy import read_ole, read_rtf
from site_builder.records.attachment.ofd import read_ofd
from site_builder.records.attachment.office import read_common
from site_builder.records.attachment.open_document import read_open_document
from site_builder.records.attachment.package import Package
from site_builder.records.attachment.pdf import read_pdf
from site_builder.records.attachment.plain import decoded, read_csv, read_html, read_text
from site_builder.records.attachment.sheet import read_workbook
from site_builder.records.attachment.slide import read_slides
from site_builder.records.attachment.word import read_word

_OFFICE = {"docx": read_word, "xlsx": read_workbook, "pptx": read_slides}
_ZIPPED = {"odt": read_open_document, "ods": read_open_document, "ofd": read_ofd, "zip": read_archive}
_BINARY: dict[str, Callable[[bytes, Collector], None]] = {
    "pdf": read_pdf, "ole": read_ole, "rtf": read_rtf, "mp4": read_video,
    **dict.fromkeys(("jpg", "png", "gif", "bmp", "webp", "tiff"), read_image),
}  # fmt: skip
_TEXTUAL = {"csv": read_csv, "html": read_html}


def file_content(data: bytes, extension: str) -> FileContent:
    """
    Read a file with its name's ending (lower case, without a dot).

    Nothing that a file holds raises: what is broken, encrypted or too large is a trait.
    """
    collector = Collector(read=_read)
    form = "unknown"
    try:
        form = _read(data, extension, collector)
    except TooLargeError as error:
        form = form_of(data)
        collector.trait(TraitKind.UNCHECKED, str(error))
    return collector.content(form)


def _read(data: bytes, extension: str, collector: Collector) -> str:
    """Read one file, perhaps inside another; only the budget's end is passed on."""
    if len(data) > MAX_BYTES:
        raise TooLargeError(f"超过 {MAX_BYTES // 1024 // 1024} MiB")
    form = form_of(data)
    try:
        _dispatch(data, form, extension, collector)
    except TooLargeError:
        raise
    except EncryptedError:
        collector.trait(TraitKind.ENCRYPTED, "")
    except Exception:  # noqa: BLE001 - a dozen parsers raise what they like on bytes from anywhere
        collector.trait(TraitKind.BROKEN if collector.is_alone else TraitKind.UNCHECKED, "")
    return form


def _dispatch(data: bytes, form: str, extension: str, collector: Collector) -> None:
    if form in _OFFICE:
        package = Package(data, collector.budget)
        _OFFICE[form](package, collector)
        read_common(package, collector)
    elif form in _ZIPPED:
        _ZIPPED[form](Package(data, collector.budget), collector)
    elif form in _BINARY:
        _BINARY[form](data, collector)
    elif form in ("text", "html"):
        text = decoded(data)
        if text is None:
            raise ValueError("no text")
        text = text.replace("\r\n", "\n").replace("\r", "\n")
        _TEXTUAL.get("html" if form == "html" else extension, read_text)(text, collector)
    elif form == "empty":
        if collector.depth == 0:
            collector.trait(TraitKind.BROKEN, "")
    elif form == "program":
        collector.trait(TraitKind.PROGRAM, "")
    elif form != "mp3":
        collector.trait(TraitKind.UNCHECKED, NAMES[form])
