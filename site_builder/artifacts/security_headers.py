"""nginx/security-headers.conf: what a server says beside the pages; it travels with each copy of the site."""

from collections.abc import Iterator

from site_builder.artifacts.artifact import Artifact
from site_builder.model.public_site import PublicSite
from site_builder.model.security_header import HEADERS

PATH = "nginx/security-headers.conf"
_HEAD = """\
# 安全响应头，由 site-builder 生成，请勿手工修改。用法：在 nginx 的 server 段里写
#     include <站点文件夹>/nginx/security-headers.conf;
# 注意：某个 location 里只要有自己的 add_header，就不再继承 server 段的，要在其中再 include 一次。
"""


def security_headers(site: PublicSite) -> Iterator[Artifact]:
    """Give the file; it is the same for every column, for none may load anything of others."""
    assert site
    lines = "".join(f'add_header {name} "{value}" always;\n' for name, value in HEADERS)
    yield Artifact(path=PATH, data=(_HEAD + lines).encode())
