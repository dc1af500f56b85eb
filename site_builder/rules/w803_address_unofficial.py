"""
网站用 gov.cn 域名和 https。

一个单位一个网站，域名是 gov.cn（国办发〔2017〕47号）；不用 https，页面在路上能被改动，浏览器也会提示不安全。

Bad::

    === mkdocs.yml
    site_name: 示例区政府信息公开
    site_url: http://www.district.example/
    docs_dir: content
    plugins:
      - site_builder:
          region: 示例区
          demonstration: 演示内容
          organiser: 示例区人民政府办公室
          phone: "12345"
          site_id_code: "3799000001"
          icp: 鲁ICP备00000000号-1
          police_filing: 鲁公网安备37990002000001号
          column_description: 示例区各级行政机关主动公开的政府信息
          column_keywords: 政府信息公开,示例区
          severities: {W805: "off"}

Good::

    === content/policies/example.md
    ---
    title: 示例文件
    ---
    正文。
"""

from site_builder.model.site import Site
from site_builder.problem import Place, Severity
from site_builder.rules.rule import Findings, rule

OFFICIAL = ".gov.cn"


@rule("W803", fix="改成 https:// 开头的 gov.cn 域名", clause="WEB-01", severity=Severity.WARNING)
def address_unofficial(site: Site) -> Findings:
    """Report a site whose address is no government domain, or is not secure."""
    settings = site.settings
    place = Place(path=settings.config_file, line=settings.option_lines.get("site_url", 0))
    if not f".{settings.domain}".endswith(OFFICIAL):
        yield place, f"网址「{settings.site_url}」的域名不是 gov.cn"
    if not settings.site_url.startswith("https://"):
        yield place, f"网址「{settings.site_url}」不是 https"
