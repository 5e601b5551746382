"""The door of reports over HTTP, with the real writers of reports."""

from datetime import datetime

import pytest
from starlette.applications import Starlette
from starlette.routing import Route
from starlette.testclient import TestClient

from eval.page.downloads import ROUTE, ReportDoor, address_of

AT = datetime(2026, 11, 22, 6, 30, 5)
RUN = "20261122-063005"


@pytest.fixture
def ticket(tickets, token):
    return tickets.issue(token)


@pytest.fixture
def client(shelf, tickets, report):
    shelf.save(report("bulan"), AT.replace(day=1))
    shelf.save(report(), AT)
    return TestClient(Starlette(routes=[Route(ROUTE, ReportDoor(shelf, tickets).answer)]))


def test_a_report_opens_with_a_ticket_and_alone_in_its_window(client, ticket):
    answer = client.get(address_of(ticket, "laporan.html", RUN))
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    policy = answer.headers["content-security-policy"]
    assert "sandbox allow-scripts" in policy and "allow-same-origin" not in policy
    assert answer.headers["cache-control"] == "no-store"
    assert "Berapa kepala desa yang mengunjungi Sleman?" in answer.text


def test_a_report_is_compared_with_any_other(client, ticket):
    alone = client.get(address_of(ticket, "laporan.html", RUN)).text
    compared = client.get(address_of(ticket, "laporan.html", RUN, "20261101-063005")).text
    assert len(compared) > len(alone)


@pytest.mark.parametrize(
    ("name", "start"), [("laporan.html", "<!"), ("hasil.json", "{"), ("junit.xml", "<?xml")]
)
def test_every_kind_is_a_file_of_its_own_name(client, ticket, name, start):
    answer = client.get(address_of(ticket, name, RUN, keep=True))
    assert answer.text.lower().startswith(start)
    named = answer.headers["content-disposition"]
    assert named == f'attachment; filename="evaluasi-{RUN}-{name}"'


@pytest.mark.parametrize("name", ["laporan.html", "hasil.json", "junit.xml"])
def test_half_a_character_breaks_neither_the_folder_nor_the_door(shelf, client, ticket, report, name):
    broken = report()
    broken["results"][0]["question"] = "Berapa \ud800 kepala desa?"
    run = shelf.save(broken, AT.replace(year=2027))

    assert client.get(address_of(ticket, name, run)).status_code == 200
    assert shelf.load(run)["results"][0]["question"] == "Berapa \ud800 kepala desa?"


@pytest.mark.parametrize("given", ["", "tebakan"])
def test_nobody_enters_without_a_ticket(client, given):
    answer = client.get(address_of(given, "hasil.json", RUN))
    assert answer.status_code == 403
    assert answer.text.startswith("Tautan ini sudah tidak berlaku; kembali ke tab Evaluasi")


def test_a_ticket_of_a_session_that_has_left_opens_nothing(client, ticket, sign_ins, token):
    sign_ins.sign_out(token)
    assert client.get(address_of(ticket, "hasil.json", RUN)).status_code == 403


@pytest.mark.parametrize("run_id", ["20200101-000000", "../drafts", ""])
def test_a_run_that_is_not_there_is_a_sentence(client, ticket, run_id):
    answer = client.get(address_of(ticket, "laporan.html", run_id))
    assert (answer.status_code, "sudah tidak ada" in answer.text) == (400, True)


def test_another_name_is_not_there(client, ticket):
    assert client.get(address_of(ticket, "drafts.json", RUN)).status_code == 404


def test_a_report_that_cannot_be_drawn_is_a_sentence_and_the_log_has_the_cause(
    client, ticket, shelf, report, caplog
):
    shelf.save(report() | {"slices": 7}, AT.replace(day=23))
    answer = client.get(address_of(ticket, "laporan.html", "20261123-063005"))
    assert answer.status_code == 500 and answer.text.startswith("Terjadi kesalahan")
    assert "report not rendered" in caplog.text
