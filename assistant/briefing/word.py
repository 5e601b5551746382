"""A briefing as a Word file, in the form of a nota dinas on A4."""

from io import BytesIO
from typing import Any

from docx import Document
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from assistant.briefing import messages
from assistant.briefing.document import Block, Briefing, Items, Line, Paragraph, Table, in_runs
from assistant.briefing.word_xml import (
    add_bookmark,
    add_border,
    add_field,
    add_link,
    mark_row,
    set_cell_margins,
    set_font,
    shade,
)
from assistant.links import safe_link

BODY, SMALL = Pt(11), Pt(9)
LEFT, RIGHT, TOP, BOTTOM = Cm(2.5), Cm(2.0), Cm(2.0), Cm(2.0)
WIDTH = Cm(21.0 - 2.5 - 2.0)
MEMO_LABEL, MEMO_COLON = Cm(2.8), Cm(0.4)


def render_word(briefing: Briefing) -> bytes:
    """The bytes of a .docx file."""
    document = Document()
    _set_page(document)
    _set_styles(document)
    _set_properties(document, briefing)
    _write_head(document, briefing)
    writer = _Writer(document, briefing)
    for number, section in enumerate(briefing.sections, 1):
        document.add_heading(f"{number}. {section.title}", level=2)
        for block in section.blocks:
            writer.write(block)
    document.add_heading(f"{len(briefing.sections) + 1}. {messages.SOURCES}", level=2)
    writer.write_sources()
    _write_close(document, briefing)
    buffer = BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def _set_page(document: Any) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21.0), Cm(29.7)
    section.left_margin, section.right_margin = LEFT, RIGHT
    section.top_margin, section.bottom_margin = TOP, BOTTOM
    section.footer_distance = Cm(1.0)
    foot = section.footer.paragraphs[0]
    foot.alignment = WD_ALIGN_PARAGRAPH.CENTER
    for text, field in ((f"{messages.PAGE} ", "PAGE"), (f" {messages.OF_PAGES} ", "NUMPAGES")):
        foot.add_run(text)
        add_field(foot.add_run(), field)


def _set_styles(document: Any) -> None:
    normal = document.styles["Normal"]
    set_font(normal, BODY)
    normal.paragraph_format.space_after = Pt(6)
    normal.paragraph_format.line_spacing = 1.1
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), "id-ID")
    normal.element.get_or_add_rPr().append(language)
    document.styles["Footer"].font.size = SMALL
    for name, size, before in (("Heading 1", Pt(13), 10), ("Heading 2", Pt(11.5), 12)):
        style = document.styles[name]
        set_font(style, size)
        style.font.bold = True
        style.font.color.rgb = RGBColor(0, 0, 0)
        style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(before), Pt(4)
        style.paragraph_format.keep_with_next = True


def _set_properties(document: Any, briefing: Briefing) -> None:
    """The title and nobody's name."""
    properties = document.core_properties
    properties.title, properties.author, properties.comments = briefing.title, "", ""
    properties.language = "id-ID"


def _write_head(document: Any, briefing: Briefing) -> None:
    """Letterhead, the fields of the note, the opening."""
    head = briefing.letterhead
    names = [name for name in (head.government, head.office) if name]
    for number, name in enumerate(names, 1):
        paragraph = _add(document, name, bold=True, size=Pt(14 if number == 1 else 13), center=True)
        paragraph.paragraph_format.space_after = Pt(0)
        if number == len(names):
            paragraph.paragraph_format.space_after = Pt(10)
            add_border(paragraph, "bottom", "double", 6, 6)
    note = _add(document, messages.NOTE, bold=True, size=Pt(13), center=True)
    note.paragraph_format.space_after = Pt(8)
    for field in briefing.memo:
        _add_memo_field(document, field.label, field.value)
    add_border(document.paragraphs[-1], "bottom", "single", 8, 6)
    document.add_heading(briefing.title, level=1).alignment = WD_ALIGN_PARAGRAPH.CENTER
    _add(document, briefing.opening.text).alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
    _add(document, messages.drawn(briefing.made), italic=True, size=SMALL)


def _add(  # noqa: PLR0913 (how a paragraph looks)
    document: Any,
    text: str,
    *,
    bold: bool = False,
    italic: bool = False,
    size: Any = None,
    center: bool = False,
) -> Any:
    paragraph = document.add_paragraph()
    run = paragraph.add_run(text)
    run.bold, run.italic = bold, italic
    if size is not None:
        run.font.size = size
    if center:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    return paragraph


def _add_memo_field(document: Any, label: str, value: str) -> None:
    """ "Label : value" with hanging lines; an empty value is a line of dots."""
    paragraph = document.add_paragraph()
    layout = paragraph.paragraph_format
    layout.space_after = Pt(2)
    layout.left_indent = MEMO_LABEL + MEMO_COLON
    layout.first_line_indent = -(MEMO_LABEL + MEMO_COLON)
    layout.tab_stops.add_tab_stop(MEMO_LABEL)
    layout.tab_stops.add_tab_stop(MEMO_LABEL + MEMO_COLON)
    paragraph.add_run(f"{label}\t:\t{value}")
    if not value:
        layout.tab_stops.add_tab_stop(Cm(11), WD_TAB_ALIGNMENT.LEFT, WD_TAB_LEADER.DOTS)
        paragraph.add_run("\t")


def _write_close(document: Any, briefing: Briefing) -> None:
    closing = _add(document, briefing.closing.text)
    closing.paragraph_format.space_before = Pt(12)
    closing.paragraph_format.keep_with_next = True
    for number, label in enumerate(messages.SIGNATURE):
        paragraph = document.add_paragraph()
        layout = paragraph.paragraph_format
        layout.left_indent = Cm(9)
        layout.space_before = Pt(44 if number == 1 else 0)
        layout.space_after = Pt(2)
        layout.keep_with_next = number < len(messages.SIGNATURE) - 1
        layout.tab_stops.add_tab_stop(Cm(10.6))
        layout.tab_stops.add_tab_stop(Cm(16.2), WD_TAB_ALIGNMENT.LEFT, WD_TAB_LEADER.DOTS)
        paragraph.add_run(f"{label}\t: \t")


class _Writer:
    """Writes blocks; the numbers of sources lead to the list of sources."""

    def __init__(self, document: Any, briefing: Briefing) -> None:
        self._document = document
        self._briefing = briefing

    def write(self, block: Block) -> None:
        match block:
            case Paragraph(lines, note):
                paragraph = self._document.add_paragraph()
                self._write_lines(paragraph, lines, SMALL if note else None, italic=note)
            case Items(lines):
                for line in lines:
                    paragraph = self._document.add_paragraph(style="List Bullet")
                    paragraph.paragraph_format.space_after = Pt(3)
                    self._write_lines(paragraph, (line,))
            case Table():
                self._write_table(block)

    def _write_lines(
        self, paragraph: Any, lines: tuple[Line, ...], size: Any = None, italic: bool = False
    ) -> None:
        for number, line in enumerate(lines):
            text = (" " if number else "") + line.text + (" " if line.text and line.cites else "")
            if text:
                run = paragraph.add_run(text)
                run.italic, run.font.size = italic or None, size
            self._write_marks(paragraph, line, size)

    def _write_marks(self, paragraph: Any, line: Line, size: Any = None) -> None:
        for number, (first, last) in enumerate(in_runs(n for n, _ in self._briefing.marks(line))):
            if number:
                paragraph.add_run(" ").font.size = size
            text = f"[{first}]" if first == last else f"[{first}–{last}]"
            add_link(paragraph, text, size, anchor=f"sumber{first}")

    def _write_table(self, table: Table) -> None:
        if table.caption:
            caption = _add(self._document, table.caption, bold=True, size=Pt(10))
            caption.paragraph_format.keep_with_next = True
            caption.paragraph_format.space_after = Pt(3)
        made = self._document.add_table(rows=1, cols=len(table.heads), style="Table Grid")
        made.alignment, made.autofit = WD_TABLE_ALIGNMENT.CENTER, False
        set_cell_margins(made)
        widths = [int(WIDTH * share / sum(table.widths)) for share in table.widths]
        for column, (cell, head) in enumerate(zip(made.rows[0].cells, table.heads, strict=True)):
            self._fill(cell, Line(head), bold=True, right=column in table.numeric)
            shade(cell)
        mark_row(made.rows[0], "w:tblHeader")
        for row in table.rows:
            cells = made.add_row().cells
            for column, (cell, line) in enumerate(zip(cells, row, strict=True)):
                self._fill(cell, line, right=column in table.numeric)
        for made_row in made.rows:
            mark_row(made_row, "w:cantSplit")
            for cell, width in zip(made_row.cells, widths, strict=True):
                cell.width = width
        for column, width in zip(made.columns, widths, strict=True):
            column.width = width
        after = self._document.add_paragraph()
        after.paragraph_format.space_after, after.paragraph_format.line_spacing = Pt(0), Pt(8)

    def _fill(self, cell: Any, line: Line, *, bold: bool = False, right: bool = False) -> None:
        paragraph = cell.paragraphs[0]
        paragraph.paragraph_format.space_after = Pt(1)
        paragraph.paragraph_format.line_spacing = 1.0
        if right:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        self._write_lines(paragraph, (line,), SMALL)
        for run in paragraph.runs:
            run.bold = bold or None

    def write_sources(self) -> None:
        """The list, each entry with the place that its number leads to."""
        for source in self._briefing.sources:
            paragraph = self._document.add_paragraph()
            layout = paragraph.paragraph_format
            layout.left_indent, layout.first_line_indent = Cm(1.0), -Cm(1.0)
            layout.space_after = Pt(3)
            layout.tab_stops.add_tab_stop(Cm(1.0))
            add_bookmark(paragraph, f"sumber{source.number}", source.number)
            paragraph.add_run(f"[{source.number}]\t{source.text}").font.size = Pt(9.5)
            if link := safe_link(source.url):
                paragraph.add_run(" ")
                add_link(paragraph, link, Pt(9.5), address=link)
        if any(source.article and source.article.digest for source in self._briefing.sources):
            _add(self._document, messages.SOURCES_NOTE, italic=True, size=SMALL)
