"""Fills the words and pictures of a briefing into a Word template."""

import datetime as dt
import io
import re
import zipfile
from pathlib import Path
from typing import Any

from docx.shared import Mm
from docxtpl import DocxTemplate, InlineImage
from jinja2 import StrictUndefined
from jinja2.sandbox import SandboxedEnvironment

from ingest.message import Message
from queries.briefing.gathering import Briefing
from queries.briefing.pictures import pictures
from queries.briefing.placeholders import PLACEHOLDERS, Placeholder
from queries.briefing.refused import BriefingError
from queries.briefing.template_check import faults_of
from queries.briefing.wording import Words, words
from queries.present.language import Language, current

#: The templates that come along, by language; staff may hand in their own.
TEMPLATES: dict[Language, Path] = {
    "zh": Path(__file__).parent / "template.docx",
    "en": Path(__file__).parent / "template_en.docx",
}

#: A template of text and a crest unpacks to a few hundred kilobytes.
MOST_UNPACKED_BYTES = 50_000_000

#: As many faults as a person mends in one go.
SHOWN_FAULTS = 10

#: Width of a picture between the margins of an official A4 page.
PICTURE_WIDTH = Mm(156)

#: What XML cannot hold, and what the template engine would take for a new page.
CONTROL = re.compile(r"[\x00-\x1f\x7f\ufffe\uffff]")


def shipped_template() -> bytes:
    """Return the template of the current language."""
    return TEMPLATES[current()].read_bytes()


def check_template(content: bytes, name: str) -> None:
    """Raise BriefingError with every fault of a template; a good one passes."""
    faults = faults_of(opened(content, name).get_docx())
    if not faults:
        return
    more = len(faults) - SHOWN_FAULTS
    shown = faults[:SHOWN_FAULTS]
    if more > 0:
        shown.append(Message(f"另有 {more} 处", f"and {more} more"))
    raise BriefingError(
        Message(
            f"模板 {name} 有 {len(faults)} 处要改：\n"
            + "".join(f"  {each.zh}\n" for each in shown)
            + "  没有写任何文件；占位符一览见 queries/briefing/README.md。",
            f"Template {name}, {len(faults)} to mend:\n"
            + "".join(f"  {each.en}\n" for each in shown)
            + "  Nothing was written; placeholders: queries/briefing/README.md.",
        )
    )


def opened(content: bytes, name: str) -> DocxTemplate:
    """Return a template to be filled; any other file raises BriefingError."""
    try:
        return readable(content)
    except Exception:  # whatever the readers of zip and XML happen to raise
        raise BriefingError(
            Message(
                f"{name} 不是能用的 Word 文件（.docx）。\n"
                "  没有写任何文件；旧的 .doc 请在 Word 里另存为 .docx。",
                f"{name} is no usable Word file (.docx).\n"
                "  Nothing was written; save an old .doc as .docx in Word first.",
            )
        ) from None


def readable(content: bytes) -> DocxTemplate:
    """Return the template in a file's bytes; raises ValueError where it is huge."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        if sum(entry.file_size for entry in package.infolist()) > MOST_UNPACKED_BYTES:
            raise ValueError("unpacks to more than a template holds")
    template = DocxTemplate(io.BytesIO(content))
    template.init_docx()
    return template


def build_document(
    briefing: Briefing, made_at: dt.datetime, content: bytes, name: str
) -> bytes:
    """Return the briefing as a Word file.

    content, name: the template and what to call it in messages.
    Raises:
        BriefingError: the template cannot be used, with every fault and its place.
    """
    check_template(content, name)
    template = opened(content, name)
    texts = words(briefing, made_at)
    drawn = {
        placeholder: picture
        if isinstance(picture, str)
        else InlineImage(template, io.BytesIO(picture), PICTURE_WIDTH)
        for placeholder, picture in pictures(briefing).items()
    }
    # The sandbox is the second wall: the check lets no call through.
    environment = SandboxedEnvironment(autoescape=True, undefined=StrictUndefined)
    template.render(in_both_languages({**clean(texts), **drawn}), environment)
    template.docx.core_properties.title = str(texts["title"])
    template.docx.core_properties.comments = briefing.snapshot
    filled = io.BytesIO()
    template.save(filled)
    return filled.getvalue()


def clean(texts: Words) -> dict[str, Any]:
    """Return the words with nothing in them that XML or the engine would act on."""
    cleaned: dict[str, Any] = {}
    for name, value in texts.items():
        if isinstance(value, str):
            cleaned[name] = CONTROL.sub(" ", value)
        else:
            cleaned[name] = [
                {key: CONTROL.sub(" ", text) for key, text in row.items()}
                for row in value
            ]
    return cleaned


def in_both_languages(values: dict[str, Any]) -> dict[str, Any]:
    """Return every value under both names of its placeholder, rows included."""
    return {
        name: rows_in_both(placeholder, values[placeholder.en])
        for placeholder in PLACEHOLDERS
        for name in placeholder.names
    }


def rows_in_both(placeholder: Placeholder, value: Any) -> Any:  # noqa: ANN401
    """Return a list's rows under both names of each column; a text as it is."""
    if not placeholder.fields:
        return value
    return [
        {name: row[each.en] for each in placeholder.fields for name in each.names}
        for row in value
    ]
