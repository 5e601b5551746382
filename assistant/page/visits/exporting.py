"""The list of visits as a file: one door, read only, that gives what the page shows for the same filters."""

import threading
from collections.abc import Sequence

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from assistant.links import safe_link
from assistant.page.visits.showing import EXPORT_PATH, Showing
from assistant.page.visits.wanted import read_wanted
from assistant.visit_export import render_csv, render_xlsx
from corpus.archive import Archive
from corpus.visits.visit import Visit

ROUTE = f"/{EXPORT_PATH}.{{ending}}"
TYPES = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
NAME = "kunjungan"


class Exporting:
    """Writes files, one at a time: ten thousand visits cost seconds of one core."""

    def __init__(self, showing: Showing, archive: Archive) -> None:
        self._showing = showing
        self._archive = archive
        self._one_at_a_time = threading.Lock()

    def download(self, request: Request) -> Response:
        """The file; 404 for another kind of file, 400 with one sentence for filters that make no sense."""
        ending = request.path_params["ending"]
        if ending not in TYPES:
            return PlainTextResponse("", 404)
        found = self._showing.find(read_wanted(request.query_params))
        if found.problem is not None:
            return PlainTextResponse(found.problem.text, 400)
        with self._one_at_a_time:
            content = self._render(found.visits, ending)
        headers = {
            "content-disposition": f'attachment; filename="{NAME}.{ending}"',
            "cache-control": "no-store",
        }
        return Response(content, media_type=TYPES[ending], headers=headers)

    def _render(self, visits: Sequence[Visit], ending: str) -> bytes:
        addresses = self._addresses({article_id for visit in visits for article_id in visit.articles})
        if ending == "csv":
            return render_csv(visits, addresses=addresses).encode("utf-8")
        return render_xlsx(visits, addresses=addresses)

    def _addresses(self, ids: set[str]) -> dict[str, str]:
        """Web addresses of those articles that have one."""
        links = ((article.id, safe_link(article.url)) for article in self._archive.articles())
        return {article_id: link for article_id, link in links if link and article_id in ids}
