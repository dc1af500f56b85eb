"""
网站的标识和页脚的内容在 mkdocs.yml 里写全。

政府网站的每一页要有网站标识码、主办单位、联系方式、ICP 备案号、公安备案号，以及党政机关网站标识和「我为政府网站找错」的入口；
栏目页要有栏目介绍和关键词（国办发〔2017〕47号）。演示站点没有最后两个入口，不检查。

Bad::

    === mkdocs.yml
    site_name: 示例区政府信息公开
    site_url: https://www.example.gov.cn/
    docs_dir: content
    plugins:
      - site_builder:
          region: 示例区
          demonstration: 演示内容
          organiser: 示例区人民政府办公室
          severities: {W805: "off"}

Good::

    === mkdocs.yml
    site_name: 示例区政府信息公开
    site_url: https://www.example.gov.cn/
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
"""

from site_builder.model.site import Site
from site_builder.problem import Place, Severity
from site_builder.rules.rule import Findings, rule

NEEDED = {
    "site_id_code": "网站标识码",
    "organiser": "主办单位",
    "phone": "联系电话",
    "icp": "ICP 备案号",
    "police_filing": "公安备案号",
    "column_description": "栏目介绍",
    "column_keywords": "栏目关键词",
}
# A mark and an entry that are given to a real site, with its SiteIDCode in their addresses.
NEEDED_OF_REAL = {
    "identification_url": "党政机关网站标识的网址",
    "error_report_url": "「我为政府网站找错」的网址",
}


@rule("W801", fix="在 mkdocs.yml 的 site_builder 下面补上这一项", clause="WEB-02", severity=Severity.WARNING)
def setting_missing(site: Site) -> Findings:
    """Report settings for the meta tags and the footer that are empty."""
    settings = site.settings
    needed = NEEDED if settings.demonstration else NEEDED | NEEDED_OF_REAL
    for name, title in needed.items():
        if not str(getattr(settings, name)).strip():
            line = settings.option_lines.get(name) or settings.option_lines.get("plugins", 0)
            yield Place(path=settings.config_file, line=line), f"没有写{title}（{name}）"
