"""
Markup in stretches, a tag and the text behind it: most of a page's stand on other pages too.

No text without a "<" reaches from one stretch into the next, so a stretch in which nothing was found need
not be searched again where it stands in another file.
"""

from site_builder.pattern import pattern_of

_TAG = pattern_of(r"""[^<>"']*+(?:"[^"]*+"[^<>"']*+|'[^']*+'[^<>"']*+)*+>""")
LONGEST = 200  # characters of a stretch that is remembered: longer ones stand on one page
MOST = 1 << 14  # stretches that are remembered


class Clean(dict[str, str]):
    """
    The stretches in which nothing was found, each with what is left of it without its tag.

    `is_whole` is set where a text that is searched for holds a "<": then no stretch can be left out.
    """

    def __init__(self, *, is_whole: bool) -> None:
        super().__init__()
        self._is_whole = is_whole
        self._new: list[str] = []  # since the last file
        self._unsettled: list[str] = []

    def parted(self, text: str) -> tuple[str, list[str]]:
        """Give a text without its tags; and with them, in pieces, but for the stretches that are known."""
        first, *stretches = text.split("<")
        self._new = [first]
        bare = first + "".join(map(self.__getitem__, stretches))
        self._unsettled += self._new
        return bare, [text] if self._is_whole else self._new

    def __missing__(self, stretch: str) -> str:
        """Note a stretch that is not known."""
        tag, end, left = stretch.partition(">")
        if not end or "'" in tag or tag.count('"') % 2:  # a ">" between quotes, or none
            left = _left_of(stretch)
        self._new.append(stretch)
        if len(stretch) <= LONGEST:
            self[stretch] = left
        return left

    def settle(self, *, is_clean: bool) -> None:
        """Keep what was noted since the last time, or forget it: something was found."""
        for stretch in () if is_clean else self._unsettled:
            self.pop(stretch, None)
        self._unsettled = []
        if len(self) > MOST:
            self.clear()


def _left_of(stretch: str) -> str:
    """Give what stands behind a tag, with a ">" in its attributes or none; all of what is no tag."""
    if tag := _TAG.match(stretch):
        return stretch[tag.end() :]
    _, end, behind = stretch.partition(">")
    return behind if end else f"<{stretch}"
