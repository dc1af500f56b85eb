"""BagIt (RFC 8493): the files of a release in `data/`, beside lists of their digests and a label."""

import shutil
from pathlib import Path

from site_builder.output.packages.content import Content
from site_builder.output.proof.verify import SUMS, digest, sums_of


def write_bag(content: Content, target: Path) -> None:
    """Write the bag into the new folder `target`."""
    sums = dict(content.sums)
    size = 0
    for path in [*sums, SUMS]:
        file = target / "data" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(content.folder / path, file)
        size += file.stat().st_size
    sums[SUMS] = sums_of(content.folder / SUMS, sm3=False)[0]
    tags = {
        "bagit.txt": "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n",
        "bag-info.txt": _label(content, size, len(sums)),
        "manifest-sha256.txt": "".join(f"{sums[path]}  data/{path}\n" for path in sorted(sums)),
    }
    for name, text in tags.items():
        (target / name).write_bytes(text.encode())
    lines = [f"{digest(text.encode())}  {name}\n" for name, text in sorted(tags.items())]
    (target / "tagmanifest-sha256.txt").write_bytes("".join(lines).encode())


def _label(content: Content, size: int, count: int) -> str:
    settings, record = content.settings, content.record
    fields = (
        ("Source-Organization", settings.organiser or settings.site_name),
        ("Contact-Phone", settings.phone),
        ("External-Description", settings.site_name),
        ("External-Identifier", f"{settings.site_url} release {record.number}"),
        ("Internal-Sender-Identifier", record.contents),
        ("Bagging-Date", record.date),
        ("Bag-Software-Agent", record.tool),
        ("Payload-Oxum", f"{size}.{count}"),
    )
    return "".join(f"{name}: {' '.join(value.split())}\n" for name, value in fields if value)
