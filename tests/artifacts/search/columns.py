"""A column of many documents for tests of the index: texts made of few characters, so that pairs meet."""

from datetime import date, timedelta
from random import Random

from site_builder.artifacts.search.index import search_index
from site_builder.model.public_site import PublicSite, public_site
from site_builder.search.shards import Shards, open_shards
from tests.builders import a_policy, a_site

CHARACTERS = "最低生活保障申请办理审核确认居民家庭收入条件标准政策"
STOPS = str.maketrans("，。\n", "和与及")
FIRST = date(2020, 1, 6)


def a_text(seed: int, length: int = 200) -> str:
    """Make a text of words and stops; the same seed makes the same."""
    random = Random(seed)
    return "".join(
        "，。\n"[random.randrange(3)] if random.random() < 0.1 else random.choice(CHARACTERS)
        for _ in range(length)
    )


def a_column(count: int, **fields: str) -> tuple[PublicSite, dict[str, str]]:
    """Make a public site of `count` policies, one a day, and their texts by id."""
    days = [(FIRST + timedelta(days=n)).isoformat() for n in range(count)]
    policies = [
        a_policy(
            f"d{n:05}", title=f"关于{a_text(n + 1000, 12).translate(STOPS)}的通知",
            written_date=day, publish_date=day,
            doc_no=f"示政发〔{day[:4]}〕{n % 300 + 1}号", index_no=f"11379900MB00000013/{day[:4]}-{n + 1:05}",
            topic=("教育", "住房", "综合政务")[n % 3], **fields,
        )
        for n, day in enumerate(days)
    ]  # fmt: skip
    return public_site(a_site(*policies)), {policy.id: a_text(n) for n, policy in enumerate(policies)}


def files_of(site: PublicSite, plain: dict[str, str]) -> dict[str, bytes]:
    """Give the index's files by their paths."""
    return {artifact.path: artifact.data for artifact in search_index(site, plain)}


def opened(files: dict[str, bytes]) -> Shards:
    """Open an index that is not on a disk."""
    return open_shards(lambda path: files[path].decode())
