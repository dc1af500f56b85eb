"""Which documents may answer a query, and how well each does."""

from site_builder.model.public_site import public_site
from site_builder.search.candidate import candidates, ranked
from site_builder.search.plan import Wording
from tests.artifacts.search.columns import files_of, opened
from tests.builders import a_policy, a_site


def test_a_longer_word_for_the_same_is_worth_no_more() -> None:
    """The reader's word in a title comes before another word in a text, of however many pairs that is."""
    titles = {"title": "关于调整低保标准的通知", "text": "关于资助学生的通知"}
    documents = [a_policy(id_, title=title) for id_, title in titles.items()]
    documents += [a_policy(f"other{number}") for number in range(20)]
    said = {"title": "标准如下。", "text": "最低生活保障家庭，" * 9}
    said |= {f"other{number}": "低保家庭。" for number in range(10)}
    shards = opened(files_of(public_site(a_site(*documents)), said))
    wordings = [Wording(words=(word,), is_own=word == "低保") for word in ("低保", "最低生活保障")]

    found = ranked(list(candidates(shards, wordings, titles_only=False).values()), by_date=False)

    assert list(titles.values()) == [shards.row(candidate.number).title for candidate in found[:2]]
