"""A withheld document can't leak: seen from outside by its bytes, and when a writer is made to."""

import gzip
import io
import json
import secrets
import zipfile
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from site_builder.artifacts.artifact import Artifact
from site_builder.cli import main
from site_builder.model.finder import TOGETHER
from site_builder.model.public_site import PublicSite
from site_builder.model.site import ContentFile
from site_builder.output import rest_part
from site_builder.output.build import Order
from site_builder.output.column import build_column
from site_builder.output.kept_tasks import KeptTasks
from site_builder.output.leak import leaks
from site_builder.output.seal import is_whole
from site_builder.output.secret import FEW, Secrets, secrets_of
from site_builder.output.sums import sums_in
from site_builder.output.view import views
from site_builder.problem import BrokenSetupError
from site_builder.records.attachment.content import FileContent
from tests.attachments import attachment
from tests.builders import a_file, a_policy, a_site, write_site
from tests.tree import tree_hash

TOKEN = "密钥" + secrets.token_hex(8)
SECRET = "content/policies/secret.md"
OPEN = "content/policies/open.md"
BODY = f"第一段提到{TOKEN}这一内部事项。\n\n| 姓名 | 金额 |\n|---|---|\n| {TOKEN}表格单元格内容 | 100 |\n"

WITHHELD = {
    "on request": {"disclosure": "依申请公开", "publish_date": None},
    "withheld": {"disclosure": "不予公开", "ground": "16-1", "publish_date": None},
    "village board": {"scope": "village_board"},
    "not yet": {"publish_date": "2026-12-01"},
}


def a_tree(root: Path, **fields: object) -> Path:
    """Write a site with a public policy and a withheld one full of the token."""
    name = f"attachments/{TOKEN.removeprefix('密钥')}.csv"
    secret = a_file(
        SECRET,
        BODY,
        number=2,
        title=f"关于{TOKEN}的通知",
        attachments=[f"{{title: {TOKEN}名单, file: {name}}}"],
        reviewer="办公室",
        reviewed_on="2024-03-01",
        **fields,
    )
    files = {SECRET: secret, OPEN: a_file(OPEN), f"content/policies/{name}": TOKEN}
    return write_site(root, files)


def all_bytes(folder: Path) -> dict[str, bytes]:
    """Read every file of a site, names included, also what gzip and zip hold."""
    found = {}
    for path in sorted(folder.resolve().rglob("*")):
        if path.is_file():
            data = path.read_bytes()
            found[str(path.relative_to(folder.resolve()))] = data
            if data[:2] == b"\x1f\x8b":
                found[f"{path}!gz"] = gzip.decompress(data)
    return found


@pytest.mark.parametrize("why", WITHHELD)
def test_no_output_byte_holds_a_withheld_document(why: str, tmp_path: Path) -> None:
    """A random token in title, body, table and attachment of a withheld document is in no file."""
    root = a_tree(tmp_path, **WITHHELD[why])

    assert main(["build", "-f", str(root / "mkdocs.yml"), "--day", "2026-11-24"]) == 0

    token = TOKEN.removeprefix("密钥")
    files = all_bytes(root / "site")
    assert "policies/open.html" in files
    assert [n for n, data in files.items() if token in n or token.encode() in data] == []


def test_the_check_fails_when_a_writer_leaks(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A writer that gets round the firewall stops the build, and the last good site stays."""
    root = a_tree(tmp_path, **WITHHELD["withheld"])
    config = str(root / "mkdocs.yml")
    assert main(["build", "-f", config, "--day", "2026-11-24"]) == 0
    before = tree_hash(root / "site")

    def leaking(_: PublicSite) -> list[Artifact]:
        """Write what lies in content/, whatever its disclosure attribute."""
        data = gzip.compress((root / SECRET).read_bytes(), mtime=0)
        return [Artifact(path="data/all.json.gz", data=data)]

    kinds = (*rest_part.ARTIFACT_KINDS, leaking)
    monkeypatch.setattr(rest_part, "ARTIFACT_KINDS", kinds)
    (root / SECRET).touch()  # or nothing would be built
    status = main(["build", "-f", config, "--day", "2026-11-24"])

    said = capsys.readouterr().err
    assert status == 1
    assert "O102" in said
    assert "data/all.json.gz" in said
    assert before == tree_hash(root / "site")


def zipped(name: str, data: bytes) -> bytes:
    """Put data into a zip file."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, data)
    return stream.getvalue()


SHARED = "各单位应当在每季度末报送进展情况"
SENTENCE = "这是一句只有内部文件里才有的话"
DISGUISES = {
    "plain": SENTENCE.encode(),
    "json": json.dumps({"text": SENTENCE}).encode(),
    "entities": "".join(f"&#{ord(c)};" for c in SENTENCE).encode(),
    "marked up": "<p>这是一句<b>只有</b>内部<i>文件</i>里才有的话</p>".encode(),
    "tag with a bracket in it": f"{SENTENCE[:7]}<b title=\"x>y\" id='a>b'>{SENTENCE[7:]}</b>".encode(),
    "comment with brackets": f"<p>{SENTENCE[:7]}<!-- a > b <i> -->{SENTENCE[7:]}</p>".encode(),
    "nothing to be seen": f"<p>{SENTENCE[:5]}\u200b{SENTENCE[5:7]}&shy;{SENTENCE[7:]}</p>".encode(),
    "broken lines": "\n  ".join(SENTENCE).encode(),
    "utf-16": SENTENCE.encode("utf-16"),
    "gzip": gzip.compress(SENTENCE.encode()),
    "zip": zipped("word/document.xml", SENTENCE.encode()),
    "zip in gzip": gzip.compress(zipped("a.txt", SENTENCE.encode())),
    "name in zip": zipped(f"{SENTENCE}.txt", b""),
    "split runs in docx": attachment("docx", f"正文\n[分段] {SENTENCE}"),
    "deleted in docx": attachment("docx", f"正文\n[修订删去] {SENTENCE}"),
    "shared string in xlsx": attachment("xlsx", f"序号|内容\n1|{SENTENCE}"),
    "hidden sheet in xlsx": attachment("xlsx", f"序号\n[深度隐藏工作表] 底稿\n{SENTENCE}"),
    "packed in pdf": attachment("pdf", f"第一行\n{SENTENCE}"),
    "comment in pdf": attachment("pdf", f"第一行\n[批注] {SENTENCE}"),
    "over two lines in pdf": attachment("pdf", f"{SENTENCE[:7]}\n{SENTENCE[7:]}"),
    "pdf in zip": zipped("a.pdf", attachment("pdf", SENTENCE)),
    "gbk": SENTENCE.encode("gbk"),
    "percent": "".join(f"%{b:02X}" for b in SENTENCE.encode()).encode(),
}


@pytest.mark.parametrize("disguise", DISGUISES)
def test_a_leak_is_found_in_every_disguise(disguise: str, tmp_path: Path) -> None:
    """The check reads through markup, escapes, encodings and archives."""
    secret = a_policy("s", disclosure="依申请公开", publish_date=None, body=f"{SENTENCE}。")
    (tmp_path / "out.bin").write_bytes(DISGUISES[disguise])

    found = leaks(tmp_path, secrets_of(a_site(secret)), sums_in(tmp_path))

    assert [problem.rule for problem in found] == ["O102"]


X = "北站锅炉房向甲乙丙三家供应商支付的燃料款逐月增加"
WRITTEN = [
    "1. {}。", "- {}。", "（一）{}。", "一、{}。", "1、{}。", "## 一、{}", "第三条　{}。", "如下：{}。",
    "“{}。”", "他说：“{}，同意。”", "**{}**", "| 甲 | {} |\n|---|---|\n| 乙 | 丙 |\n", "> ② {}",
]  # fmt: skip


@pytest.mark.parametrize("written", [*WRITTEN, "link", "entity"])
def test_a_sentence_is_found_without_its_number_and_quotes(written: str, tmp_path: Path) -> None:
    """Whoever copies it leaves out the sign of the list, or counts anew."""
    forms = {"link": f"[{X[:5]}](https://example.com){X[5:]}", "entity": f"&#{ord(X[0])};{X[1:]}。"}
    body = forms.get(written) or written.format(X)
    secret = a_policy("s", disclosure="依申请公开", publish_date=None, body=body)
    (tmp_path / "page.html").write_text(f"<p>3. {X}，同意。</p>", "utf-8")

    found = leaks(tmp_path, secrets_of(a_site(secret)), sums_in(tmp_path))

    assert [problem.rule for problem in found] == ["O102"]


def test_what_every_page_may_say_is_no_leak(tmp_path: Path) -> None:
    """The name of a body, or of the column, behind a colon."""
    body = "承办单位：示例区人民政府办公室示例区人民政府"
    secret = a_policy("s", disclosure="依申请公开", publish_date=None, body=body)
    site = a_site(secret)
    settings = site.settings.model_copy(update={"organiser": body.partition("：")[2]})
    (tmp_path / "page.html").write_text(settings.organiser, "utf-8")

    assert leaks(tmp_path, secrets_of(site), sums_in(tmp_path))
    assert not leaks(tmp_path, secrets_of(replace(site, settings=settings)), sums_in(tmp_path))


def test_a_leak_in_an_attachment_names_the_file_to_mend(tmp_path: Path) -> None:
    """And not the withheld document, which needs no mending."""
    secret = a_policy("s", disclosure="依申请公开", publish_date=None, body=SENTENCE)
    shown = a_policy("p", attachments=[{"title": "附件的标题", "file": "attachments/a.txt"}])
    file = ContentFile(path="content/policies/attachments/a.txt", size=1, sha256="0", read=FileContent)
    (tmp_path / "files").mkdir()
    (tmp_path / "files" / "p-1.txt").write_text(SENTENCE, "gb18030")

    [problem] = leaks(tmp_path, secrets_of(a_site(secret, shown, files={file.path: file})), sums_in(tmp_path))

    assert problem.place.path == file.path


def test_a_leak_on_every_page_is_told_of_the_template(tmp_path: Path) -> None:
    """The page of what is not there has nothing of any document, so none is to be mended."""
    secret = a_policy("s", disclosure="依申请公开", publish_date=None, body=f"{SENTENCE}。")
    for name in ("404.html", "policies/a.html"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(SENTENCE, "utf-8")

    [problem] = leaks(tmp_path, secrets_of(a_site(secret, a_policy("a"))), sums_in(tmp_path))

    assert problem.place.path == secret.record.path
    assert "theme/ 的模板" in problem.fix


def test_linked_files_are_searched_again_for_other_texts(tmp_path: Path) -> None:
    """What was searched for the same texts is not read again; what was not, is."""
    page = tmp_path / "site" / "page.html"
    page.parent.mkdir()
    page.write_text(f"<p>{SENTENCE}</p>", "utf-8")
    harmless, secret = (
        secrets_of(a_site(a_policy("s", disclosure="依申请公开", publish_date=None, body=body)))
        for body in ("别的文件从来没有说过的一句话", SENTENCE)
    )

    def found(wanted: Secrets) -> list[str]:
        kept = KeptTasks(tmp_path / "x.build")
        problems = leaks(page.parent, wanted, sums_in(page.parent), kept=kept, fresh=frozenset())
        kept.save()
        return [problem.rule for problem in problems]

    assert found(harmless) == []
    assert found(secret) == ["O102"] == found(secret)

    page.write_text("<p>公开的一句话</p>", "utf-8")
    assert found(secret) == []
    page.write_text(f"<p>{SENTENCE}</p>", "utf-8")
    assert found(secret) == []  # for it is said to be the same file


def test_what_public_documents_say_is_kept(tmp_path: Path) -> None:
    """A document that was read is not read again for it, until it changes."""
    shared = "各单位应当在每季度末报送进展情况"
    draft = a_policy("s", disclosure="依申请公开", publish_date=None, body=f"{shared}\n\n{SENTENCE}")

    def kept_from(body: str) -> bool:
        kept = KeptTasks(tmp_path / "x.build")
        texts = secrets_of(a_site(draft, a_policy("p", body=body)), kept).texts
        kept.save()
        return shared in texts

    assert [kept_from(body) for body in (shared, shared, "别的。", shared)] == [False, False, True, False]


@pytest.mark.parametrize(
    ("bodies", "is_kept_anew"),
    [
        ([SHARED, "别的。"], False),
        ([SHARED, "又改了。"], False),
        ([SHARED, f"{SHARED}。"], True),
        (["不再这么说。", "别的。"], True),
        ([SHARED, *"一二三四五"], True),
    ],
)
def test_what_was_heard_is_kept_anew_where_that_is_worth_it(
    tmp_path: Path, bodies: list[str], is_kept_anew: bool
) -> None:
    """Where one document that says nothing changed it is not; what was said by what is gone does not stay."""
    draft = a_policy("s", disclosure="依申请公开", publish_date=None, body=f"{SHARED}\n\n{SENTENCE}")
    kept = KeptTasks(tmp_path / "x.build")
    secrets_of(a_site(draft, a_policy("p0", body=SHARED), a_policy("p1", body="别的。")), kept)
    kept.save()
    again = KeptTasks(tmp_path / "x.build")

    secrets_of(a_site(draft, *(a_policy(f"p{n}", body=body) for n, body in enumerate(bodies))), again)

    assert is_kept_anew == bool(again.changes()[1])


@pytest.mark.parametrize("others", [0, FEW, 3 * TOGETHER])
def test_what_public_documents_say_is_heard_of_few_as_of_many(others: int) -> None:
    """Texts are looked for one by one in few documents, all at once in many."""
    shared = "各单位应当在每季度末报送进展情况"
    halves = "各单位应当在每季度初报送", "本月以来的进展情况和问题"
    draft = f"{shared}\n\n{SENTENCE}\n\n{''.join(halves)}"
    secret = a_policy("s", disclosure="依申请公开", publish_date=None, body=draft)
    public = [a_policy(f"p{n}", body=f"第{n}份文件") for n in range(others)]
    apart = a_policy("q1", summary=halves[1], body=halves[0]), a_policy("q2", title=halves[1], body="甲")

    texts = secrets_of(a_site(secret, *public, a_policy("p", body=f"要求：{shared}。"), *apart)).texts

    assert shared not in texts
    assert {SENTENCE, "".join(halves)} <= texts.keys()


def test_what_a_public_document_says_itself_is_no_leak() -> None:
    """A final text repeats its own draft; the draft's other sentences stay secret."""
    shared = "各单位应当在每季度末报送进展情况"
    draft = a_policy("s", disclosure="依申请公开", publish_date=None, body=f"{shared}\n\n{SENTENCE}")
    final = a_policy("p", body=shared)

    secrets_found: Secrets = secrets_of(a_site(draft, final))

    assert not [text for text in secrets_found.texts if shared in text]
    assert SENTENCE in secrets_found.texts


def test_broken_archives_are_read_as_bytes() -> None:
    """A truncated gzip or zip is no reason to stop looking."""
    for data in (
        gzip.compress(b"x" * 99)[:20],
        zipped("a", b"x" * 99)[:40],
        b"\x1f\x8b",
        b"PK\x03\x04",
    ):
        assert list(views("a", data))


def test_of_a_large_file_what_is_new_is_searched(tmp_path: Path) -> None:
    """A text is found where it is new, also across the edge of what was there before."""
    before, after, kept = tmp_path / "before", tmp_path / "after", KeptTasks(tmp_path / "x.build")
    wanted = secrets_of(
        a_site(a_policy("s", disclosure="依申请公开", publish_date=None, title="一件内部事项的题目"))
    )
    row = '{"title": "公开的题目一件内部"},\n'
    for folder, new in ((before, ""), (after, "事项的题目\n")):
        folder.mkdir()
        (folder / "data.json").write_text(9_999 * row + row[:18] + "一件内部\n" + new + 9_999 * row, "utf-8")

    first = leaks(before, wanted, sums_in(before), kept=kept)
    kept.save()
    again = KeptTasks(tmp_path / "x.build")
    second = leaks(after, wanted, sums_in(after), kept=again, before=before, known=sums_in(before))

    assert not first
    assert [problem.rule for problem in second] == ["O102"]


@pytest.mark.parametrize("executor", ["here", "pool"])
@pytest.mark.parametrize("what", ["stray.txt", "policies/stray.html", "release/stray.txt"])
def test_what_somebody_puts_beside_what_is_made_is_not_published(
    executor: str, what: str, tmp_path: Path
) -> None:
    """A file that a program laid into the next release is removed: nobody has searched it."""
    root = _many(tmp_path)

    def lay(*_: object) -> None:
        for folder in (root / ".site.releases").glob("new-*"):
            (folder / what).parent.mkdir(exist_ok=True)
            (folder / what).write_text(SENTENCE, "utf-8")

    build_column(
        root / "mkdocs.yml", site_dir=None, day=date(2026, 11, 24),
        order=Order(executor=executor, progress=lay),
    )  # fmt: skip

    assert is_whole((root / "site").resolve())
    assert not (root / "site" / what).exists()


@pytest.mark.parametrize("executor", ["here", "pool"])
def test_of_what_somebody_removes_nothing_is_published(executor: str, tmp_path: Path) -> None:
    """A release from which a program took a file is not shown."""
    root = _many(tmp_path)

    def take(what: str, *_: object) -> None:
        for file in (root / ".site.releases").glob("new-*/policies/d1.html") if what == "生成页面" else ():
            file.unlink()

    with pytest.raises(BrokenSetupError, match=r"policies/d1\.html"):
        build_column(
            root / "mkdocs.yml", site_dir=None, day=date(2026, 11, 24),
            order=Order(executor=executor, progress=take),
        )  # fmt: skip

    assert not (root / "site").exists()


def _many(root: Path) -> Path:
    others = {f"content/policies/d{number}.md": a_file(f"content/policies/d{number}.md", number=number + 9)
              for number in range(20)}  # fmt: skip
    secret = a_file(
        SECRET, f"{SENTENCE}。\n", 2, reviewer="办公室", reviewed_on="2024-03-01", **WITHHELD["withheld"]
    )
    return write_site(root, {SECRET: secret, OPEN: a_file(OPEN), **others})


def test_a_link_in_the_place_of_the_lists_is_not_followed(tmp_path: Path) -> None:
    """Nothing is written through what a stranger laid where sealing writes."""
    root, foreign = _many(tmp_path / "column"), tmp_path / "foreign"
    foreign.mkdir()
    (foreign / "verify.py").write_text("mine", "utf-8")

    def lay(*_: object) -> None:
        for folder in (root / ".site.releases").glob("new-*"):
            for name, target in (("release", foreign), ("verify.py", foreign / "verify.py")):
                if not (folder / name).is_symlink():
                    (folder / name).symlink_to(target)

    build_column(
        root / "mkdocs.yml", site_dir=None, day=date(2026, 11, 24), order=Order(executor="here", progress=lay)
    )

    assert is_whole((root / "site").resolve())
    assert [(file.name, file.read_text("utf-8")) for file in foreign.iterdir()] == [("verify.py", "mine")]
