"""Tickets that open reports in a browser window of their own: the token of a session never leaves the server."""

import secrets
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass

from assistant.page.signing_in import SignIns

TICKET_SECONDS = 3600.0
"""An hour; a report that is open stays open, only opening it again needs a new ticket."""
TICKETS_KEPT = 1000


@dataclass(frozen=True, slots=True)
class _Ticket:
    text: str
    token: str
    ends: float


class Tickets:
    """Gives tickets to signed-in sessions; one holds until its hour is over or its session is signed out."""

    def __init__(self, sign_ins: SignIns, clock: Callable[[], float] = time.monotonic) -> None:
        self._sign_ins = sign_ins
        self._clock = clock
        self._lock = threading.Lock()
        self._by_text: dict[str, _Ticket] = {}

    def issue(self, token: str | None) -> str:
        """A ticket that is good for at least half its time; empty for who is not signed in."""
        if token is None or not self._sign_ins.holds(token):
            return ""
        with self._lock:
            now = self._clock()
            self._by_text = {text: one for text, one in self._by_text.items() if one.ends > now}
            for one in self._by_text.values():
                if one.token == token and one.ends - now > TICKET_SECONDS / 2:
                    return one.text
            ticket = _Ticket(secrets.token_urlsafe(32), token, now + TICKET_SECONDS)
            self._by_text[ticket.text] = ticket
            while len(self._by_text) > TICKETS_KEPT:
                del self._by_text[next(iter(self._by_text))]
            return ticket.text

    def admits(self, text: str) -> bool:
        """Was this ticket given out, is it still good, and its session still signed in?"""
        with self._lock:
            ticket = self._by_text.get(text)
            known = ticket is not None and ticket.ends > self._clock()
        return known and ticket is not None and self._sign_ins.holds(ticket.token)
