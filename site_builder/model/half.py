"""Half of many files is read and modelled by a process beside: a processor is idle while content is read."""

from collections.abc import Mapping, Sequence
from functools import partial

from site_builder.beside import Beside
from site_builder.model.assemble import modelled
from site_builder.model.kept import Ahead
from site_builder.records.records import Signature, read_file
from site_builder.settings import Settings
from site_builder.workers import processors

MANY = 512  # files; fewer are read here sooner than by half elsewhere


class Half:
    """The files that another process reads, if there are so many."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._process: Beside[Ahead] | None = None

    def begin(self, paths: Sequence[str], signatures: Mapping[str, Signature]) -> Sequence[str]:
        """Begin to read some of the files at `paths`, and tell which."""
        if len(paths) < MANY or processors() == 1:
            return ()
        its_own = paths[len(paths) * 6 // 11 :]  # sending them takes time as well
        self._process = Beside(partial(read_ahead, self._settings, its_own, signatures))
        return its_own

    def result(self) -> Ahead:
        """Wait for what became of them."""
        return self._process.result() if self._process else {}

    def stop(self) -> None:
        """End the process, should nobody have waited for it."""
        if self._process:
            self._process.stop()


def read_ahead(settings: Settings, paths: Sequence[str], signatures: Mapping[str, Signature]) -> Ahead:
    """
    Read and model files by themselves, for another process.

    It has that sooner than the documents: places are a third of what there is to send, and few are asked for.
    """
    found = {}
    for path in paths:
        source, record, told = read_file(settings.root, path)
        _, known = modelled(record, path, tuple(told), signatures[path], settings)
        above = source.above(known.body_line) if source and known.kind else ""
        found[path] = known, above, record.body if record else ""
    return found
