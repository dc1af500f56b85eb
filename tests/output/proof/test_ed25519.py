import pytest

from site_builder.output.proof.ed25519 import ed25519_verify

# RFC 8032, section 7.1, tests 1 to 3: key, message, signature.
STANDARD = (
    (
        "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
        "",
        "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b",
    ),
    (
        "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c",
        "72",
        "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00",
    ),
    (
        "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025",
        "af82",
        "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a",
    ),
)


@pytest.mark.parametrize(("key", "message", "signature"), STANDARD)
def test_the_standards_examples(key: str, message: str, signature: str) -> None:
    """The RFC's signatures are good; with any bit changed anywhere they are not."""
    parts = [bytes.fromhex(part) for part in (key, message + "00", signature)]
    parts[1] = parts[1][:-1]

    assert ed25519_verify(*parts)
    for part in (0, 1, 2):
        for bit in range(0, len(parts[part]) * 8, 37):
            broken = [bytearray(p) for p in parts]
            broken[part][bit // 8] ^= 1 << bit % 8
            assert not ed25519_verify(*map(bytes, broken))


def test_it_agrees_with_a_library() -> None:
    """What `cryptography` signs is good."""
    library = pytest.importorskip("cryptography.hazmat.primitives.asymmetric.ed25519")
    for number in range(8):
        key = library.Ed25519PrivateKey.from_private_bytes(bytes([number]) * 32)
        message = b"m" * number
        assert ed25519_verify(key.public_key().public_bytes_raw(), message, key.sign(message))


def test_a_signature_has_one_form() -> None:
    """Adding the group's order to its second half makes no second valid signature of the same."""
    key, message, signature = (bytes.fromhex(part) for part in STANDARD[1])
    order = 2**252 + 27742317777372353535851937790883648493
    other = (int.from_bytes(signature[32:], "little") + order).to_bytes(32, "little")
    assert not ed25519_verify(key, message, signature[:32] + other)
