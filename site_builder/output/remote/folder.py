"""
A release goes to a folder that a web server shows, on this machine or a mounted one.

A folder can be switched by one rename, as a build's own is: readers see one release or the other, whole.
What the release before has in the same bytes is linked, not copied.
"""

import os
import shutil
from pathlib import Path

from site_builder.output.manifest import NAME, read_sums
from site_builder.output.proof.verify import sums_of
from site_builder.output.release import install, staging
from site_builder.output.remote.publication import Progress, Published
from site_builder.output.shown import current
from site_builder.problem import BrokenSetupError


def published_folder(site: Path, target: Path, progress: Progress) -> Published:
    """Publish the release in the folder `site` to `target`; BrokenSetupError where it is not whole."""
    if not (site / NAME).is_file():
        raise BrokenSetupError(f"{site} 里没有生成好的网站，请先运行 site-builder build")
    source, before = site.resolve(), current(target)
    new = read_sums((source / NAME).read_text("utf-8"))
    old = read_sums((before / NAME).read_text("utf-8")) if before else {}
    same = {path for path, digest in new.items() if old.get(path) == digest}
    with staging(target) as folder:
        for number, path in enumerate([*sorted(new), NAME], start=1):
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            if before and path in same:
                os.link(before / path, folder / path)
            else:
                shutil.copyfile(source / path, folder / path)
            if path != NAME and sums_of(folder / path, sm3=False)[0] != new[path]:
                raise BrokenSetupError(f"{path} 与 {NAME} 不符，网站生成以后被改动过；请重新生成")
            progress("复制", number, len(new) + 1)
        for made in sorted(folder.rglob("*")):
            made.chmod(0o755 if made.is_dir() else 0o644)
        release = install(folder, target)
    changed = len(new) - len(same)
    return Published(release=release, sent=changed, changed=changed, removed=len(old.keys() - new))
