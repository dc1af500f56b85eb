"""The configuration with which nginx shows a mirror: the newest release, the older ones, the TimeMaps."""

import re
from pathlib import Path

from site_builder.model.security_header import HEADERS
from site_builder.output.mirror.home import SITE, TIMEMAP
from site_builder.output.mirror.timemap import LINK
from site_builder.problem import BrokenSetupError

_NAME = re.compile(r"[A-Za-z0-9._-]+")
_TEMPLATE = """\
# Made by `site-builder mirror nginx`; put it into the http block: include THIS_FILE;
server {{
    listen {listen};{certificate}
    server_name {name};
    root "{root}";
    index index.html;
    charset utf-8;
    server_tokens off;
    autoindex off;
    etag on;

{headers}

    location / {{
        root "{root}/{site}";
        error_page 404 /404.html;
        try_files $uri $uri/index.html =404;
    }}

    # Always asked for anew, or a mirror of this mirror sees the release before.
    location /release/ {{
        root "{root}/{site}";
        default_type text/plain;
        add_header Cache-Control "no-cache" always;
{deeper}
    }}

    # A document's page says where its older versions are told (RFC 7089).
    location ~ ^/(policies|interpretations|catalogue|pages)/.+\\.html$ {{
        root "{root}/{site}";
        error_page 404 /404.html;
        add_header Link '</{timemap}/link$uri.txt>; rel="timemap"; type="{link}"' always;
{deeper}
    }}

    # A release, once made, never changes.
    location ~ ^/releases/[0-9]+/ {{
        root "{root}";
        add_header Cache-Control "public, max-age=31536000, immutable" always;
        add_header X-Robots-Tag "noindex" always;
{deeper}
    }}

    location /{timemap}/ {{
        root "{root}";
        types {{ {link} txt; application/json json; }}
        add_header X-Robots-Tag "noindex" always;
{deeper}
    }}
}}
"""


def nginx_configuration(
    home: Path,
    *,
    listen: str | None,
    name: str,
    certificate: Path | None = None,
    certificate_key: Path | None = None,
) -> str:
    """Give a `server` block for the mirror in the folder `home`, over https where there is a certificate."""
    listen = listen or ("443" if certificate else "80")
    if not _NAME.fullmatch(name) or not re.fullmatch(r"[A-Za-z0-9.:\[\]*]+", listen):
        raise BrokenSetupError(f"「{listen}」「{name}」不是 nginx 能用的地址和域名")
    if bool(certificate) != bool(certificate_key):
        raise BrokenSetupError("证书和它的私钥要一起写：--certificate 和 --certificate-key")
    lines = ""
    if certificate and certificate_key:
        listen += " ssl"
        lines = (
            f'\n    ssl_certificate "{_path(certificate)}";'
            f'\n    ssl_certificate_key "{_path(certificate_key)}";'
        )
    headers = [f'add_header {key} "{value}" always;' for key, value in HEADERS]
    return _TEMPLATE.format(
        root=_path(home),
        listen=listen,
        certificate=lines,
        name=name,
        site=SITE,
        timemap=TIMEMAP,
        link=LINK,
        headers="\n".join(f"    {line}" for line in headers),
        deeper="\n".join(f"        {line}" for line in headers),  # a block that adds one inherits none
    )


def _path(path: Path) -> str:
    whole = str(path.resolve())
    if re.search(r'["\\$\x00-\x1f]', whole):
        raise BrokenSetupError(f"nginx 的配置里写不了这个路径：{whole}")
    return whole
