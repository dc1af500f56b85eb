"""After an edit of bodies, a build looks at the pages that name the edited documents, and at no others."""

from site_builder.output.scope import Scope

BODIES = {"a": b"1", "b": b"2", "c": b"3"}
NAMED = {"a": ("a.html", "list.html"), "b": ("b.html", "list.html"), "c": ("c.html",)}


def scope(key: bytes = b"key", **bodies: bytes) -> Scope:
    """Vary the scope of three documents."""
    return Scope(key=key, bodies=BODIES | bodies, named=NAMED)


def test_an_edit_affects_what_names_the_document() -> None:
    """Its own page and the list that has it."""
    assert scope(a=b"other").affected(scope()) == {"a.html", "list.html"}
    assert scope().affected(scope()) == set()


def test_all_else_may_affect_any_page() -> None:
    """A first build, other front matter or data, one document more or less."""
    fewer = Scope(key=b"key", bodies={"a": b"1"}, named=NAMED)

    assert [scope().affected(before) for before in (None, scope(b"other"), fewer)] == [None] * 3


def test_what_was_drawn_names_what_it_names_now() -> None:
    """A page that names a document no more is not affected by it any more; others name what they did."""
    now = scope(a=b"other").after(scope(), {"a.html": {"a", "c"}, "list.html": {"b"}})

    assert dict(now.named) == {
        "a": ("a.html",), "b": ("b.html", "list.html"), "c": ("c.html", "a.html")
    }  # fmt: skip
