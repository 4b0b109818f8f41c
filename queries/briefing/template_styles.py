"""The look of the templates that come along: page, fonts, page number."""

from docx.document import Document as WordDocument
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.styles.style import ParagraphStyle

LATIN_FONT = "Times New Roman"


def lay_out(document: WordDocument) -> None:
    """Set the page of official documents: A4, 37 mm above, 28 mm left."""
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.bottom_margin = Mm(37), Mm(35)
    section.left_margin, section.right_margin = Mm(28), Mm(26)


def set_styles(document: WordDocument) -> None:
    """Set fonts and sizes; a Chinese font has to be named as the East Asian one."""
    for name in ("Cell", "Picture"):
        document.styles.add_style(name, 1)
    fonts = {
        "Normal": ("仿宋", 16, False, WD_ALIGN_PARAGRAPH.JUSTIFY),
        "Title": ("宋体", 22, True, WD_ALIGN_PARAGRAPH.CENTER),
        "Subtitle": ("楷体", 16, False, WD_ALIGN_PARAGRAPH.CENTER),
        "Heading 1": ("黑体", 16, False, WD_ALIGN_PARAGRAPH.LEFT),
        "Cell": ("仿宋", 10.5, False, WD_ALIGN_PARAGRAPH.LEFT),
        "Picture": ("仿宋", 10.5, False, WD_ALIGN_PARAGRAPH.CENTER),
        "Footer": ("宋体", 14, False, WD_ALIGN_PARAGRAPH.CENTER),
    }
    for name, (font, size, bold, alignment) in fonts.items():
        style = document.styles[name]
        assert isinstance(style, ParagraphStyle)
        set_font(style, font)
        style.font.size, style.font.bold, style.font.italic = Pt(size), bold, False
        style.paragraph_format.alignment = alignment
        style.paragraph_format.space_before = style.paragraph_format.space_after = Pt(3)
    normal = document.styles["Normal"]
    assert isinstance(normal, ParagraphStyle)
    normal.paragraph_format.line_spacing = Pt(28)
    for name in ("Cell", "Picture", "Footer"):
        style = document.styles[name]
        assert isinstance(style, ParagraphStyle)
        style.paragraph_format.line_spacing = 1.0


def set_font(style: ParagraphStyle, font: str) -> None:
    """Set the fonts of a style, in black: the theme's own would win over a name."""
    style.font.name = LATIN_FONT
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{theme}"), None)
    fonts.set(qn("w:eastAsia"), font)
    for color in style.element.rPr.findall(qn("w:color")):
        style.element.rPr.remove(color)


def number_pages(document: WordDocument) -> None:
    """Put the page number into the footer."""
    paragraph = document.sections[0].footer.paragraphs[0]
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    paragraph._p.append(field)
