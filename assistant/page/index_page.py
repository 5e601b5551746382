"""Gradio's index page made ours: Indonesian, with local styles, and with nothing that points outside."""

import re
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
<script>
// Gradio takes its own words from the browser's language; this page is Indonesian for everybody.
for (const [name, value] of [["language", "id"], ["languages", ["id"]]])
  Object.defineProperty(navigator, name, {{ get: () => value, configurable: true }});
// It also names the page's language after its first draw.
new MutationObserver(() => {{
  if (document.documentElement.lang !== "id") document.documentElement.lang = "id";
}}).observe(document.documentElement, {{ attributes: true, attributeFilter: ["lang"] }});
</script>
</head>"""

NO_SCRIPT = "<noscript><p>{text}</p></noscript></body>"


def localise_index(html: str) -> str:
    """The index page with `lang="id"`, our styles and icon, and no address of another machine."""
    for pattern in (_OUTSIDE_META, _FRAME_SCRIPT, _LINKS):
        html = pattern.sub("", html)
    html = html.replace('lang="en"', 'lang="id"', 1)
    html = html.replace("</head>", HEAD.format(title=escape(texts.TITLE)), 1)
    return html.replace("</body>", NO_SCRIPT.format(text=escape(texts.NO_SCRIPT)), 1)
