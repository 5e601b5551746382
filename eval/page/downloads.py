"""Reports as files and in windows of their own: one door, read only, for those who hold a ticket."""

import logging
import threading
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from assistant.page import texts as page_texts
from corpus.errors import RujukanError
from eval.comparing.comparison import compare, comparison_to_json
from eval.page import texts
from eval.page.run_shelf import RunShelf
from eval.page.tickets import Tickets
from eval.reporting.html_report import render_html
from eval.reporting.json_report import write_json
from eval.reporting.junit import render_junit

FOLDER = "unduh/evaluasi"
ROUTE = f"/{FOLDER}/{{name}}"
TYPES = {
    "laporan.html": "text/html; charset=utf-8",
    "hasil.json": "application/json",
    "junit.xml": "application/xml",
}
"""Names that the door knows, with what they are."""
REPORT_POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data:; "
    "sandbox allow-scripts allow-downloads allow-modals allow-popups allow-popups-to-escape-sandbox"
)
"""The report is a page of its own without an origin: whatever it quotes could never reach the session."""

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What an address asks for."""

    name: str
    run_id: str
    other: str
    """Id of the run that it is compared with; empty for none."""
    keep: bool
    """To be saved rather than shown."""


def address_of(ticket: str, name: str, run_id: str, other: str = "", *, keep: bool = False) -> str:
    """The address, relative to the page."""
    values = {"tiket": ticket, "hasil": run_id, "pembanding": other, "simpan": "1" if keep else ""}
    return f"{FOLDER}/{name}?{urlencode({key: value for key, value in values.items() if value})}"


class ReportDoor:
    """Answers with reports, one at a time: a long one costs a second of one core."""

    def __init__(self, shelf: RunShelf, tickets: Tickets) -> None:
        self._shelf = shelf
        self._tickets = tickets
        self._one_at_a_time = threading.Lock()

    def answer(self, request: Request) -> Response:
        """The report; 404 for another name, 403 without a good ticket, 400 with one sentence for what is not there."""
        query = request.query_params
        name = request.path_params["name"]
        if name not in TYPES:
            return PlainTextResponse("", 404)
        if not self._tickets.admits(query.get("tiket", "")):
            return _sentence(texts.TICKET_OVER, 403)
        wanted = Wanted(name, query.get("hasil", ""), query.get("pembanding", ""), bool(query.get("simpan")))
        try:
            with self._one_at_a_time:
                content = self._render(wanted)
        except RujukanError as error:
            return _sentence(error.user_message, 400)
        except Exception:  # a file from elsewhere may have the form of a report and still be none
            log.exception("report not rendered")
            return _sentence(page_texts.UNEXPECTED, 500)
        return Response(
            content.encode("utf-8", "backslashreplace"), media_type=TYPES[name], headers=_headers(wanted)
        )

    def _render(self, wanted: Wanted) -> str:
        report = self._shelf.load(wanted.run_id)
        if wanted.name == "laporan.html":
            return render_html(report, self._compare(report, wanted.other))
        if wanted.name == "junit.xml":
            return render_junit(report)
        return write_json(report)

    def _compare(self, report: Mapping[str, Any], other: str) -> dict[str, Any] | None:
        return comparison_to_json(compare(report, self._shelf.load(other))) if other else None


def _headers(wanted: Wanted) -> dict[str, str]:
    headers = {"cache-control": "no-store", "x-robots-tag": "noindex"}
    if wanted.name == "laporan.html":
        headers["content-security-policy"] = REPORT_POLICY
    if wanted.keep:
        stem, _, ending = wanted.name.partition(".")
        headers["content-disposition"] = f'attachment; filename="evaluasi-{wanted.run_id}-{stem}.{ending}"'
    return headers


def _sentence(text: str, status: int) -> Response:
    return PlainTextResponse(text, status, headers={"cache-control": "no-store"})
