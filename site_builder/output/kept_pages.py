"""What is kept of pages between two builds: what came of each, the texts of documents, the last scope."""

import marshal
import pickle
from collections.abc import Iterable
from pathlib import Path

from site_builder.output.cache import kept_file
from site_builder.output.drawn_page import KeptPage
from site_builder.output.kept_rows import KeptRows
from site_builder.output.scope import Scope

_SCOPE = "scope"
_PAGE, _TEXT = "page {}", "text {}"


def text_bytes(text: str) -> bytes:
    """Give a document's text as it is kept: UTF-8, with halves of characters, should it have any."""
    return text.encode("utf-8", "surrogatepass")


class KeptPages:
    """
    What is kept in `file`; with None nothing is, and nothing will be.

    Nothing is believed of another build than that with the `token`, nor of other code, which has none.
    Workers that were forked may ask for texts.
    """

    def __init__(self, file: Path | None, token: bytes) -> None:
        self._rows = KeptRows(file)
        self._new: dict[str, bytes] = {}
        self._gone: set[str] = set()
        self.scope: Scope | None = None
        said = self._rows.get(_SCOPE) if token else None
        if said and said.startswith(token):
            self.scope = Scope(*marshal.loads(said[len(token) :]))  # noqa: S302 - our own, see KeptRows

    def load(self) -> None:
        """Prepare for most pages to be asked for."""
        if self.scope:
            self._rows.load()

    def page(self, path: str) -> KeptPage | None:
        """Give what is kept of a page."""
        data = self._rows.get(_PAGE.format(path)) if self.scope else None
        return pickle.loads(data) if data else None  # noqa: S301 - as above

    def get(self, document: str, default: str = "") -> str:
        """Give the plain text of the document with this id: that of this build, or else what was kept."""
        name = _TEXT.format(document)
        data = self._new[name] if name in self._new else self._rows.get(name)
        return default if data is None else data.decode("utf-8", "surrogatepass")

    def texts(self) -> dict[str, str]:
        """Give the plain texts of this build, by the ids of their documents."""
        start = _TEXT.format("")
        names = [name.removeprefix(start) for name in self._new if name.startswith(start)]
        return {name: self.get(name) for name in names}

    def put(self, path: str, kept: bytes) -> None:
        """Keep a page, pickled by whoever drew it, when the build is saved."""
        self._new[_PAGE.format(path)] = kept

    def put_text(self, document: str, text: bytes) -> None:
        """Keep the plain text of the document with this id, in `text_bytes`."""
        self._new[_TEXT.format(document)] = text

    def plan(self, scope: Scope, token: bytes) -> None:
        """Keep the scope of the build with this token."""
        self._new[_SCOPE] = token + marshal.dumps((scope.key, scope.bodies, scope.named))

    def let_go(self, paths: Iterable[str], documents: Iterable[str]) -> None:
        """Let go of all but the pages at `paths` and the texts of the documents with these ids."""
        there = {_PAGE.format(path) for path in paths} | {_TEXT.format(name) for name in documents}
        self._gone = self._rows.names - there

    def begin_saving(self) -> None:
        """Begin to do so on the disk, while nobody knows whether the release will stand."""
        self._rows.begin(self._new, self._gone)

    def save(self) -> None:
        """Do so, once the release stands."""
        self._rows.change(self._new, self._gone)

    def drop(self) -> None:
        """Keep nothing of what was begun and not saved."""
        self._rows.drop()


def kept_pages(root: Path, token: bytes) -> KeptPages:
    """Give what the build of the column in `root` with this token kept."""
    return KeptPages(kept_file(root, "pages"), token)
