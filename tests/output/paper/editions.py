"""One edition with everything a body may hold, made through the whole flow of a real site."""

from pathlib import Path

import pytest
from PIL import Image

from site_builder.output.imprint import imprint_of
from site_builder.output.markdown import render
from site_builder.output.paper.edition import Edition, edition_of
from site_builder.pipeline import run
from site_builder.settings import read_settings
from tests.builders import DAY, a_file, normative, write_site

A, B = "content/policies/a.md", "content/policies/b.md"
PICTURE = "content/policies/attachments/map.png"
TITLE = "示例区人民政府办公室关于印发《示例办法》的通知"
BODY = """\
各镇人民政府、街道办事处：

现将《示例办法》印发给你们，请**认真**贯彻执行。

示例区人民政府办公室

2024年3月1日

## 一、总则

### （一）适用范围

第一条　本办法适用于本区，见[另一份文件](b.md)和[国家网站](https://www.gov.cn/)。

#### 1. 条件

3. 第三项；
4. 第四项：
    - 其中之一；
    - 其中之二。

> 引用的一段。

## 二、标准

| 类别 | 标准（元） |
|------|-----------|
| 甲类 | 764 |
| 乙类 | 1{filler} |

![办理流程：申请、审核、发放](attachments/map.png)

正文引用注释[^1]。

[^1]: 注释的内容。
"""


@pytest.fixture(scope="session")
def edition(tmp_path_factory: pytest.TempPathFactory) -> Edition:
    """The edition of a document that another has amended."""
    return the_edition(tmp_path_factory.mktemp("edition"))


def the_edition(root: Path, body: str = BODY.replace("{filler}", ""), **fields: object) -> Edition:
    """Write a site of two documents and give the edition of the first."""
    given = {
        **normative(),
        "title": TITLE,
        "keywords": "[示例, 办法]",
        "summary": "示例办法的概述",
        "endnote": "此件公开发布",
        "attachments": "[{title: 流程图, file: attachments/map.png}]",
        **fields,
    }
    files: dict[str, str | bytes] = {
        A: a_file(A, body, **given),
        B: a_file(B, "另一份正文。\n", 2, title="关于修改《示例办法》的决定", amends="[a]", **_later()),
    }
    write_site(root, files)
    (root / PICTURE).parent.mkdir(parents=True, exist_ok=True)
    Image.new("RGB", (800, 400), (200, 210, 220)).save(root / PICTURE)
    config = root / "mkdocs.yml"
    quiet = 'severities: {W805: "off", I401: "off", V824: "off", M107: "off", L607: "off"}'
    config.write_text(config.read_text("utf-8").replace('severities: {W805: "off"}', quiet), "utf-8")
    build = run(read_settings(config), DAY)
    assert build.public, build.problems
    document = build.public.by_id["a"]
    rendered = render(document.body)
    imprint = imprint_of(document, build.public, rendered)
    return edition_of(document, build.public, rendered, imprint)  # type: ignore[arg-type]


def _later() -> dict[str, str]:
    return {
        **normative(2),
        "written_date": "2025-03-01",
        "publish_date": "2025-03-04",
        "effective_date": "2025-04-15",
        "expire_date": "2030-04-14",
    }
