"""A briefing as a PDF file on A4, in the form of a nota dinas; fonts are embedded."""

from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from reportlab.lib import colors
from reportlab.lib.enums import TA_CENTER, TA_JUSTIFY, TA_RIGHT
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import cm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    CondPageBreak,
    HRFlowable,
    KeepTogether,
    ListFlowable,
    ListItem,
    LongTable,
    SimpleDocTemplate,
    Spacer,
)
from reportlab.platypus import Paragraph as Text

from assistant.briefing import messages
from assistant.briefing.document import Block, Briefing, Items, Line, Paragraph, Table, in_runs
from assistant.links import safe_link

FONTS = Path(__file__).parent / "fonts"
FAMILY = "LiberationSans"
PADDING = 6
"""Points that a frame of reportlab keeps free on each side."""
WIDTH = A4[0] - 4.5 * cm
DOTS = "." * 60
ROOM = 3.6 * cm
"""Of a heading with the first rows of a table under it."""
BLUE = "#1f4e79"
SHADE = colors.HexColor("#e8eef0")
RULE = colors.HexColor("#8a979c")


def render_pdf(briefing: Briefing) -> bytes:
    """The bytes of a .pdf file."""
    _register_fonts()
    buffer = BytesIO()
    document = SimpleDocTemplate(
        buffer,
        pagesize=A4,
        leftMargin=2.5 * cm - PADDING,
        rightMargin=2 * cm - PADDING,
        topMargin=2 * cm,
        bottomMargin=2 * cm,
        title=briefing.title,
        lang="id-ID",
        invariant=1,
    )
    document.build(_flow(briefing), canvasmaker=_NumberedCanvas)
    return buffer.getvalue()


@cache
def _register_fonts() -> None:
    """Once in a process: reportlab keeps fonts by name."""
    for suffix, name in (("", "Regular"), ("-Bold", "Bold"), ("-Italic", "Italic")):
        pdfmetrics.registerFont(TTFont(FAMILY + suffix, FONTS / f"LiberationSans-{name}.ttf"))
    bold, italic = f"{FAMILY}-Bold", f"{FAMILY}-Italic"
    pdfmetrics.registerFontFamily(FAMILY, normal=FAMILY, bold=bold, italic=italic, boldItalic=bold)


def _style(name: str, size: float, **more: Any) -> ParagraphStyle:
    settings = {
        "fontName": FAMILY,
        "bulletFontName": FAMILY,
        "fontSize": size,
        "leading": size * 1.3,
        "spaceAfter": 5,
        "allowWidows": 0,
        "allowOrphans": 0,
    }
    return ParagraphStyle(name, **(settings | more))


BODY = _style("body", 10.5)
OPENING = _style("opening", 10.5, alignment=TA_JUSTIFY)
ITEM = _style("item", 10.5, spaceAfter=3)
NOTE = _style("note", 8.5, fontName=f"{FAMILY}-Italic")
CELL = _style("cell", 8.8, leading=11, spaceAfter=0)
NUMBER = _style("number", 8.8, leading=11, spaceAfter=0, alignment=TA_RIGHT)
HEAD_CELL = _style("head cell", 8.8, leading=11, spaceAfter=0, fontName=f"{FAMILY}-Bold")
HEAD_NUMBER = _style(
    "head number", 8.8, leading=11, spaceAfter=0, fontName=f"{FAMILY}-Bold", alignment=TA_RIGHT
)
CAPTION = _style("caption", 9.5, fontName=f"{FAMILY}-Bold", spaceAfter=3, spaceBefore=3)
HEADING = _style("heading", 11.5, fontName=f"{FAMILY}-Bold", spaceBefore=11, spaceAfter=4)
TITLE = _style(
    "title", 13, fontName=f"{FAMILY}-Bold", alignment=TA_CENTER, spaceBefore=8, spaceAfter=8, leading=17
)
LETTERHEAD = _style("letterhead", 14, fontName=f"{FAMILY}-Bold", alignment=TA_CENTER, spaceAfter=1)
SOURCE = _style(
    "source", 9, leading=11.5, spaceAfter=3, leftIndent=0.95 * cm, bulletFontSize=9, splitLongWords=1
)


class _NumberedCanvas(Canvas):  # type: ignore[misc]
    """Writes "Halaman 1 dari 9" when the number of pages is known."""

    def __init__(self, *args: Any, **settings: Any) -> None:
        super().__init__(*args, **settings)
        self._pages: list[dict[str, Any]] = []

    def showPage(self) -> None:  # noqa: N802 (reportlab's name)
        """Keeps the page for later."""
        self._pages.append(dict(self.__dict__))
        self._startPage()

    def save(self) -> None:
        """Numbers the pages and writes them."""
        for number, page in enumerate(self._pages, 1):
            self.__dict__.update(page)
            self.setFont(FAMILY, 8.5)
            self.drawCentredString(A4[0] / 2, 1.1 * cm, messages.page_of(number, len(self._pages)))
            super().showPage()
        super().save()


def _flow(briefing: Briefing) -> list[Any]:
    flow = _head(briefing)
    for number, section in enumerate(briefing.sections, 1):
        flow += _heading(f"{number}. {section.title}")
        for place, block in enumerate(section.blocks):
            if place and isinstance(block, Table) and block.caption:
                flow.append(CondPageBreak(ROOM))
            flow += _block(briefing, block)
    flow += _heading(f"{len(briefing.sections) + 1}. {messages.SOURCES}")
    return [*flow, *_sources(briefing), *_close(briefing)]


def _heading(title: str) -> list[Any]:
    """A heading with room for some lines under it; keeping it with a whole table would leave half a page empty."""
    return [CondPageBreak(ROOM), Text(escape(title), HEADING)]


def _head(briefing: Briefing) -> list[Any]:
    head = briefing.letterhead
    names = [Text(escape(name), LETTERHEAD) for name in (head.government, head.office) if name]
    rule: dict[str, Any] = {"width": "100%", "color": colors.black, "spaceAfter": 1}
    lines = [
        HRFlowable(thickness=2, spaceBefore=5, **rule),
        HRFlowable(thickness=0.6, spaceBefore=0, **rule),
    ]
    memo = LongTable(
        [[Text(field.label, ITEM), Text(":", ITEM), _memo_value(field.value)] for field in briefing.memo],
        colWidths=[2.8 * cm, 0.4 * cm, WIDTH - 3.2 * cm],
        style=[
            ("VALIGN", (0, 0), (-1, -1), "TOP"),
            ("LEFTPADDING", (0, 0), (-1, -1), 0),
            ("TOPPADDING", (0, 0), (-1, -1), 0),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 1),
        ],
    )
    return [
        *names,
        *lines,
        Text(messages.NOTE, TITLE),
        memo,
        HRFlowable(thickness=0.8, spaceBefore=4, **rule),
        Text(escape(briefing.title), TITLE),
        Text(escape(briefing.opening.text), OPENING),
        Text(escape(messages.drawn(briefing.made)), NOTE),
    ]


def _memo_value(value: str) -> Text:
    return Text(escape(value) or DOTS, ITEM)


def _block(briefing: Briefing, block: Block) -> list[Any]:
    match block:
        case Paragraph(lines, note):
            return [Text(" ".join(_line(briefing, line) for line in lines), NOTE if note else BODY)]
        case Items(lines):
            items = [ListItem(Text(_line(briefing, line), ITEM), leftIndent=14) for line in lines]
            return [ListFlowable(items, bulletType="bullet", bulletFontName=FAMILY, start="•")]
        case Table():
            return _table(briefing, block)


def _table(briefing: Briefing, table: Table) -> list[Any]:
    heads = [
        Text(escape(head), HEAD_NUMBER if column in table.numeric else HEAD_CELL)
        for column, head in enumerate(table.heads)
    ]
    rows = [
        [
            Text(_line(briefing, cell), NUMBER if column in table.numeric else CELL)
            for column, cell in enumerate(row)
        ]
        for row in table.rows
    ]
    made = LongTable(
        [heads, *rows],
        colWidths=[WIDTH * share / sum(table.widths) for share in table.widths],
        repeatRows=1,
        splitInRow=1,
        style=[
            ("GRID", (0, 0), (-1, -1), 0.5, RULE),
            ("BACKGROUND", (0, 0), (-1, 0), SHADE),
            ("VALIGN", (0, 0), (-1, -1), "TOP"),
            ("LEFTPADDING", (0, 0), (-1, -1), 4),
            ("RIGHTPADDING", (0, 0), (-1, -1), 4),
            ("TOPPADDING", (0, 0), (-1, -1), 3),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 4),
        ],
    )
    caption = [Text(escape(table.caption), CAPTION)] if table.caption else []
    return [*caption, made, Spacer(0, 7)]


def _line(briefing: Briefing, line: Line) -> str:
    """Markup of a line: its text escaped, its numbers as links into the list of sources."""
    runs = in_runs(number for number, _ in briefing.marks(line))
    marks = (
        f'<a href="#sumber{first}" color="{BLUE}">[{first}]</a>'
        if first == last
        else f'<a href="#sumber{first}" color="{BLUE}">[{first}–{last}]</a>'
        for first, last in runs
    )
    return " ".join(part for part in (escape(line.text), *marks) if part)


def _sources(briefing: Briefing) -> list[Any]:
    flow: list[Any] = [
        _source(source.number, source.text, safe_link(source.url)) for source in briefing.sources
    ]
    if any(source.article and source.article.digest for source in briefing.sources):
        flow.append(Text(messages.SOURCES_NOTE, NOTE))
    return flow


def _source(number: int, text: str, link: str | None) -> KeepTogether:
    address = f"<br/><a href={quoteattr(link)} color={quoteattr(BLUE)}>{escape(link)}</a>" if link else ""
    markup = f'<a name="sumber{number}"/>{escape(text)}{address}'
    return KeepTogether([Text(markup, SOURCE, bulletText=f"[{number}]")])


def _close(briefing: Briefing) -> list[Any]:
    signature = LongTable(
        [[Text(label, ITEM), Text(f": {'.' * 44}", ITEM)] for label in messages.SIGNATURE],
        colWidths=[1.8 * cm, 6 * cm],
        rowHeights=[50, 18, 18],
        hAlign="RIGHT",
        style=[("VALIGN", (0, 0), (-1, -1), "TOP"), ("LEFTPADDING", (0, 0), (-1, -1), 0)],
    )
    return [KeepTogether([Spacer(0, 10), Text(escape(briefing.closing.text), BODY), signature])]
