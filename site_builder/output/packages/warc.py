"""WARC (ISO 28500): every file of a release as a server would have answered with it; nothing is crawled."""

import hashlib
import io
from collections.abc import Iterator
from pathlib import Path
from uuid import NAMESPACE_URL, uuid5

from site_builder.output.packages.content import Content, type_of
from site_builder.output.proof.verify import SUMS, digest, sums_of

HOME_PAGE = "index.html"


def write_warc(content: Content, target: Path) -> list[tuple[str, str, str, int, int]]:
    """Write a compressed WARC; gives address, type, SHA-256, offset and length of each record."""
    from warcio.statusandheaders import StatusAndHeaders  # noqa: PLC0415 - an optional library
    from warcio.warcwriter import WARCWriter  # noqa: PLC0415

    moment = content.moment.strftime("%Y-%m-%dT%H:%M:%SZ")
    rows = []
    with target.open("wb") as stream:
        writer = WARCWriter(stream, gzip=True)
        # Digests and lengths are given, or the library copies every file to a disk to find them out.
        text = "".join(f"{name}: {value}\r\n" for name, value in _about(content)).encode()
        head = {
            "WARC-Date": moment,
            "WARC-Record-ID": _identifier(content, "warcinfo"),
            "WARC-Filename": f"{content.name}.warc.gz",
            "WARC-Block-Digest": f"sha256:{digest(text)}",
            "Content-Type": "application/warc-fields",
        }
        info = writer.create_warc_record("", "warcinfo", io.BytesIO(text), len(text), None, head)
        writer.write_record(info)
        for url, path, one in _answers(content):
            start, file = stream.tell(), content.folder / path
            size = file.stat().st_size
            answer = [("Content-Type", type_of(path)), ("Content-Length", str(size))]
            http = StatusAndHeaders("200 OK", answer, protocol="HTTP/1.1")
            http.compute_headers_buffer()
            head = {
                "WARC-Date": moment,
                "WARC-Record-ID": _identifier(content, url),
                "WARC-Block-Digest": f"sha256:{_digest_after(http.headers_buff, file)}",
                "WARC-Payload-Digest": f"sha256:{one}",
            }
            with file.open("rb") as body:
                record = writer.create_warc_record(
                    url, "response", body, size, http_headers=http, warc_headers_dict=head
                )
                writer.write_record(record)
            rows.append((url, type_of(path).partition(";")[0], one, start, stream.tell() - start))
    return rows


def _digest_after(head: bytes, file: Path) -> str:
    found = hashlib.sha256(head)
    with file.open("rb") as stream:
        while block := stream.read(1 << 20):
            found.update(block)
    return found.hexdigest()


def _answers(content: Content) -> Iterator[tuple[str, str, str]]:
    """Give address, file and SHA-256; the column's own address answers with its home page."""
    for path, one in sorted(content.sums.items()):
        if path == HOME_PAGE:
            yield content.settings.site_url, path, one
        yield content.url(path), path, one
    yield content.url(SUMS), SUMS, sums_of(content.folder / SUMS, sm3=False)[0]


def _about(content: Content) -> tuple[tuple[str, str], ...]:
    return (
        ("software", content.record.tool),
        ("format", "WARC File Format 1.0"),
        ("description", f"{content.settings.site_name} release {content.record.number}"),
        ("operator", content.settings.organiser or content.settings.site_name),
    )


def _identifier(content: Content, name: str) -> str:
    return uuid5(NAMESPACE_URL, f"{content.url(name)} {content.record.contents}").urn.join("<>")
