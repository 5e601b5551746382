import pytest

from assistant.page.signing_in import SESSION_SECONDS, TRIES, SignIns
from assistant.passwords import hash_password


class Clock:
    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock():
    return Clock()


@pytest.mark.parametrize("configured", ["rahasia", hash_password("rahasia")])
def test_the_right_password_gives_a_token_of_its_own(configured, clock):
    sign_ins = SignIns(configured, clock)
    tokens = {sign_ins.sign_in("rahasia", "a").token for _ in range(2)}
    assert len(tokens) == 2
    assert all(sign_ins.holds(token) for token in tokens)


@pytest.mark.parametrize("token", [None, "", "tebakan", "true"])
def test_a_token_that_was_not_given_out_holds_nothing(token, clock):
    sign_ins = SignIns("rahasia", clock)
    sign_ins.sign_in("rahasia", "a")
    assert not sign_ins.holds(token)


def test_without_a_password_nobody_signs_in():
    sign_ins = SignIns(None)
    assert not sign_ins.possible
    assert sign_ins.sign_in("", "a").token is None
    assert "dimatikan" in sign_ins.sign_in("apa pun", "a").problem


def test_the_hash_is_no_password(clock):
    stored = hash_password("rahasia")
    assert SignIns(stored, clock).sign_in(stored, "a").token is None


def test_a_token_ends_by_signing_out_and_by_time(clock):
    sign_ins = SignIns("rahasia", clock)
    first, second = (sign_ins.sign_in("rahasia", "a").token for _ in range(2))
    sign_ins.sign_out(first)
    assert not sign_ins.holds(first)
    assert sign_ins.holds(second)
    assert sign_ins.anybody
    clock.now += SESSION_SECONDS
    assert not sign_ins.holds(second)
    assert not sign_ins.anybody


def test_guessing_is_braked_for_its_address_only(clock):
    sign_ins = SignIns("rahasia", clock)
    problems = [sign_ins.sign_in("salah", "a").problem for _ in range(TRIES + 1)]
    assert problems[:TRIES] == ["Kata sandi tidak cocok."] * TRIES
    assert problems[TRIES] == "Terlalu banyak kata sandi yang salah; coba lagi 10 detik lagi."
    assert "Terlalu banyak" in sign_ins.sign_in("rahasia", "a").problem
    assert sign_ins.sign_in("rahasia", "b").token
    clock.now += 11
    assert sign_ins.sign_in("salah", "a").problem == "Kata sandi tidak cocok."
    assert "20 detik" in sign_ins.sign_in("rahasia", "a").problem
    clock.now += 21
    assert sign_ins.sign_in("rahasia", "a").token
