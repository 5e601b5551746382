"""Who is signed in as administrator: kept on the server, one token a session, with a brake on guessing."""

import secrets
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass

from assistant.page import texts
from assistant.passwords import as_hash, password_matches

SESSION_SECONDS = 8 * 3600.0
"""A working day."""
TRIES = 5
"""Wrong passwords that cost nothing; each one after them doubles the wait."""
FIRST_WAIT = 10.0
LONGEST_WAIT = 900.0
ADDRESSES_KEPT = 1000


@dataclass(frozen=True, slots=True)
class SignIn:
    """What came of a password."""

    token: str | None
    """Stays in the session on the server, never in the browser; None where the password was refused."""
    problem: str = ""
    """Why it was refused, one Indonesian sentence."""


class SignIns:
    """Checks passwords and remembers tokens; safe to share between threads."""

    def __init__(self, password: str | None, clock: Callable[[], float] = time.monotonic) -> None:
        """`password` is plain or hashed, None switches signing in off; only its hash is kept."""
        self._hash = as_hash(password) if password else None
        self._clock = clock
        self._lock = threading.Lock()
        self._ends: dict[str, float] = {}
        self._failures: dict[str, tuple[int, float]] = {}

    @property
    def possible(self) -> bool:
        """Is there a password at all?"""
        return self._hash is not None

    @property
    def anybody(self) -> bool:
        """Is anybody signed in now?"""
        with self._lock:
            now = self._clock()
            return any(end > now for end in self._ends.values())

    def sign_in(self, password: str, address: str) -> SignIn:
        """A token for the right password; `address` is the network address whose tries are counted."""
        with self._lock:  # one try at a time: checking costs memory on purpose
            wait = self._failures.get(address, (0, 0.0))[1] - self._clock()
            if wait > 0:
                return SignIn(None, texts.try_again_in(wait))
            if self._hash is None:
                return SignIn(None, texts.ADMIN_OFF)
            if not password_matches(password, self._hash):
                self._count_failure(address)
                return SignIn(None, texts.WRONG_PASSWORD)
            self._failures.pop(address, None)
            return SignIn(self._issue())

    def sign_out(self, token: str | None) -> None:
        """Forget a token."""
        with self._lock:
            self._ends.pop(token or "", None)

    def holds(self, token: str | None) -> bool:
        """Was this token given out, and is it still good?"""
        with self._lock:
            return token is not None and self._ends.get(token, 0.0) > self._clock()

    def _issue(self) -> str:
        now = self._clock()
        self._ends = {token: end for token, end in self._ends.items() if end > now}
        token = secrets.token_urlsafe(32)
        self._ends[token] = now + SESSION_SECONDS
        return token

    def _count_failure(self, address: str) -> None:
        failures = self._failures.pop(address, (0, 0.0))[0] + 1
        wait = min(FIRST_WAIT * 2.0 ** min(failures - TRIES, 20), LONGEST_WAIT) if failures >= TRIES else 0.0
        self._failures[address] = (failures, self._clock() + wait)
        while len(self._failures) > ADDRESSES_KEPT:
            del self._failures[next(iter(self._failures))]
