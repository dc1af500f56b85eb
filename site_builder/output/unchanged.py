"""
A build of what is built already changes nothing, and need not be made.

All that goes into a build is told by sizes and times, as git tells it, and so is the release that came
of it: a file of it that somebody changed or removed is made again. What was written in the last moments
before the build began is told by what is in it, if that is little, for a file system's clock may not tell
two changes of one moment apart.

Where that is, which only the settings tell, is kept with it, and a process beside looks there while what
reads settings is loaded; nothing else of what makes a site is, to find that none need be made. Settings that
changed are a file that changed. Where anything changed, that process links the last release into the next.
"""

import hashlib
import marshal
import os
import shutil
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from site_builder.beside import NICER, Beside
from site_builder.output.cache import MOMENT, code_stamp, kept_file
from site_builder.output.kept_sums import KeptSums, kept_sums
from site_builder.output.outcome import Built, own_digest, stats_in
from site_builder.output.shown import current, staging_name
from site_builder.output.signing import VARIABLE

if TYPE_CHECKING:
    from site_builder.output.begun import Begun
    from site_builder.output.spliced import Moved
    from site_builder.settings import Settings

FEW, LITTLE = 64, 1 << 24  # files that are read to tell what is in them, and bytes of them
PLAIN = 2  # the last version of `marshal` that writes what is equal alike, wherever it is used
File = tuple[str, int, int, int]  # path, bytes, nanoseconds at which it was modified, and was changed


class Standing:
    """
    The release that stands, held against what a build that `began` then, in nanoseconds, would read.

    `config` is the file of its settings, `site_dir` where they are told to put the site, if they are.
    """

    def __init__(
        self, config: Path, site_dir: str | None, day: date, environment: Mapping[str, str], *, began: int
    ) -> None:
        self.file = kept_file(f"{os.path.realpath(config)}\n{site_dir or ''}", "built")
        self._config, self._site_dir = config, site_dir
        self._day, self._signing, self._began = day, environment.get(VARIABLE), began
        self._target, self._places, self._key = Path(), [""], ""
        self._found: list[list[File]] = []
        self._beside: Beside[Any] | None = None
        self._before, self._next, self._kept = Path(), Path(), KeptSums()

    def __enter__(self) -> Self:
        """Lend it."""
        return self

    def __exit__(self, *_: object) -> None:
        """End with what it is lent for."""
        self._leave()

    def _leave(self) -> None:
        """Leave nothing of what was begun, unless it became a release."""
        if self._beside:
            self._beside.stop()
            self._beside = None
        if self._next.name:
            shutil.rmtree(self._next, ignore_errors=True)

    def said(self) -> str:
        """Say that the release is what a build would make; "" where it may not be."""
        if (before := Built.read(self.file)) is None:
            return ""
        self._target = Path(before.target)
        if (release := current(self._target)) is None:
            return ""
        self._before, self._kept = release, kept_sums(Path(os.path.realpath(self._config)).parent)
        self._next = staging_name(self._target)
        self._beside = Beside(partial(self._compared, before))
        from site_builder import settings  # noqa: F401, PLC0415 - see above

        try:
            found, self._key, is_same = self._beside.result()
        except (OSError, ValueError):  # it was killed, or a place has no name: all is looked at here
            self._leave()
            return ""
        if is_same:
            self._beside.leave()
            self._beside = None
            page = self._target / "index.html"
            return f"没有改动，{page} 已经是最新的（{self._day}，版本 {release.name}）"
        self._places, self._found = before.places, marshal.loads(found)  # noqa: S302 - from our own process
        return ""

    def _compared(self, before: Built) -> Iterator[object]:
        """
        Tell what lies there, its key, and whether that and the release are what they were `before`.

        Where they are not, link the files of that release into the next.
        """
        self._look(before.places)
        kept, release = self._kept, self._before
        is_same = before.key == self._key_at(before.moment) and before.stands(release, kept.token, kept.notes)
        self._key = "" if is_same else self._key_at(self._began - MOMENT)
        yield marshal.dumps(self._found, PLAIN), self._key, is_same
        if not is_same:
            from site_builder.output.linking import link  # noqa: PLC0415 - not to say that nothing is new

            os.nice(NICER)
            yield link(self._target, release, self._next, kept)

    @contextmanager
    def looking(self) -> "Iterator[Begun]":
        """
        See what a build reads, before it does; BrokenSetupError where the settings are wrong.

        Meanwhile the files of the last release are linked, where its place is known before the settings are;
        then content is judged.
        """
        from site_builder.output.begun import Begun, begin_judging  # noqa: PLC0415 - not to say nothing is new
        from site_builder.output.linking import Linking  # noqa: PLC0415 - as above

        linking, judging = None, None
        if self._beside:
            linking = Linking(
                target=self._target, before=self._before, folder=self._next, kept=self._kept,
                process=self._beside,
            )  # fmt: skip
        try:
            settings = self._look_anew()
            seen = {f"{settings.content_dir}/{file[0]}": file[1:] for file in self._found[0]}
            judging = begin_judging(settings, self._day, seen)
            yield Begun(settings=settings, linking=linking, judging=judging, seen=seen, then=self.keeping)
        finally:
            if judging:
                judging.process.stop()

    def _look_anew(self) -> "Settings":
        from site_builder.settings import read_settings, reads_more, theme_folder  # noqa: PLC0415 - see above

        settings = read_settings(self._config)
        config = settings.root / settings.config_file
        folders = [settings.root / settings.content_dir, settings.root / settings.data_dir, config]
        site = settings.root / (self._site_dir or settings.site_dir)
        self._target = Path(os.path.abspath(site))  # noqa: PTH100 - as MkDocs does
        places = [str(place) for place in (*folders, theme_folder(config)) if place]
        if places != self._places:  # else a process beside has looked there
            self._look(places)
            self._key = self._key_at(self._began - MOMENT)
        if settings.paper or reads_more(config):  # fonts are a machine's
            self._key = ""
        return settings

    def _look(self, places: list[str]) -> None:
        """See what lies there."""
        self._places, self._found = places, [_files(place) for place in places]

    def _key_at(self, moment: int) -> str:
        """Tell what lies there, what is newer than a `moment` by what is in it; "" where that is much."""
        new, size = [], 0
        for place, files in zip(self._places, self._found, strict=True):
            for path, length, modified, changed in files:
                if modified > moment or changed > moment:
                    new.append(f"{place}/{path}" if path else place)
                    size += length
        if len(new) > FEW or size > LITTLE or not all(map(_is_plain, new)):
            return ""
        try:
            contents = [_digest(Path(path).read_bytes()) for path in new]
        except OSError:  # whoever builds will say why
            return ""
        said = (code_stamp(), self._day.isoformat(), self._signing, self._places, self._found, contents)
        return _digest(marshal.dumps(said, PLAIN))

    def keeping(self, release: Path, token: bytes, named: "Moved") -> Callable[[], None]:
        """
        Tell how to keep what the build with this token made in `release`.

        What a folder is called in what is known of its files, and what it will be `named`, may differ.
        """
        if not self._key:
            return lambda: None
        built = Built(
            key=self._key, token=token.hex(), named=named, own=own_digest(release), target=str(self._target),
            moment=self._began - MOMENT, places=self._places,
        )  # fmt: skip
        return partial(built.keep, self.file)


def _digest(told: bytes) -> str:
    return hashlib.sha256(told).hexdigest()


def _files(place: str) -> list[File]:
    return [(path, *_told(found)) for path, found in stats_in(place)]


def _is_plain(path: str) -> bool:
    """Whether it is a file, not a link or what may never end."""
    return os.path.isfile(path) and not os.path.islink(path)  # noqa: PTH113, PTH114 - see above


def _told(found: os.stat_result) -> tuple[int, int, int]:
    return found.st_size, found.st_mtime_ns, found.st_ctime_ns
