"""Titles as other documents quote them: with the issuing bodies, without, or the annexed text's alone."""

from site_builder.pattern import pattern_of

_INNER = pattern_of("(?:印发|公布|发布|下发|颁布|转发)[^《》]{0,10}《(.+)》")
_ABOUT = pattern_of("^[^《》]{0,60}?(?=关于)")
_SIGNS = (("〈", "《"), ("〉", "》"), ("(", "（"), (")", "）"), (" ", ""), ("\u3000", ""))


def short_title(title: str) -> str:
    """Give the title without issuing bodies; of 关于印发《…》的通知, the annexed text's."""
    plain = plain_title(title)
    inner = _INNER.search(plain)
    return inner[1] if inner else _ABOUT.sub("", plain)


def plain_title(title: str) -> str:
    """Give the title with one shape of brackets and no spaces."""
    for sign, ours in _SIGNS:  # sooner than `translate`, which looks at every character of many titles
        title = title.replace(sign, ours)
    return title


def quoted_names(title: str) -> tuple[str, ...]:
    """Give the names between 《 and 》 by which another document may quote this title."""
    plain = plain_title(title)
    return tuple(dict.fromkeys((plain, _ABOUT.sub("", plain), short_title(plain))))
