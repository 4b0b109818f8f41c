"""A template that staff have edited is checked: what is wrong, where, what is meant."""

import io
from collections.abc import Sequence
from dataclasses import dataclass

import docx
import pytest
from docx.shared import Mm
from docxtpl import DocxTemplate
from hypothesis import given, settings
from hypothesis import strategies as st
from jinja2 import StrictUndefined
from jinja2.sandbox import SandboxedEnvironment

from queries.briefing import document
from queries.briefing.document import check_template, in_both_languages
from queries.briefing.placeholders import PLACEHOLDERS
from queries.briefing.refused import BriefingError
from queries.briefing.template_check import faults_of


def with_lines(lines: Sequence[str]) -> bytes:
    word = docx.Document()
    for line in lines:
        word.add_paragraph(line)
    content = io.BytesIO()
    word.save(content)
    return content.getvalue()


def faults(*lines: str) -> list[str]:
    return [each.zh for each in faults_of(docx.Document(io.BytesIO(with_lines(lines))))]


@pytest.mark.parametrize(
    "lines",
    [
        ("{{ 标题 }}", "{{title}}", "{{ 满意率 }}"),
        ("{% for 行 in 片区表 %}{{ 行.片区 }}、{{ 行.visits }}{% endfor %}",),
        ("{%p if 缺数表 %}", "{{ 质量说明 }}", "{%p else %}", "齐", "{%p endif %}"),
        ("{% if 投诉 == '—' %}{{ 投诉说明 }}{% elif not 缺数表 %}x{% endif %}",),
        ("没有占位符的一句话，50 % { 和 }",),
    ],
)
def test_a_good_template_passes(lines: tuple[str, ...]) -> None:
    assert faults(*lines) == []


@dataclass(frozen=True)
class Mistake:
    """What a clerk wrote, and what is said about it."""

    lines: tuple[str, ...]
    said: str


MISTAKES = {
    "typing_slip": Mistake(
        ("一", "本月{{ 客流说眀 }}"),
        "正文第 2 段：没有叫 “客流说眀” 的占位符；最接近的是 客流说明",
    ),
    "nothing_like_it": Mistake(("{{ xyz }}",), "正文第 1 段：没有叫 “xyz” 的占位符"),
    "unknown_list": Mistake(
        ("{% for 行 in 片区表格 %}{{ 行.片区 }}{% endfor %}",),
        "正文第 1 段：没有叫 “片区表格” 的占位符；最接近的是 片区表",
    ),
    "text_taken_for_a_list": Mistake(
        ("{% for 行 in 标题 %}{% endfor %}",),
        "正文第 1 段：没有叫 “标题” 的占位符",
    ),
    "unknown_column": Mistake(
        ("{% for 行 in 片区表 %}{{ 行.夜间人数 }}{% endfor %}",),
        "正文第 1 段：没有叫 “行.夜间人数” 的占位符；最接近的是 行.夜间人次",
    ),
    "column_outside_of_its_list": Mistake(
        ("{{ 行.片区 }}",), "正文第 1 段：“片区” 前面的不是表里的一行"
    ),
    "row_without_column": Mistake(
        ("{% for 行 in 片区表 %}{{ 行 }}{% endfor %}",),
        "正文第 1 段：“行” 是一行，要写明哪一列",
    ),
    "list_as_text": Mistake(("{{ 片区表 }}",), "正文第 1 段：没有叫 “片区表” 的占位符"),
    "full_width_braces": Mistake(
        ("｛｛ 标题 ｝｝",),
        "正文第 1 段：“｛” 没有配成对；占位符写作 {{ 名称 }}，用半角花括号",
    ),
    "not_closed": Mistake(
        ("{{ 标题",),
        "正文第 1 段：“{{” 没有配成对；占位符写作 {{ 名称 }}，用半角花括号",
    ),
    "call": Mistake(
        ("{{ 标题.upper() }}",),
        "正文第 1 段：{{ 标题.upper() }} 不是占位符；这里只能写名称，不能计算",
    ),
    "reaching_into_python": Mistake(
        ("{{ 标题.__class__.__mro__ }}",),
        "正文第 1 段：“__mro__” 前面的不是表里的一行",
    ),
    "arithmetic": Mistake(
        ("{{ 投诉 + 1 }}",),
        "正文第 1 段：{{ 投诉 + 1 }} 不是占位符；这里只能写名称，不能计算",
    ),
    "filter": Mistake(
        ("{{ 标题 | safe }}",),
        "正文第 1 段：{{ 标题 | safe }} 不是占位符；这里只能写名称，不能计算",
    ),
    "include": Mistake(
        ("{% include 'x' %}",),
        "正文第 1 段：不认识 {% include 'x' %}；"
        "只有 for … in …、endfor、if、elif、else、endif",
    ),
    "endfor_forgotten": Mistake(("{% for 行 in 片区表 %}",), "文末：for 没有 endfor"),
    "endif_without_if": Mistake(
        ("{% endif %}",), "正文第 1 段：{% endif %} 前面没有对应的 if"
    ),
    "crossed": Mistake(
        ("{% if 标题 %}{% for 行 in 片区表 %}{% endif %}{% endfor %}{% endif %}",),
        "正文第 1 段：{% endif %} 前面没有对应的 if",
    ),
}


@pytest.mark.parametrize("mistake", MISTAKES.values(), ids=list(MISTAKES))
def test_a_mistake_is_named_with_its_place(mistake: Mistake) -> None:
    (said,) = faults(*mistake.lines)[:1]

    assert said.startswith(mistake.said)


def test_the_place_of_a_mistake_is_found_in_tables_and_headers() -> None:
    word = docx.Document()
    word.add_table(2, 3).cell(1, 2).text = "{{ 标提 }}"
    word.sections[0].header.paragraphs[0].text = "{{ 月分 }}"
    word.sections[0].footer.add_table(1, 1, Mm(50)).cell(0, 0).text = "{{ 快昭 }}"

    assert [each.zh.split("；")[0] for each in faults_of(word)] == [
        "正文第 1 个表第 2 行第 3 格：没有叫 “标提” 的占位符",
        "页眉第 1 段：没有叫 “月分” 的占位符",
        "页脚第 1 个表第 1 行第 1 格：没有叫 “快昭” 的占位符",
    ]


def test_a_tag_that_word_has_torn_apart_is_read_as_one() -> None:
    word = docx.Document()
    paragraph = word.add_paragraph("{{ 客")
    paragraph.add_run("流说").bold = True
    paragraph.add_run("明 }}")

    assert faults_of(word) == []


def test_checking_a_template_changes_nothing_in_it() -> None:
    word = docx.Document()
    before = word.element.xml
    faults_of(word)

    assert word.element.xml == before
    assert "headerReference" not in word.element.xml


def test_all_mistakes_are_said_at_once_up_to_ten() -> None:
    with pytest.raises(BriefingError) as refused:
        check_template(with_lines([f"{{{{ x{n} }}}}" for n in range(12)]), "my.docx")
    lines = refused.value.message.en.splitlines()

    assert lines[0] == "Template my.docx, 12 to mend:"
    assert lines[1].startswith("  body, paragraph 1: no placeholder is named “x0”")
    assert lines[11] == "  and 2 more"


@pytest.mark.parametrize("content", [b"", b"\xd0\xcf\x11\xe0 old doc", b"PK\x03\x04"])
def test_a_file_that_is_no_docx_is_refused(content: bytes) -> None:
    with pytest.raises(BriefingError) as refused:
        check_template(content, "old.doc")

    assert refused.value.message.zh.startswith("old.doc 不是能用的 Word 文件")


def test_a_workbook_under_the_name_of_a_document_is_refused() -> None:
    import xlsxwriter

    content = io.BytesIO()
    with xlsxwriter.Workbook(content) as book:
        book.add_worksheet()
    with pytest.raises(BriefingError):
        check_template(content.getvalue(), "my.docx")


def test_a_template_that_unpacks_without_end_is_refused(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(document, "MOST_UNPACKED_BYTES", 10_000)

    with pytest.raises(BriefingError):
        check_template(with_lines(["{{ 标题 }}"]), "my.docx")


TAGS = st.sampled_from(
    [
        *("{{ 标题 }}", "{{ 行.片区 }}", "{{ 行 }}", "{{ nothing }}", "{{ 标题"),
        *("{%p for 行 in 片区表 %}", "{%p for 行 in 标题 %}", "{%p endfor %}"),
        *("{%p if 缺数表 %}", "{%p if 行.人次 %}", "{%p else %}", "{%p endif %}"),
        *("{{ 片区表 }}", "{{ 7*7 }}", "text"),
    ]
)


@settings(max_examples=30, deadline=None)
@given(st.lists(TAGS, max_size=7))
def test_what_passes_the_check_can_be_filled(lines: list[str]) -> None:
    content = with_lines(lines)
    if faults_of(docx.Document(io.BytesIO(content))):
        return
    values = {
        each.en: [{field.en: "z" for field in each.fields}] * 2 if each.fields else "z"
        for each in PLACEHOLDERS
    }
    word = DocxTemplate(io.BytesIO(content))
    environment = SandboxedEnvironment(autoescape=True, undefined=StrictUndefined)
    word.render(in_both_languages(values), environment)
