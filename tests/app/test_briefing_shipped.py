"""The templates that come along: made by their script, listed in their README."""

import io
import zipfile
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn

from queries.briefing import document
from queries.briefing.document import TEMPLATES
from queries.briefing.make_template import template
from queries.briefing.placeholders import PLACEHOLDERS
from queries.present.language import Language


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_shipped_template_is_what_its_script_makes(language: Language) -> None:
    made = zipfile.ZipFile(io.BytesIO(template(language == "zh")))
    shipped = zipfile.ZipFile(TEMPLATES[language])

    assert made.namelist() == shipped.namelist()
    for part in ("document", "styles", "footer1"):
        assert made.read(f"word/{part}.xml") == shipped.read(f"word/{part}.xml")


def test_chinese_fonts_are_set_in_the_template() -> None:
    styles = docx.Document(str(TEMPLATES["zh"])).styles
    fonts = {
        name: styles[name].element.rPr.rFonts.get(qn("w:eastAsia"))
        for name in ("Normal", "Heading 1", "Subtitle")
    }

    assert fonts == {"Normal": "仿宋", "Heading 1": "黑体", "Subtitle": "楷体"}


def test_the_readme_lists_every_placeholder() -> None:
    readme = Path(document.__file__).with_name("README.md").read_text("utf-8")

    for each in PLACEHOLDERS:
        mark = "**" if each.fields else ""
        assert f"| {mark}{each.zh}{mark} | {mark}{each.en}{mark} |" in readme
        for field in each.fields:
            assert f"| 　行.{field.zh} | row.{field.en} |" in readme
