"""
网站标识码、备案号和网址的格式正确。

网站标识码是 10 位数字（前 6 位是行政区划代码），国务院部门的是 bm 加 8 位数字；错了，全国政府网站普查系统就认不出这个网站
（国办发〔2017〕47号）。演示站点的备案号可以写明「未备案」。

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
          phone: "12345"
          site_id_code: "37990001"
          icp: 鲁ICP备00000000号-1
          police_filing: 鲁公网安备37990002000001号
          column_description: 示例区各级行政机关主动公开的政府信息
          column_keywords: 政府信息公开,示例区
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
from site_builder.pattern import pattern_of
from site_builder.problem import Place
from site_builder.rules.rule import Findings, rule

_URL = (pattern_of(r"https?://[^\s<>\"']+"), "应当以 https:// 开头")
FORMS = {
    "site_id_code": (pattern_of(r"[0-9]{10}|bm[0-9]{8}"), "应当是 10 位数字，或者 bm 加 8 位数字"),
    "icp": (
        pattern_of(r"[\u4e00-\u9fff]ICP备\s?[0-9]{5,10}号(?:-[0-9]{1,3})?"),
        "应当像「鲁ICP备05000000号-1」",
    ),
    "police_filing": (
        pattern_of(r"[\u4e00-\u9fff]公网安备\s?[0-9]{11,14}号?"),
        "应当像「鲁公网安备37000002000001号」",
    ),
    "phone": (pattern_of(r"\+?[0-9()（）\- 、转]{3,40}"), "只能有数字、连字符、括号和「转」"),
    "parent_site_url": _URL,
    "identification_url": _URL,
    "error_report_url": _URL,
}
NOT_FILED = "未备案"  # what a demonstration says in place of a number


@rule("W802", fix="照主管部门核发的填写", clause="WEB-01")
def setting_wrong(site: Site) -> Findings:
    """Report settings for the meta tags and the footer that can't be what they are said to be."""
    settings = site.settings
    for name, (form, told) in FORMS.items():
        value = str(getattr(settings, name)).strip()
        if not value or form.fullmatch(value) or (settings.demonstration and NOT_FILED in value):
            continue
        place = Place(path=settings.config_file, line=settings.option_lines.get(name, 0))
        yield place, f"{name}「{value}」{told}"
