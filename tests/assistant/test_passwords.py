import pytest

from assistant.passwords import PREFIX, as_hash, hash_password, password_matches

SALT = b"0123456789abcdef"


def test_a_password_matches_its_own_hash_only() -> None:
    stored = hash_password("kata sandi Ünïk")
    assert stored.startswith(PREFIX) and "kata" not in stored
    assert password_matches("kata sandi Ünïk", stored)
    assert not password_matches("kata sandi Unik", stored)
    assert not password_matches("", stored)


def test_every_hash_has_a_salt_of_its_own() -> None:
    assert hash_password("a") != hash_password("a")
    assert hash_password("a", SALT) == hash_password("a", SALT)


def test_a_configured_hash_stays_and_a_configured_password_is_hashed() -> None:
    stored = hash_password("a", SALT)
    assert as_hash(stored) == stored
    assert password_matches("rahasia", as_hash("rahasia"))


@pytest.mark.parametrize(
    "damaged",
    [
        "",
        "scrypt$",
        "scrypt$x$y",
        "scrypt$MDEy$",
        "scrypt$$",
        "a$b$c$d",
        "scrypt$MDEy$!!!!",
        "polos",
        "scrypt$ü$ü",
    ],
)
def test_a_damaged_hash_matches_nothing(damaged: str) -> None:
    assert not password_matches("a", damaged)
    assert not password_matches("", damaged)


def test_half_a_character_matches_nothing() -> None:
    assert not password_matches("\ud800", hash_password("a", SALT))
