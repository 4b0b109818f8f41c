"""Finds the tags of a template and where in the document they stand."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from docx.document import Document
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

from ingest.message import Message

#: {{ … }} is written out, {% … %} repeats or chooses.
TAG = re.compile(r"\{\{(?P<word>.*?)\}\}|\{%(?P<order>.*?)%\}", re.DOTALL)

#: Braces that a Chinese keyboard gives, and braces without a partner.
WRONG_BRACES = re.compile(r"｛|｝|\{\{|\}\}|\{%|%\}")


@dataclass(frozen=True)
class Tag:
    """One tag: its text without braces, whether it is an order, its place."""

    text: str
    is_order: bool
    where: Message


@dataclass(frozen=True)
class Stretch:
    """The text of one paragraph and its place."""

    text: str
    where: Message


def stretches(document: Document) -> Iterator[Stretch]:
    """Yield the paragraphs of body, headers and footers in order, cells included."""
    yield from stretches_in(document.element.body, Message("正文", "body"))
    seen = set()
    for section in document.sections:
        for part, where in (
            (section.header, Message("页眉", "header")),
            (section.first_page_header, Message("首页页眉", "first page's header")),
            (section.even_page_header, Message("偶数页页眉", "even pages' header")),
            (section.footer, Message("页脚", "footer")),
            (section.first_page_footer, Message("首页页脚", "first page's footer")),
            (section.even_page_footer, Message("偶数页页脚", "even pages' footer")),
        ):
            # asking for a linked part would create it in the document
            if part.is_linked_to_previous or part.part.partname in seen:
                continue
            seen.add(part.part.partname)
            yield from stretches_in(part._element, where)


def stretches_in(story: BaseOxmlElement, where: Message) -> Iterator[Stretch]:
    """Yield the paragraphs of one story; text boxes are paragraphs of their own."""
    tables = list(story.iter(qn("w:tbl")))
    outside = 0
    for paragraph in story.iter(qn("w:p")):
        cell = first_above(paragraph, "w:tc")
        if cell is None:
            outside += 1
            place = Message(
                f"{where.zh}第 {outside} 段", f"{where.en}, paragraph {outside}"
            )
        else:
            row = cell.getparent()
            table = row.getparent()
            numbers = (
                tables.index(table) + 1,
                list(table.iterchildren(qn("w:tr"))).index(row) + 1,
                list(row.iterchildren(qn("w:tc"))).index(cell) + 1,
            )
            place = Message(
                "{}第 {} 个表第 {} 行第 {} 格".format(where.zh, *numbers),
                "{}, table {}, row {}, cell {}".format(where.en, *numbers),
            )
        yield Stretch(own_text(paragraph), place)


def own_text(paragraph: BaseOxmlElement) -> str:
    """Return the text of a paragraph without that of the boxes anchored in it."""
    return "".join(
        piece.text or ""
        for piece in paragraph.iter(qn("w:t"))
        if first_above(piece, "w:p") is paragraph
    )


def first_above(element: BaseOxmlElement, name: str) -> BaseOxmlElement | None:
    """Return the nearest ancestor of a kind, None without one."""
    return next(element.iterancestors(qn(name)), None)


def tags_in(stretch: Stretch) -> Iterator[Tag]:
    """Yield the tags of a paragraph in order."""
    for found in TAG.finditer(stretch.text):
        is_order = found["word"] is None
        text = found["order"] if is_order else found["word"]
        yield Tag(text.strip(), is_order, stretch.where)


def stray_braces(stretch: Stretch) -> str | None:
    """Return what is left of tags that were not closed, or closed in another way."""
    found = WRONG_BRACES.search(TAG.sub("", stretch.text))
    return None if found is None else found.group()
