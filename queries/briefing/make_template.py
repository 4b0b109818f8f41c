"""Makes the two templates that come along: python -m queries.briefing.make_template.

The look of an official Chinese document: A4 with wide margins, the title in 宋体,
headings in 黑体, the text in 仿宋. Staff change what they like in Word itself; this
script is run only when the shipped templates change.
"""

import io
from dataclasses import dataclass
from pathlib import Path

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.section import WD_SECTION
from docx.oxml import OxmlElement
from docx.shared import Length, Mm
from docx.table import Table
from docx.text.paragraph import Paragraph

from queries.briefing.placeholders import PLACEHOLDERS, Placeholder
from queries.briefing.template_styles import lay_out, number_pages, set_styles

FOLDER = Path(__file__).parent


@dataclass(frozen=True)
class Chapter:
    """A heading, the placeholders below it, the list that is its table."""

    zh: str
    en: str
    texts: tuple[str, ...]
    table: str | None = None
    after: tuple[str, ...] = ()


CHAPTERS = (
    Chapter(
        "一、总体客流",
        "1. Footfall",
        ("footfall_text", "change_text"),
        "footfall",
        ("footfall_chart",),
    ),
    Chapter("二、各片区客流", "2. Footfall by district", (), "districts"),
    Chapter("三、本月活动", "3. Festivals", ("festivals_text",), "festivals"),
    Chapter(
        "四、投诉与退赔",
        "4. Complaints and refunds",
        ("cases_text",),
        "cases_by_district",
        ("cases_chart",),
    ),
    Chapter("五、数据质量", "5. Data quality", ("quality_text",), "missing"),
    Chapter(
        "六、公布数字对账", "6. Published figures", ("published_text",), "published"
    ),
)

#: Columns of a list that its table leaves out: both stand in another one.
LEFT_OUT = {"districts": (), "cases_by_district": ("satisfied_share",)}

#: The heading of a column where the name of its placeholder is not what people say.
HEADINGS = {
    "satisfied_of_rated": ("满意/已评价", "Satisfied/rated"),
    "refunded": ("退赔金额（元）", "Refunded (yuan)"),
    "refunds": ("退赔（件）", "Refunds"),
    "complaints": ("投诉（件）", "Complaints"),
    "closed": ("办结（件）", "Closed"),
    "sql": ("SQL", "SQL"),
}

#: Parts of the width of a table that a column gets; 2 where it is not named.
WIDTHS = {"sql": 6, "metric": 4, "festival": 4, "days": 4, "figure": 4, "district": 3}

#: Width between the margins.
TEXT_WIDTH = Mm(156)


@dataclass(frozen=True)
class Writer:
    """Writes one template in one language."""

    document: WordDocument
    is_chinese: bool

    def said(self, zh: str, en: str) -> str:
        """Return the text of this template's language."""
        return zh if self.is_chinese else en

    def tag(self, name: str) -> str:
        """Return the tag of a placeholder, by its name in this language."""
        return f"{{{{ {self.name(placeholder(name))} }}}}"

    def name(self, found: Placeholder) -> str:
        """Return the name of a placeholder in this language."""
        return self.said(found.zh, found.en)

    def line(self, text: str, style: str = "Normal") -> Paragraph:
        """Add a paragraph."""
        return self.document.add_paragraph(text, style)

    def chapter(self, chapter: Chapter) -> None:
        """Add a chapter."""
        self.line(self.said(chapter.zh, chapter.en), "Heading 1")
        for text in chapter.texts:
            self.line(self.tag(text))
        if chapter.table is not None:
            name = self.name(placeholder(chapter.table))
            self.line(f"{{%p if {name} %}}")
            self.table(chapter.table)
            self.line("{%p endif %}")
        for picture in chapter.after:
            self.line(self.tag(picture), "Picture")

    def table(self, name: str) -> None:
        """Add the table of a list: heading, the row that repeats, nothing else."""
        found = placeholder(name)
        columns = [f for f in found.fields if f.en not in LEFT_OUT.get(name, ())]
        table = self.document.add_table(4, len(columns), "Table Grid")
        row = self.said("行", "row")
        orders = {1: f"{{%tr for {row} in {self.name(found)} %}}", 3: "{%tr endfor %}"}
        for at, order in orders.items():
            write_cell(table, at, 0, order)
        for column, each in enumerate(columns):
            heading = HEADINGS.get(each.en, (each.zh, title_of(each.en)))
            write_cell(table, 0, column, self.said(*heading))
            write_cell(table, 2, column, f"{{{{ {row}.{self.name(each)} }}}}")
        set_widths(table, [WIDTHS.get(each.en, 2) for each in columns])
        repeat_heading(table)


def placeholder(name: str) -> Placeholder:
    """Return the placeholder of an English name."""
    return next(each for each in PLACEHOLDERS if each.en == name)


def title_of(name: str) -> str:
    """Return an English column name as a heading."""
    return name.replace("_", " ").capitalize()


def write_cell(table: Table, row: int, column: int, text: str) -> None:
    """Write a cell in the style of tables."""
    paragraph = table.cell(row, column).paragraphs[0]
    paragraph.style = "Cell"
    paragraph.add_run(text).bold = row == 0


def set_widths(table: Table, parts: list[int]) -> None:
    """Divide the width of the page over the columns."""
    table.autofit = False
    for column, part in zip(table.columns, parts, strict=True):
        column.width = Length(TEXT_WIDTH * part // sum(parts))
        for cell in column.cells:
            cell.width = column.width


def repeat_heading(table: Table) -> None:
    """Let the heading of a table stand on each of its pages; no row is torn."""
    for at, row in enumerate(table.rows):
        properties = row._tr.get_or_add_trPr()
        properties.append(OxmlElement("w:cantSplit"))
        if at == 0:
            properties.append(OxmlElement("w:tblHeader"))


def template(is_chinese: bool) -> bytes:
    """Return the template of a language."""
    document = Document()
    writer = Writer(document, is_chinese)
    lay_out(document)
    set_styles(document)
    writer.line(writer.tag("title"), "Title")
    writer.line(f"{writer.tag('month')} · {writer.tag('period')}", "Subtitle")
    writer.line(writer.tag("data_note"))
    for chapter in CHAPTERS:
        writer.chapter(chapter)
    document.add_section(WD_SECTION.NEW_PAGE)
    writer.line(writer.said("附：数据来源", "Annex: sources"), "Heading 1")
    writer.line(
        writer.said(
            "数据仓库快照 {{ 快照 }}，最近一次载入 {{ 载入时刻 }}，"
            "制作于 {{ 制作时刻 }}。下列每一句在任何 DuckDB 客户端里只读打开该快照"
            "即可得到同样的数。",
            "Snapshot {{ snapshot }}, last loaded {{ loaded_at }}, made {{ made_at }}. "
            "Each statement, typed in any DuckDB client that has this snapshot open "
            "read-only, gives the same numbers.",
        )
    )
    writer.table("sources")
    number_pages(document)
    document.core_properties.title = ""
    document.core_properties.author = "Nightledger"
    content = io.BytesIO()
    document.save(content)
    return content.getvalue()


def main() -> None:
    """Write both templates beside this script."""
    for is_chinese, name in ((True, "template.docx"), (False, "template_en.docx")):
        (FOLDER / name).write_bytes(template(is_chinese))


if __name__ == "__main__":
    main()
