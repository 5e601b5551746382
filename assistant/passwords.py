"""The administrator's password: kept as a scrypt hash, compared in constant time."""

import base64
import hashlib
import hmac
import secrets

PREFIX = "scrypt$"
_COST = {"n": 2**14, "r": 8, "p": 1}
"""About 16 MiB and 50 ms a try on an old core: parameters of RFC 7914 for interactive use."""


def hash_password(password: str, salt: bytes | None = None) -> str:
    """`scrypt$<salt>$<hash>`, both in base64; a random salt of 16 bytes unless one is given."""
    salt = secrets.token_bytes(16) if salt is None else salt
    digest = hashlib.scrypt(password.encode("utf-8"), salt=salt, **_COST)
    return f"{PREFIX}{_encode(salt)}${_encode(digest)}"


def as_hash(configured: str) -> str:
    """The hash of a configured password; one that is a hash already stays as it is."""
    return configured if configured.startswith(PREFIX) else hash_password(configured)


def password_matches(given: str, stored: str) -> bool:
    """True where `given` is the password that `stored` was made from; a damaged hash matches nothing."""
    try:
        _, salt, digest = stored.split("$")
        expected = base64.b64decode(digest, validate=True)
        actual = hashlib.scrypt(given.encode("utf-8"), salt=base64.b64decode(salt, validate=True), **_COST)
    except ValueError:
        return False
    return hmac.compare_digest(actual, expected)


def _encode(data: bytes) -> str:
    return base64.b64encode(data).decode("ascii")
