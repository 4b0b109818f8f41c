"""A definition is shown by its sentences, with the app's words for its codes."""

from queries.present.definition_text import codes_said, sentences
from queries.present.language import speaking


def test_a_text_falls_into_its_sentences() -> None:
    assert sentences("起算日不计。缺日为空。") == ["起算日不计。", "缺日为空。"]
    # an abbreviation and a number end no sentence
    assert sentences("Of 0.5 m2, e.g. one. NULL else.") == [
        "Of 0.5 m2, e.g. one.",
        "NULL else.",
    ]


def test_codes_are_said_as_the_pages_say_them() -> None:
    text = (
        "缺日时 verdict 为 not_known，reason 为 past_calendar；past_calendar 不推测。"
    )

    assert codes_said(text) == [
        ("not_known", "不能判断"),
        ("past_calendar", "日历没有需要的日子，不推测。"),
    ]


def test_an_english_word_is_no_code() -> None:
    with speaking("en"):
        said = codes_said("The holiday is known; the reason is no_base (core.dim_day).")

    assert [code for code, _ in said] == ["no_base"]


def test_a_column_and_a_table_are_no_codes() -> None:
    assert codes_said("看 core.dim_calendar 的 visit_count。") == []
