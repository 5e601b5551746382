from eval.page.tickets import TICKET_SECONDS, TICKETS_KEPT, Tickets


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


def test_a_ticket_is_only_for_who_is_signed_in(tickets, token):
    assert tickets.issue(None) == "" and tickets.issue("bukan token") == ""
    ticket = tickets.issue(token)
    assert ticket != token and len(ticket) > 30
    assert tickets.admits(ticket)
    assert not tickets.admits("") and not tickets.admits(token) and not tickets.admits(ticket[:-1])


def test_a_ticket_dies_with_its_session(tickets, token, sign_ins):
    ticket = tickets.issue(token)
    sign_ins.sign_out(token)
    assert not tickets.admits(ticket)


def test_a_ticket_holds_an_hour_and_a_new_one_comes_in_time(sign_ins, token):
    clock = Clock()
    tickets = Tickets(sign_ins, clock)
    first = tickets.issue(token)
    clock.now = TICKET_SECONDS / 2 - 1
    assert tickets.issue(token) == first
    clock.now = TICKET_SECONDS / 2 + 1
    second = tickets.issue(token)
    assert second != first and tickets.admits(first)
    clock.now = TICKET_SECONDS + 1
    assert not tickets.admits(first) and tickets.admits(second)


def test_tickets_do_not_pile_up(sign_ins, token):
    clock = Clock()
    tickets = Tickets(sign_ins, clock)
    old = [tickets.issue(sign_ins.sign_in("kata sandi uji", "").token) for _ in range(3)]
    tickets._by_text |= {str(n): tickets._by_text[old[0]] for n in range(TICKETS_KEPT)}
    assert tickets.admits(tickets.issue(token))
    assert len(tickets._by_text) <= TICKETS_KEPT
