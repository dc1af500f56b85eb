"""开放数据: the lists of the column as files that programs can read."""

from collections.abc import Iterator

from site_builder.model.dataset import DATASETS
from site_builder.model.public_site import PublicSite
from site_builder.pages.listing import HOME
from site_builder.pages.page import Page


def open_data_pages(site: PublicSite) -> Iterator[Page]:
    """Give the page that explains the data sets."""
    yield Page(
        path="open-data.html",
        title="开放数据",
        template="open_data.html",
        view={
            "datasets": DATASETS,
            "topics": site.vocabulary.topics,
        },
        crumbs=(HOME,),
        description="文件目录、公共企事业单位清单、标准目录的机器可读数据和更新订阅",
        column_type="数据开放",
    )
