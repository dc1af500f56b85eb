"""
What a page asked of the site while it was drawn, so that it is drawn again only when an answer changed.

A page depends on what it is given and on what its template asks of the public site. The first is told by
a digest; the second is noted, question by question, and asked again at the next build. Nobody declares
dependencies, so nobody can forget one.
"""

import hashlib
import io
import pickle
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from functools import cache, cached_property, partial
from operator import attrgetter
from typing import Any, cast

from pydantic import BaseModel

from site_builder.model.kinds import Document, Policy
from site_builder.model.public_site import PublicSite

Question = tuple[Any, ...]
_PLAIN = frozenset({str, int, bool, bytes, tuple, list, dict, type(None)})
_LOOKED_UP = ("by_path", "by_id")  # mappings of all documents, of which a page needs a few
_DOCUMENT = "document"
_ABOUT = "about"
_OF_ONE = frozenset({"related", "relations", "attachments", "validity", "last_day", "life", "coming", "line"})
_OF_SOME = {"newer_texts": PublicSite.newer_texts}  # which asks about several


class Digests:
    """Digests of values of one build: equal values have equal digests, however they came to be."""

    def __init__(self, site: PublicSite) -> None:
        self._site = site
        self._answers: dict[Question, tuple[bytes, frozenset[str]]] = {}

    def of(self, value: object) -> bytes:
        """Give the digest of a value; a document in it counts with all that is written in its file."""
        return self.naming(value)[0]

    def naming(self, value: object) -> tuple[bytes, frozenset[str]]:
        """Give the digest of a value, and the ids of the documents in it."""
        stream = io.BytesIO()
        pickler = _Pickler(stream, pickle.HIGHEST_PROTOCOL)
        pickler.fast = True  # no note of which of two equal values is which
        pickler.named = set()
        pickler.dump(value)
        return hashlib.sha256(stream.getvalue()).digest(), frozenset(pickler.named)

    def answer(self, question: Question) -> tuple[bytes, frozenset[str]]:
        """Give the same of the site's answer; nothing where the question makes no sense any more."""
        if question not in self._answers:
            try:
                self._answers[question] = self.naming(_answered(self._site, question))
            except (KeyError, AttributeError):
                return b"", frozenset()
        return self._answers[question]


class _Pickler(pickle.Pickler):
    named: set[str]

    def persistent_id(self, value: Any) -> object:  # noqa: ANN401 - whatever is in a page
        """Give what stands for a value in a digest; what is plain stands for itself."""
        kind: Any = type(value)
        if kind in _PLAIN:
            return None
        if kind is date:
            return value.toordinal()
        if isinstance(value, Document):
            self.named.add(value.id)
            return value.record.digest  # of its file, from which all in it follows
        if isinstance(value, Enum):
            return kind.__name__, value._name_  # Python 3.11 takes ten times as long for `name`
        if fields_of := _fields_of(kind):  # and not what it has worked out since
            return kind.__name__, fields_of(value)
        return None


@cache
def _fields_of(kind: type) -> Callable[[object], object] | None:
    """Give what gives all that a value was made of."""
    names: list[str] = []
    if issubclass(kind, BaseModel):
        names = [*kind.model_fields]
    elif is_dataclass(kind):
        names = [field.name for field in fields(kind)]
    else:
        names = [*getattr(kind, "_fields", ())]  # a named tuple has them
    return attrgetter(*names) if names else None


class Watched:
    """A public site that notes the questions."""

    def __init__(self, site: PublicSite) -> None:
        self._site = site
        self.asked: dict[Question, None] = {}

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - whatever a site has
        value = getattr(self._site, name)
        if name in _OF_ONE:
            found: object = partial(self._about, value)
        elif name in _OF_SOME:
            found = partial(_OF_SOME[name], self.site)
        elif name in _LOOKED_UP:
            found = _Mapping(partial(self._ask, name, value.get))
        elif callable(value):
            found = partial(self._ask, name, value)
        else:
            self.asked[(name,)] = None
            return value
        vars(self)[name] = found  # next time it is found without asking for it here
        return found

    def _about(self, value: Callable[..., Any], document: Document, *more: object) -> Any:  # noqa: ANN401 - as above
        """Note one question for all that can be asked about a document: pages ask a dozen."""
        self.asked[(_ABOUT, document.id)] = None
        return value(document, *more)

    @cached_property
    def site(self) -> PublicSite:
        """Itself, as those see it who ask."""
        return cast("PublicSite", self)

    def _ask(self, name: str, answer: Callable[..., Any], *arguments: object) -> Any:  # noqa: ANN401 - as above
        named = [(_DOCUMENT, a.id) if isinstance(a, Document) else a for a in arguments]
        self.asked[(name, *named)] = None
        return answer(*arguments)


class _Mapping:
    def __init__(self, ask: Callable[[str], Any]) -> None:
        self.get = ask

    def __getitem__(self, key: str) -> Any:  # noqa: ANN401 - as above
        if (found := self.get(key)) is None:
            raise KeyError(key)
        return found


def _answered(site: PublicSite, question: Question) -> Any:  # noqa: ANN401 - as above
    name, *arguments = question
    if name == _ABOUT:
        return _all_about(site.by_id[arguments[0]], site)
    value = getattr(site, name)
    if name in _LOOKED_UP:
        return value.get(*arguments)
    if not callable(value):
        return value
    return value(*(site.by_id[a[1]] if isinstance(a, tuple) and a[0] == _DOCUMENT else a for a in arguments))


def _all_about(document: Document, site: PublicSite) -> tuple[object, ...]:
    """Give what the site says of a document in answer to any question of `_OF_ONE`."""
    relations = site.relations(document)
    found = (*((name, site.related(document, name)) for name in relations), site.attachments(document))
    if not isinstance(document, Policy):
        return found
    asked = (site.validity, site.last_day, site.life, site.coming, site.line)
    return (*found, *(ask(document) for ask in asked))
