"""按有效性: policies by their state on the site's day."""

from collections.abc import Iterator

from site_builder.model.kinds import Policy
from site_builder.model.public_site import PublicSite
from site_builder.model.validity import LABELS, State
from site_builder.pages.expiring import STEM, expiring_policies
from site_builder.pages.listing import HOME, Group, first_page, grouped_by, index_page, list_pages
from site_builder.pages.once import once
from site_builder.pages.page import Crumb, Page

INDEX = Crumb(label="按有效性", address="validity/index.html")
MEANINGS = {
    State.IN_FORCE: "已经施行，没有修改、废止，也没有过有效期",
    State.AMENDED: "部分内容已经修改，按修改后的内容执行",
    State.PENDING: "已经发布，还没有到施行日期；征求意见稿也在这里",
    State.REPEALED: "已经被别的文件废止或者代替",
    State.DECLARED_VOID: "在文件清理中宣布失效",
    State.EXPIRED: "有效期已满，或者只修改别的文件而那些文件已经终止",
}


def validity_pages(site: PublicSite) -> Iterator[Page]:
    """Give the index of states and each state's policies, newest first."""
    found = {state: _by_state(site).get(state, []) for state in MEANINGS}
    groups = [
        Group(
            label=LABELS[state],
            address=first_page(_stem(state)),
            count=len(policies),
            description=MEANINGS[state],
        )
        for state, policies in found.items()
    ]
    groups.append(
        Group(
            label="即将到期",
            address=first_page(STEM),
            count=len(expiring_policies(site)),
            description=f"有效期在 {site.vocabulary.profile.normative.expiring_days} 天之内届满",
        )
    )
    yield index_page(
        INDEX.address, "按有效性查看", groups, description="有效性由程序按文件的日期和修改、废止关系计算"
    )
    for state, policies in found.items():
        yield from list_pages(
            site,
            stem=_stem(state),
            title=f"{LABELS[state]}的政策文件",
            documents=policies,
            crumbs=(HOME, INDEX),
            description=MEANINGS[state],
            column_type="政策文件",
        )


@once
def _by_state(site: PublicSite) -> dict[State, list[Policy]]:
    return grouped_by(site.policies, lambda policy: site.validity(policy).state)


def _stem(state: State) -> str:
    return f"validity/{state.value.replace('_', '-')}"
