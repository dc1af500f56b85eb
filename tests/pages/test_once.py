"""What several pages are made from is worked out once for a site."""

from site_builder.model.public_site import PublicSite
from site_builder.pages.once import once
from tests.builders import a_policy, a_public_site


def test_each_site_is_asked_once() -> None:
    """Who asks again gets the same answer; another site has its own."""
    asked = []

    @once
    def titles(site: PublicSite) -> list[str]:
        asked.append(site)
        return [document.title for document in site.documents]

    one, other = a_public_site(a_policy("a", title="甲")), a_public_site(a_policy("a", title="乙"))
    found = [titles(one), titles(other), titles(one)]

    assert found == [["甲"], ["乙"], ["甲"]]
    assert found[0] is found[2]
    assert [one, other] == asked
