"""A rule is not applied to one document where it says why; what can't be waived says so."""

from pathlib import Path

import pytest

from site_builder.cli import main
from tests.builders import a_file, normative, write_site

A = "content/policies/a.md"
NORMATIVE = normative()


def reported(
    root: Path, capsys: pytest.CaptureFixture[str], text: str, *more: tuple[str, str]
) -> tuple[int, str]:
    """Check a site of one policy, and give the status and the report."""
    write_site(root, {A: text, **dict(more)})
    status = main(["check", "-f", str(root / "mkdocs.yml"), "--day", "2026-11-24"])
    return status, capsys.readouterr().out


def test_an_exemption_with_a_reason_is_kept_to_its_document(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The document that is exempt passes; its neighbour with the same fault does not."""
    exempt = a_file(A, exemptions=["{rule: I401, reason: 只公布名单}"], **NORMATIVE)
    b = "content/policies/b.md"

    status, said = reported(tmp_path, capsys, exempt, (b, a_file(b, number=2, **normative(2))))

    assert status == 1
    assert "policies/b.md" in said
    assert "policies/a.md" not in said


@pytest.mark.parametrize(
    ("exemption", "fields", "expected"),
    [
        ("{rule: I401, reason: 只公布名单}", {}, (0, "多余")),
        ("{rule: Z999, reason: 只公布名单}", {}, (1, "没有编号为「Z999」的规则")),
        ("{rule: L604, reason: 只公布名单}", {}, (1, "规则 L604 不能豁免")),
        ("{rule: I401}", NORMATIVE, (1, "理由")),
    ],
)
def test_an_exemption_that_cannot_be_is_told(
    exemption: str,
    fields: dict[str, str],
    expected: tuple[int, str],
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """One that is idle, of an unknown or firm rule, or without a reason is a problem."""
    found, said = reported(tmp_path, capsys, a_file(A, exemptions=[exemption], **fields))

    assert (found, expected[1] in said) == (expected[0], True), said


def test_a_firm_rule_judges_in_spite_of_an_exemption(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """What would leak or attack a reader is reported all the same."""
    text = a_file(A, "[点](javascript:x)\n", exemptions=["{rule: L604, reason: 需要}"])

    _, said = reported(tmp_path, capsys, text)

    assert " L604 " in said
