"""Marks that a text is not meant for the public (保密法 art 22, 党政机关公文处理工作条例 art 9)."""

from collections.abc import Iterator

from site_builder.pattern import pattern_of

_TRIGGER = pattern_of(r"[绝机秘]\s{0,3}密|密\s{0,3}级|内部|外传|保密")
# A degree with its star, as the head of a document carries it: 机密★10年.
_STARRED = pattern_of(
    r"[绝机秘]\s{0,3}密\s{0,3}[★☆]\s{0,3}(?:[0-9一二三四五六七八九十]{1,3}\s{0,3}[年月]|长期)?"
)
_INSIDE = r"保密(?:资料|文件|材料)|内部(?:资料|文件|材料|使用|参考|掌握)|仅供内部(?:使用|参考|交流)"
_DEGREE = rf"(?:绝\s{{0,3}}密|机\s{{0,3}}密|秘\s{{0,3}}密|{_INSIDE})"
_FIELD = pattern_of(
    r"密\s{0,3}级\s{0,3}[:：]\s{0,3}[绝机秘]密.{0,12}|[绝机秘]密\s{1,6}(?:特急|加急|急件|特提|平急)"
    r"|内部明电|内部传真电报|工作秘密"
)
_NOT = r"(?:请勿|不得|严禁|禁止|切勿)"
_ORDER = rf"(?:{_NOT}(?:外传|传播|公开|扩散|翻印|复制|外泄)|注意(?:保存|保管|保密)|妥善保管)"
# A line that says nothing else. A sentence that speaks of secrets is no mark.
_ALONE = pattern_of(
    rf"[ （(【\[]{{0,3}}{_DEGREE}[ ，,、：:；;·—-]{{0,4}}{_ORDER}{{0,2}}[ ）)】\]！!。.]{{0,3}}"
)
_KEPT_IN = pattern_of(
    rf"(?:内部|本(?:资料|文件|材料)|此(?:件|文|材料)|仅供|注意保密|保密)[^。；]{{0,12}}{_NOT}(?:外传|扩散|外泄)"
)
_LONGEST = 30  # characters of a line that is a mark


def secrecy_marks(text: str) -> Iterator[tuple[int, int]]:
    """Give start and end of every mark."""
    if not _TRIGGER.search(text):
        return
    start = 0
    for line in text.split("\n"):
        bare = line.strip()
        first = start + line.index(bare) if bare else start
        if match := _STARRED.search(line):
            yield start + match.start(), start + match.end()
        elif len(bare) <= _LONGEST and (
            _ALONE.fullmatch(bare) or _FIELD.fullmatch(bare) or _KEPT_IN.search(bare)
        ):
            yield first, first + len(bare)
        start += len(line) + 1
