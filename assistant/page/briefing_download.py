"""A briefing as a file: one door, read only, that gives what the preview shows for the same form."""

import threading

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from assistant.briefing.writing import KINDS, file_name, renderer_of
from assistant.page.briefing_view import DOWNLOAD_PATH, Drafting, read_typed
from corpus.errors import RujukanError

ROUTE = f"/{DOWNLOAD_PATH}.{{kind}}"
TYPES = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
    "md": "text/markdown; charset=utf-8",
}


class BriefingDownload:
    """Writes files, one at a time: the library for PDF keeps its fonts in one place."""

    def __init__(self, drafting: Drafting) -> None:
        self._drafting = drafting
        self._one_at_a_time = threading.Lock()

    def download(self, request: Request) -> Response:
        """The file; 404 for another kind of file, 400 with one sentence for a form that can't be read."""
        kind = request.path_params["kind"]
        if kind not in KINDS:
            return PlainTextResponse("", 404)
        try:
            with self._one_at_a_time:
                briefing = self._drafting.build(read_typed(request.query_params))
                content = renderer_of(kind)(briefing)
        except RujukanError as error:
            return PlainTextResponse(error.user_message, 400)
        headers = {
            "content-disposition": f'attachment; filename="{file_name(briefing, kind)}"',
            "cache-control": "no-store",
        }
        return Response(content, media_type=TYPES[kind], headers=headers)
