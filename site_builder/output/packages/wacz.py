"""WACZ 1.1.1: a WARC, the index and the list of its pages, in one zip that a browser can replay."""

import json
import tempfile
import zipfile
from collections.abc import Iterable
from pathlib import Path
from urllib.parse import urlsplit
from uuid import NAMESPACE_URL, uuid5

from site_builder.output.packages.content import Content
from site_builder.output.packages.warc import write_warc
from site_builder.output.proof.verify import digest, sums_of

VERSION = "1.1.1"
WARC, INDEX, PAGES = "archive/data.warc.gz", "indexes/index.cdx", "pages/pages.jsonl"


def write_wacz(content: Content, target: Path) -> None:
    """Write the package to the new file `target`; nothing in it is compressed twice."""
    with tempfile.TemporaryDirectory(dir=target.parent, prefix=".new-") as folder:
        warc = Path(folder) / "data.warc.gz"
        rows = write_warc(content, warc)
        texts = {INDEX: _index(content, rows), PAGES: _pages(content)}
        one, _, size = sums_of(warc, sm3=False)
        resources = [{"name": "data.warc.gz", "path": WARC, "hash": f"sha256:{one}", "bytes": size}]
        for path, data in texts.items():
            resources.append({
                "name": path.rpartition("/")[2], "path": path, "hash": f"sha256:{digest(data)}",
                "bytes": len(data),
            })  # fmt: skip
        package = _json(
            {
                "profile": "data-package",
                "wacz_version": VERSION,
                "title": content.settings.site_name,
                "description": f"release {content.record.number}, {content.record.contents}",
                "created": content.moment.strftime("%Y-%m-%dT%H:%M:%SZ"),
                "software": content.record.tool,
                "mainPageUrl": content.settings.site_url,
                "resources": resources,
            }
        )
        seal = _json({"path": "datapackage.json", "hash": f"sha256:{digest(package)}"})
        texts |= {"datapackage.json": package, "datapackage-digest.json": seal}
        with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as archive:
            with archive.open(_entry(WARC, size), "w") as out, warc.open("rb") as stream:
                while block := stream.read(1 << 20):
                    out.write(block)
            for path, data in texts.items():
                archive.writestr(_entry(path, len(data)), data)


def _entry(path: str, size: int) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(path, (1980, 1, 1, 0, 0, 0))
    info.external_attr, info.file_size, info.create_system = 0o644 << 16, size, 3
    return info


def _index(content: Content, rows: Iterable[tuple[str, str, str, int, int]]) -> bytes:
    """Give the CDXJ: a line an address, in the order of their SURT."""
    stamp = content.moment.strftime("%Y%m%d%H%M%S")
    lines = []
    for url, kind, one, start, length in rows:
        said = {
            "url": url, "mime": kind, "status": "200", "digest": f"sha256:{one}",
            "length": str(length), "offset": str(start), "filename": "data.warc.gz",
        }  # fmt: skip
        lines.append(f"{surt(url)} {stamp} {json.dumps(said)}\n")
    return "".join(sorted(lines)).encode()


def surt(url: str) -> str:
    """Give an address in the form by which archives sort: the host turned round."""
    parts = urlsplit(url)
    host = ",".join(reversed((parts.hostname or "").removeprefix("www.").split(".")))
    port = f":{parts.port}" if parts.port else ""
    return f"{host}{port}){(parts.path.rstrip('/') or '/').lower()}"


def _pages(content: Content) -> bytes:
    stamp = content.moment.strftime("%Y-%m-%dT%H:%M:%SZ")
    lines = [{"format": "json-pages-1.0", "id": "pages", "title": content.settings.site_name}]
    for path, title in content.pages():
        url = content.url(path)
        lines.append({"id": uuid5(NAMESPACE_URL, url).hex, "url": url, "ts": stamp, "title": title})
    return "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines).encode()


def _json(value: object) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode()
