"""WARC (ISO 28500): every file of a release as a server would have answered with it; nothing is crawled."""

import io
from collections.abc import Iterator
from pathlib import Path
from uuid import NAMESPACE_URL, uuid5

from site_builder.output.packages.content import Content, type_of
from site_builder.output.proof.verify import SUMS

HOME_PAGE = "index.html"


def write_warc(content: Content, target: Path) -> list[tuple[str, str, str, int, int]]:
    """Write a compressed WARC; gives address, type, SHA-256, offset and length of each record."""
    from warcio.statusandheaders import StatusAndHeaders  # noqa: PLC0415 - an optional library
    from warcio.warcwriter import WARCWriter  # noqa: PLC0415

    moment = content.moment.strftime("%Y-%m-%dT%H:%M:%SZ")
    rows = []
    with target.open("wb") as stream:
        writer = WARCWriter(stream, gzip=True)
        head = {"WARC-Date": moment, "WARC-Record-ID": _identifier(content, "warcinfo")}
        text = "".join(f"{name}: {value}\r\n" for name, value in _about(content)).encode()
        head["Content-Type"] = "application/warc-fields"
        head["WARC-Filename"] = f"{content.name}.warc.gz"
        writer.write_record(
            writer.create_warc_record("", "warcinfo", io.BytesIO(text), len(text), None, head)
        )
        for url, path, one in _answers(content):
            start, size = stream.tell(), (content.folder / path).stat().st_size
            head = {
                "WARC-Date": moment,
                "WARC-Record-ID": _identifier(content, url),
                "WARC-Payload-Digest": f"sha256:{one}",
            }
            answer = [("Content-Type", type_of(path)), ("Content-Length", str(size))]
            http = StatusAndHeaders("200 OK", answer, protocol="HTTP/1.1")
            with (content.folder / path).open("rb") as body:
                writer.write_record(
                    writer.create_warc_record(
                        url, "response", payload=body, http_headers=http, warc_headers_dict=head
                    )
                )
            rows.append((url, type_of(path).partition(";")[0], one, start, stream.tell() - start))
    return rows


def _answers(content: Content) -> Iterator[tuple[str, str, str]]:
    """Give address, file and SHA-256; the column's own address answers with its home page."""
    for path, one in sorted(content.sums.items()):
        if path == HOME_PAGE:
            yield content.settings.site_url, path, one
        yield content.url(path), path, one
    yield content.url(SUMS), SUMS, ""


def _about(content: Content) -> tuple[tuple[str, str], ...]:
    return (
        ("software", content.record.tool),
        ("format", "WARC File Format 1.0"),
        ("description", f"{content.settings.site_name} release {content.record.number}"),
        ("operator", content.settings.organiser or content.settings.site_name),
    )


def _identifier(content: Content, name: str) -> str:
    return uuid5(NAMESPACE_URL, f"{content.url(name)} {content.record.contents}").urn.join("<>")
