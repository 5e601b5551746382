"""What python-docx has no method for: fields, borders, shades, links inside of a Word file."""

from typing import Any

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import RGBColor

FONT = "Arial"
SHADE = "E8EEF0"
BLUE = RGBColor(0x1F, 0x4E, 0x79)


def add_field(run: Any, code: str) -> None:
    """A field such as PAGE in a run."""
    for kind, text in (("begin", None), (None, code), ("end", None)):
        element = OxmlElement("w:instrText" if text else "w:fldChar")
        if text:
            element.set(qn("xml:space"), "preserve")
            element.text = text
        else:
            element.set(qn("w:fldCharType"), kind)
        run._r.append(element)


def set_font(style: Any, size: Any) -> None:
    """One font for every script of a style; a theme would win over it."""
    style.font.name, style.font.size = FONT, size
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for name in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{name}"), None)
    for name in ("ascii", "hAnsi", "eastAsia", "cs"):
        fonts.set(qn(f"w:{name}"), FONT)


def add_border(paragraph: Any, side: str, kind: str, size: int, space: int) -> None:
    """`size` in eighths of a point, `space` in points."""
    borders = OxmlElement("w:pBdr")
    border = OxmlElement(f"w:{side}")
    for name, value in (("val", kind), ("sz", size), ("space", space), ("color", "000000")):
        border.set(qn(f"w:{name}"), str(value))
    borders.append(border)
    # The schema fixes the order: pBdr stands before spacing, indentation and alignment.
    properties = paragraph._p.get_or_add_pPr()
    later = ("w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc", "w:rPr")
    after = next((child for child in properties if child.tag in {qn(name) for name in later}), None)
    if after is None:
        properties.append(borders)
    else:
        after.addprevious(borders)


def set_cell_margins(table: Any) -> None:
    """Room inside of every cell, in twentieths of a point."""
    margins = OxmlElement("w:tblCellMar")
    for side, width in (("top", 40), ("left", 80), ("bottom", 40), ("right", 80)):
        margin = OxmlElement(f"w:{side}")
        margin.set(qn("w:w"), str(width))
        margin.set(qn("w:type"), "dxa")
        margins.append(margin)
    look = table._tbl.tblPr.find(qn("w:tblLook"))
    table._tbl.tblPr.append(margins) if look is None else look.addprevious(margins)


def shade(cell: Any) -> None:
    """The ground of a cell."""
    shade = OxmlElement("w:shd")
    for name, value in (("val", "clear"), ("color", "auto"), ("fill", SHADE)):
        shade.set(qn(f"w:{name}"), value)
    cell._tc.get_or_add_tcPr().append(shade)


def mark_row(row: Any, name: str) -> None:
    """A switch of a row: `w:tblHeader` repeats it, `w:cantSplit` keeps it whole."""
    row._tr.get_or_add_trPr().append(OxmlElement(name))


def add_bookmark(paragraph: Any, name: str, number: int) -> None:
    """A place that links lead to, at the end of the paragraph so far; `number` is unique in the file."""
    for tag in ("w:bookmarkStart", "w:bookmarkEnd"):
        mark = OxmlElement(tag)
        mark.set(qn("w:id"), str(number))
        if tag == "w:bookmarkStart":
            mark.set(qn("w:name"), name)
        paragraph._p.append(mark)


def add_link(paragraph: Any, text: str, size: Any, *, anchor: str = "", address: str = "") -> None:
    """A link to a place in the file, or to a web address."""
    link = OxmlElement("w:hyperlink")
    if anchor:
        link.set(qn("w:anchor"), anchor)
    else:
        link.set(qn("r:id"), paragraph.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
    run = paragraph.add_run(text)
    run.font.size, run.font.color.rgb = size, BLUE
    link.append(run._r)
    paragraph._p.append(link)
