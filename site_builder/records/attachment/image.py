"""Pictures, and where and by whom they were taken (EXIF)."""

import io
import re
import warnings

from PIL import Image

from site_builder.pattern import pattern_of
from site_builder.records.attachment.budget import TooLargeError
from site_builder.records.attachment.collector import Collector
from site_builder.records.attachment.content import TraitKind

FORMATS = ("JPEG", "PNG", "GIF", "BMP", "WEBP", "TIFF")
_GPS, _EXIF = 0x8825, 0x8769
_LATITUDE, _LONGITUDE = 2, 4
_ARTIST, _XP_AUTHOR, _OWNER = 0x013B, 0x9C9D, 0xA430
_XMP_LATITUDE = pattern_of(rb"exif:GPSLatitude[=>]\s?\"?[0-9]")
# ISO 6709 in the `moov` box of a telephone's video.
_VIDEO_PLACE = pattern_of(
    rb"\xa9xyz.{4}[+-][0-9.]{2,12}[+-][0-9.]{2,12}"
    rb"|[+-][0-9]{2}\.[0-9]{2,8}[+-][0-9]{2,3}\.[0-9]{2,8}[+-][0-9.]{1,10}/",
    re.DOTALL,
)


def read_image(data: bytes, collector: Collector) -> None:
    """Read a picture that stands for itself: nobody but a person can read what it shows."""
    picture_traits(data, collector, "")
    collector.trait(TraitKind.PICTURE, "图片")


def picture_traits(data: bytes, collector: Collector, where: str) -> None:
    """Read what a camera or an editor wrote beside the picture; its pixels are never unpacked."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # a large picture is no fault here
        try:
            picture = Image.open(io.BytesIO(data), formats=FORMATS)
        except Image.DecompressionBombError as error:
            raise TooLargeError("图片的像素太多") from error
        exif = picture.getexif()
    gps = exif.get_ifd(_GPS)
    if (gps.get(_LATITUDE) and gps.get(_LONGITUDE)) or _XMP_LATITUDE.search(data):
        collector.trait(TraitKind.LOCATION, where)
    notes = picture.info
    names = (exif.get(_ARTIST), exif.get(_XP_AUTHOR), exif.get_ifd(_EXIF).get(_OWNER), notes.get("Author"))
    for name in names:
        if text := _text(name):
            collector.trait(TraitKind.AUTHOR, f"{where}作者", text)


def read_video(data: bytes, collector: Collector) -> None:
    """Read where a video was taken."""
    if _VIDEO_PLACE.search(data):
        collector.trait(TraitKind.LOCATION, "")


def _text(value: object) -> str:
    if isinstance(value, tuple) and all(isinstance(n, int) and 0 <= n < 256 for n in value):  # noqa: PLR2004 - bytes
        value = bytes(value)
    if isinstance(value, bytes):
        value = value.decode("utf-16-le" if b"\0" in value else "utf-8", "replace")
    return value.strip("\0 ") if isinstance(value, str) else ""
