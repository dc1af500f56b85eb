"""Packing a release: written aside, then in its place by one rename, never over another."""

import os
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

from site_builder.output.packages.bag import write_bag
from site_builder.output.packages.content import Content, content_of
from site_builder.output.packages.wacz import write_wacz
from site_builder.output.packages.warc import write_warc
from site_builder.output.packages.zim import write_zim
from site_builder.problem import BrokenSetupError
from site_builder.settings import Settings

WRITERS: dict[str, Callable[[Content, Path], object]] = {
    "bagit": write_bag,
    "warc": write_warc,
    "wacz": write_wacz,
    "zim": write_zim,
}


def packed(release: Path, form: str, into: Path, settings: Settings) -> int:
    """Pack a whole release as `form` to the new path `into`; gives the package's size in bytes."""
    if into.exists() or into.is_symlink():
        raise BrokenSetupError(f"{into} 已经存在，没有写入任何东西")
    content = content_of(release, settings)
    if into.resolve().is_relative_to(release):
        raise BrokenSetupError(f"不能写到版本 {release} 里面")
    into.parent.mkdir(parents=True, exist_ok=True)
    folder = Path(tempfile.mkdtemp(prefix=".new-", dir=into.parent))
    made = folder / into.name
    try:
        if form == "bagit":
            made.mkdir()
        WRITERS[form](content, made)
        os.sync()
        made.rename(into)
    except ImportError:
        raise BrokenSetupError("打包要用另外的软件：pip install -e '.[archive]'") from None
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    files = (into,) if into.is_file() else into.rglob("*")
    return sum(file.stat().st_size for file in files if file.is_file())
