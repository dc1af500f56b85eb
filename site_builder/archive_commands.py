"""What the commands for archives do: each gives what to say, and whether all is well."""

import argparse
import tempfile
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from site_builder.output.mirror.health import damaged_objects, faults_of, record_of, standing
from site_builder.output.mirror.home import Home, State, existing
from site_builder.output.mirror.nginx import nginx_configuration
from site_builder.output.mirror.prune import prune
from site_builder.output.mirror.pull import Progress, pull
from site_builder.output.mirror.source import Patience
from site_builder.output.mirror.timemap import write_timemaps
from site_builder.output.packages.package import packed
from site_builder.output.packages.told import settings_of
from site_builder.output.reproduce import differences, record_day
from site_builder.output.signing import new_key
from site_builder.problem import BrokenSetupError
from site_builder.settings import read_settings

SHOWN = 50  # faults that are printed of one release
Said = tuple[bool, str]


def archive_command(options: argparse.Namespace, now: datetime, progress: Progress) -> Said:
    """Do what the command line says."""
    if options.command == "mirror":
        return mirror_said(options, progress, now)
    if options.command == "archive":
        return archived(options)
    return reproduced(options, progress) if options.command == "reproduce" else key_made(options)


def pulled(options: argparse.Namespace, progress: Progress, now: str) -> Said:
    """Bring a mirror up to date."""
    home = Home(path=options.home)
    state = home.state() or State(url=options.url)
    state = replace(state, url=options.url.rstrip("/") + "/", checked=now)
    if options.key:
        state = replace(state, key=options.key.lower())
    if options.keep:
        state = replace(state, keep=options.keep)
    if options.public_url:
        state = replace(state, public_url=options.public_url.rstrip("/"))
    had_key = bool(state.key)
    done = pull(home, state, Patience(), progress)
    record = done.record
    if not done.is_new and not done.files:
        return True, f"没有新的版本：还是版本 {record.number}（{record.date}），完整"
    what = "更新到" if done.is_new else "修好了"
    lines = [f"{what}版本 {record.number}（{record.date}）：取了 {done.files} 个文件，{done.size} 字节"]
    if done.erased:
        numbers = "、".join(map(str, done.erased))
        lines.append(f"按移除通知删去了旧版本 {numbers}；另外做的备份、档案包也要清除")
    after = home.state()
    if after and after.key and not had_key:
        lines.append(f"记住了来源的签名公钥 {after.key}，请向来源核对")
    return True, "\n".join(lines)


def verified(options: argparse.Namespace) -> Said:
    """Check every byte of a mirror."""
    home, state = existing(options.home)
    faults = faults_of(home, state, options.release)
    lines = [f"版本 {number}：{fault}" for number, found in faults.items() for fault in found[:SHOWN]]
    lines += [f"库里的文件坏了：{name}；下一次 pull 会重新取" for name in damaged_objects(home)]
    if lines:
        return False, "\n".join([*lines, f"镜像不完整：{len(lines)} 处不对"])
    current = record_of(home.path / "site")
    return True, f"完整：{len(faults)} 个版本的每一个字节都与清单相符，最新的是版本 {current.number}"


def mirror_said(options: argparse.Namespace, progress: Progress, now: datetime) -> Said:
    """Do one action on a mirror."""
    if options.action == "pull":
        return pulled(options, progress, now.isoformat("T", "seconds"))
    if options.action == "verify":
        return verified(options)
    home, state = existing(options.home)
    if options.action == "status":
        return True, "\n".join(standing(home, state, now.date()))
    if options.action == "nginx":
        chosen = {key: getattr(options, key) for key in ("listen", "name", "certificate", "certificate_key")}
        return True, nginx_configuration(home.path, **chosen).rstrip()
    with home.locked():
        gone, freed = prune(home, options.keep or state.keep)
        if home.current():
            write_timemaps(home, state)
    return True, f"删去了 {len(gone)} 个旧版本，腾出 {freed} 字节"


def archived(options: argparse.Namespace) -> Said:
    """Pack a release for keeping."""
    if options.release:  # what it tells of itself: an archive has its copy and no project
        release = options.release.resolve()
        settings = settings_of(release)
    else:
        settings = read_settings(options.config_file)
        release = (settings.root / settings.site_dir).resolve()
    size = packed(release, options.format, options.into, settings)
    return True, f"已写入 {options.into}（{size} 字节）"


def reproduced(options: argparse.Namespace, progress: Progress) -> Said:
    """Build the content again and compare it with a release."""
    from site_builder.output.build import Order  # noqa: PLC0415 - no other command here builds
    from site_builder.output.column import ContentError, build_column  # noqa: PLC0415 - as above

    release = options.release.resolve()
    if not release.is_dir():
        raise BrokenSetupError(f"没有 {options.release} 这个文件夹")
    read_settings(options.config_file)  # which says in our words what is missing
    day = record_day(release)
    with tempfile.TemporaryDirectory(prefix="site-builder-") as folder:
        into = str(Path(folder) / "site")
        try:
            build_column(options.config_file, site_dir=into, day=day, order=Order(progress=progress))
        except ContentError as error:
            return False, error.report
        found = differences(release, (Path(folder) / "site").resolve())
    record = record_of(release)
    if found:
        shown = [*found[:SHOWN], *([f"……共 {len(found)} 处"] if len(found) > SHOWN else [])]
        return False, "\n".join([*shown, f"不能重现：版本 {record.number} 与现在的内容、软件生成的不同"])
    return True, f"可以重现：版本 {record.number}（{day}）的 {record.files} 个文件和版本记录，逐个字节相同"


def key_made(options: argparse.Namespace) -> Said:
    """Make the key with which releases are signed."""
    try:
        public = new_key(options.file)
    except ImportError:
        raise BrokenSetupError("签名要用 cryptography：pip install -e '.[sign]'") from None
    return True, f"私钥写在 {options.file}，只有您能读；公钥：\n{public}"
