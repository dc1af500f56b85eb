"""Signing releases with Ed25519: the private key is a PEM file of its owner's, outside the project."""

import os
from pathlib import Path

from site_builder.output.proof.verify import SIGNED
from site_builder.problem import BrokenSetupError, cause_of

VARIABLE = "SITE_BUILDER_SIGNING_KEY"  # names the file; a key is no setting of the project


def signature(line: bytes, key_file: Path) -> bytes:
    """Give the text of `release/chain.sig` for the last line of the chain."""
    from cryptography.exceptions import UnsupportedAlgorithm  # noqa: PLC0415 - an optional library
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey  # noqa: PLC0415
    from cryptography.hazmat.primitives.serialization import load_pem_private_key  # noqa: PLC0415

    try:
        if key_file.stat().st_mode & 0o077:
            raise BrokenSetupError(f"签名私钥 {key_file} 别人也能读，请先运行 chmod 600 {key_file}")
        key = load_pem_private_key(key_file.read_bytes(), password=None)
    except OSError as error:
        raise BrokenSetupError(f"读不了签名私钥 {key_file}：{cause_of(error)}") from None
    except (ValueError, TypeError, UnsupportedAlgorithm):
        raise BrokenSetupError(f"{key_file} 不是没有口令的 PEM 私钥") from None
    if not isinstance(key, Ed25519PrivateKey):
        raise BrokenSetupError(f"{key_file} 不是 Ed25519 私钥")
    public = key.public_key().public_bytes_raw().hex()
    return f"ed25519 {public} {key.sign(SIGNED + line).hex()}\n".encode()


def new_key(key_file: Path) -> str:
    """Make a key pair, write the private key where nothing is yet; gives the public key."""
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey  # noqa: PLC0415
    from cryptography.hazmat.primitives.serialization import (  # noqa: PLC0415
        Encoding,
        NoEncryption,
        PrivateFormat,
    )

    key = Ed25519PrivateKey.generate()
    data = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    try:
        handle = os.open(key_file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        raise BrokenSetupError(f"{key_file} 已经存在，没有写入任何东西") from None
    with os.fdopen(handle, "wb") as stream:
        stream.write(data)
    return key.public_key().public_bytes_raw().hex()


def check_signing(key_file: str | None) -> Path | None:
    """Give the key file, if one is named; BrokenSetupError where signing can't be done, before a build."""
    if not key_file:
        return None
    try:
        signature(b"", Path(key_file))
    except ImportError:
        raise BrokenSetupError("签名要用 cryptography：pip install -e '.[sign]'") from None
    return Path(key_file)
