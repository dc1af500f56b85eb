"""无障碍声明: which standard the column keeps, what it does not reach, and whom to tell."""

from collections import Counter
from collections.abc import Iterator

from site_builder.model.public_site import PublicSite
from site_builder.pages.listing import HOME
from site_builder.pages.page import Page

ADDRESS, TITLE = "accessibility.html", "无障碍声明"


def accessibility_pages(site: PublicSite) -> Iterator[Page]:
    """Give the statement; of the column itself it counts the attachments, which nobody has tested."""
    files = Counter(file.extension for files in site.files.values() for file in files)
    yield Page(
        path=ADDRESS,
        title=TITLE,
        template="accessibility.html",
        view={"attachments": tuple(sorted(files.items(), key=lambda pair: (-pair[1], pair[0])))},
        crumbs=(HOME,),
        description="本栏目遵循的无障碍标准、检验情况、已知的不足和反映问题的办法",
        column_type="概况信息",
    )
