"""A poster is one sheet, whatever its document says, in type that is read standing, and its code is read."""

import re
from pathlib import Path

import pypdfium2
import pytest
import zxingcpp
from playwright.sync_api import Browser

from site_builder.cli import main
from tests.builders import a_file, normative, write_site

A = "content/policies/a.md"
ADDRESS = "https://www.example.gov.cn/policies/a.html"
LONG = {
    "title": "示例区人民政府办公室" + "关于转发区住房和城乡建设局等部门" * 4 + "《示例区办法》的通知",
    "summary": "说明怎样申请、由谁办理、几天办完，" * 11,
    "audience": "[老年人, 学生]",
    "contact": "{office: 示例区住房和城乡建设局住房保障科, phone: 0530-1234567转8001, "
    "address: 示例区示例大街一百二十三号政务服务中心二楼, hours: 工作日九时至十二时和十三时三十分至十七时}",
}
SIZES = {"A4": (595, 842), "A3": (842, 1191)}


def poster(browser: Browser, root: Path, size: str, **fields: object) -> pypdfium2.PdfDocument:
    """Make the poster of a document and print it."""
    text = a_file(A, "第一条　正文。\n" * 300, **{**normative(), "publish_until": "2026-12-01", **fields})
    write_site(root, {A: text})
    arguments = ["sheet", str(root / A), "--into", str(root / "print"), "-f", str(root / "mkdocs.yml")]
    config = root / "mkdocs.yml"
    quiet = '{W805: "off", M110: "off", I401: "off", T808: "off"}'
    config.write_text(config.read_text("utf-8").replace('{W805: "off"}', quiet), "utf-8")
    assert main([*arguments, "--day", "2026-11-24", "--size", size]) == 0
    page = browser.new_page()
    page.goto((root / "print/a.html").as_uri())
    data = page.pdf(prefer_css_page_size=True)
    page.close()
    return pypdfium2.PdfDocument(data)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("fields", [{}, LONG], ids=["short", "long"])
def test_a_poster_is_one_sheet(browser: Browser, tmp_path: Path, size: str, fields: dict[str, str]) -> None:
    """All of it stands on one page of the paper asked for, the code too."""
    [page] = poster(browser, tmp_path, size, **fields)

    text = re.sub(r"\s", "", page.get_textpage().get_text_bounded())
    assert tuple(round(side) for side in page.get_size()) == SIZES[size]
    assert fields.get("title", "示例文件1") in text
    for said in (
        "有事问谁",
        "扫码看全文",
        f"网址：{ADDRESS}",
        "取下日期：2026年12月1日",
        "效力和内容以网页为准",
    ):
        assert said in text
    [code] = zxingcpp.read_barcodes(page.render(scale=2).to_pil())
    assert code.text == ADDRESS


@pytest.mark.parametrize(("size", "least"), [("A4", 14), ("A3", 20)])
def test_a_poster_is_read_standing(browser: Browser, tmp_path: Path, size: str, least: int) -> None:
    """What it says is in large type; smaller is only what the one who posts it fills in, and the address."""
    [page] = poster(browser, tmp_path, size, **LONG)

    sizes: dict[float, int] = {}
    for thing in page.get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_TEXT]):
        points = abs(round(thing.get_font_size() * thing.get_matrix().d, 1))
        sizes[points] = sizes.get(points, 0) + 1
    large = sum(count for points, count in sizes.items() if points >= least)
    assert large > sum(sizes.values()) / 2
    assert min(sizes) >= 12.4
