from site_builder.model.kinds import HandWrittenPage, Policy
from site_builder.model.preservation import responsible_body, retention_of
from site_builder.model.profile import ArchiveProfile
from tests.builders import a_document, normative


def test_how_long_is_said_by_the_narrowest_name() -> None:
    """A normative document, then a genre, then a kind; what is not named has the general term."""
    profile = ArchiveProfile(
        retention=("规范性文件：永久", "通知：10年", "政策文件：30年"), retention_default="5年"
    )

    found = [
        retention_of(document, profile)
        for document in (
            a_document(Policy, **normative(), genre="通知"),
            a_document(Policy, genre="通知"),
            a_document(Policy),
            a_document(HandWrittenPage),
        )
    ]

    assert found == ["永久", "10年", "30年", "5年"]


def test_who_answers_for_a_document() -> None:
    """Those who issued it, where they are named; else who publishes it."""
    assert responsible_body(a_document(Policy)) == ("示例区人民政府办公室",)
    assert responsible_body(a_document(Policy, issuers=["示例区民政局", "示例区财政局"])) == (
        "示例区民政局",
        "示例区财政局",
    )
