"""Gradio's index page made ours: Indonesian, with local styles, and with nothing that points outside."""

import json
import re
from collections.abc import Sequence
from html import escape

from assistant.page import texts

_OUTSIDE_META = re.compile(r"<meta\s+(?:property|name)=\"(?:og|twitter):[^>]*>", re.DOTALL)
_FRAME_SCRIPT = re.compile(
    r"<script>(?:(?!</script>).)*iframeResizer\.contentWindow(?:(?!</script>).)*</script>", re.DOTALL
)
_LINKS = re.compile(r"<link\s+rel=\"(?:manifest|preconnect|icon)\"[^>]*>")

HEAD = """
<title>{title}</title>
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<link rel="icon" type="image/svg+xml" href="rujukan/icon.svg">
<link rel="stylesheet" href="rujukan/page.css">
<link rel="stylesheet" href="rujukan/visits.css">
<link rel="stylesheet" href="rujukan/briefing.css">
{styles}<script src="rujukan/page.js" data-words="{words}"></script>
</head>"""

STYLE = '<link rel="stylesheet" href="{path}">\n'
NO_SCRIPT = "<noscript><p>{text}</p></noscript></body>"


def localise_index(html: str, styles: Sequence[str] = ()) -> str:
    """The index page with `lang="id"`, our styles and icon, and no address of another machine.

    `styles` are addresses of further style sheets.
    """
    for pattern in (_OUTSIDE_META, _FRAME_SCRIPT, _LINKS):
        html = pattern.sub("", html)
    html = html.replace('lang="en"', 'lang="id"', 1)
    words = json.dumps(texts.FRAMEWORK_WORDS, ensure_ascii=False)
    links = "".join(STYLE.format(path=escape(path)) for path in styles)
    head = HEAD.format(title=escape(texts.TITLE), words=escape(words), styles=links)
    html = html.replace("</head>", head, 1)
    return html.replace("</body>", NO_SCRIPT.format(text=escape(texts.NO_SCRIPT)), 1)
