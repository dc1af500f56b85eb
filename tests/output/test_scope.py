"""After an edit of bodies, a build looks at the pages that name the edited documents, and at no others."""

from hashlib import sha256

from hypothesis import given
from hypothesis import strategies as st

from site_builder.output.scope import MANY, Scope
from tests.builders import a_policy

IDS = ("a", "a-b", "b", "c")
DOCUMENTS = [a_policy(name) for name in IDS]
NAMED = {"a.html": {"a"}, "b.html": {"b"}, "c.html": {"c"}, "list.html": {"a", "b"}, "none.html": set[str]()}
NAMES = st.sets(st.sampled_from(IDS))
PATHS = st.dictionaries(st.sampled_from(["a", "a.html", "b/a.html", "b/a", "c"]), NAMES)


def scope(key: bytes = b"key", **bodies: bytes) -> Scope:
    """Vary the scope of some documents, as it is when all pages were drawn."""
    digests = b"".join(sha256(bodies.get(name, name.encode())).digest() for name in IDS)
    return Scope(key=key, bodies=digests).after(None, NAMED)


def affected(now: Scope, before: Scope | None) -> frozenset[str] | None:
    """Give what is affected of the pages of these documents."""
    return now.affected(before, DOCUMENTS)


def test_an_edit_affects_what_names_the_document() -> None:
    """Its own page and the list that has it."""
    assert affected(scope(a=b"other"), scope()) == {"a.html", "list.html"}
    assert affected(scope(a=b"other", c=b"other"), scope()) == {"a.html", "c.html", "list.html"}
    assert affected(scope(), scope()) == set()


def test_all_else_may_affect_any_page() -> None:
    """A first build, other front matter or data."""
    assert [affected(scope(), before) for before in (None, scope(b"other"))] == [None] * 2


def test_after_many_edits_all_pages_are_looked_at() -> None:
    """To look for the pages of each would take longer."""
    documents = DOCUMENTS[:1] * (MANY + 1)
    old, new = (Scope(key=b"", bodies=text * 32 * len(documents)).after(None, NAMED) for text in (b"a", b"b"))

    assert new.affected(old, documents) is None
    assert new._replace(bodies=new.bodies[32:]).affected(old, documents[1:]) == {"a.html", "list.html"}


def test_what_was_drawn_names_what_it_names_now() -> None:
    """A page that names a document no more is not affected by it any more; others name what they did."""
    now = scope(a=b"other").after(scope(), {"a.html": {"a", "c"}, "list.html": {"b"}})

    assert affected(scope(a=b"more"), now) == {"a.html"}
    assert affected(scope(a=b"other", b=b"more"), now) == {"b.html", "list.html"}
    assert affected(scope(a=b"other", c=b"more"), now) == {"a.html", "c.html"}


@given(PATHS, PATHS)
def test_all_names_are_found(drawn: dict[str, set[str]], anew: dict[str, set[str]]) -> None:
    """Of pages and documents whose names begin and end as others do."""
    before = Scope(key=b"key", bodies=bytes(32 * len(IDS))).after(None, drawn).after(None, drawn)
    now = before.after(before, anew)

    for place, name in enumerate(IDS):
        edited = now._replace(bodies=bytes(32 * place) + b"1" * 32 + bytes(32 * (len(IDS) - place - 1)))
        assert affected(edited, now) == {path for path, names in (drawn | anew).items() if name in names}
