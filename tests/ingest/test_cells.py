"""Cell text → value."""

from datetime import date, datetime, time
from decimal import Decimal
from itertools import zip_longest

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest import cells
from ingest.layout import STANDARD, Layout, for_workbook
from ingest.layout_registry import layouts, refuse_ambiguous_forms


def read(expression: pl.Expr, text: str) -> object:
    """The value of one cell."""
    return pl.DataFrame({"text": [text]}).select(expression).item()


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("0", 0),
        ("1234", 1234),
        ("1,234", 1234),
        ("１，２３４", 1234),
        ("1.2万", 12000),
        ("365.73万", 3657300),
        ("0.0001万", 1),
        ("100.0", 100),
        ("-5", -5),
    ],
)
def test_a_count_is_read_exactly(text: str, count: int) -> None:
    assert read(cells.whole_number(pl.col("text")), text) == count


@pytest.mark.parametrize(
    "text",
    ["18.5", "0.00001万", "12,34", "1e3", "约600", "无", "3.6E5", "1 万 2", "--1"],
)
def test_what_is_no_whole_number_is_not_guessed(text: str) -> None:
    assert read(cells.whole_number(pl.col("text")), text) is None


@pytest.mark.parametrize(
    ("text", "yuan"),
    [
        ("380.00", "380.00"),
        ("￥1,200.5", "1200.50"),
        ("66,333.00元", "66333.00"),
        ("0.1", "0.10"),
        ("1.2万元", "12000.00"),
        ("-280.25", "-280.25"),
    ],
)
def test_money_is_read_exactly(text: str, yuan: str) -> None:
    assert read(cells.decimal_number(pl.col("text"), 12, 2), text) == Decimal(yuan)


@pytest.mark.parametrize(
    "text", ["0.001", "99999999999.00", "陆佰元整", "约600元", "元"]
)
def test_money_that_does_not_fit_is_not_rounded(text: str) -> None:
    assert read(cells.decimal_number(pl.col("text"), 12, 2), text) is None


@given(st.integers(0, 99_999_999), st.integers(0, 9999))
def test_a_unit_of_wan_moves_the_point_without_rounding(whole: int, rest: int) -> None:
    text = f"{whole}.{rest:04d}"
    in_wan = cells.whole_number(pl.col("text"), unit_digits=4)
    assert read(in_wan, text) == int(Decimal(text) * 10_000)


def test_a_wan_in_the_cell_and_in_the_unit_contradict_each_other() -> None:
    assert read(cells.whole_number(pl.col("text"), unit_digits=4), "1.2万") is None


@pytest.mark.parametrize(
    "text",
    [
        "2024-02-30",
        "2023-02-29",
        "2024-13-01",
        "0000-00-00",
        "2026/2/30",
        "2026/0/1",
        "2026/6/0",
        "2026年13月1日",
        "2026/6-1",
        "2026-6/1",
        "2026.6/1",
        "2026年6月1",
        "6月1日",
        "26/6/1",
        "26-06-01",
        "1/6/2026",
        "13/06/2026",
        "06/13/2026",
        "2026 6 1",
        "2026/６/1",
        "2026/006/1",
        "45413",
        "20240501",
        "2024-05-01 00:00:00",
        "2026/6/1 0:00",
        "2104/5/1",
        "2104-05-01",
    ],
)
def test_only_a_real_day_in_an_agreed_form_is_a_day(text: str) -> None:
    assert read(cells.day(pl.col("text"), STANDARD), text) is None


YEAR_FIRST = [
    # as Excel, a person or a program writes it, day and month with one digit and two
    ("2026-06-01", date(2026, 6, 1)),
    ("2026-6-1", date(2026, 6, 1)),
    ("2026/6/1", date(2026, 6, 1)),
    ("2026/06/01", date(2026, 6, 1)),
    ("2026/6/01", date(2026, 6, 1)),
    ("2026.6.1", date(2026, 6, 1)),
    ("2026.06.01", date(2026, 6, 1)),
    ("2026年6月1日", date(2026, 6, 1)),
    ("2026年06月01日", date(2026, 6, 1)),
    # 3 April, never 4 March
    ("2026/4/3", date(2026, 4, 3)),
    ("2024年2月29日", date(2024, 2, 29)),
    ("2026/12/31", date(2026, 12, 31)),
]


@pytest.mark.parametrize(("text", "day"), YEAR_FIRST)
@pytest.mark.parametrize("layout", [STANDARD, layouts()["wide_hourly"]])
def test_a_day_is_read_year_first(text: str, day: date, layout: Layout) -> None:
    assert read(cells.day(pl.col("text"), layout), text) == day


@pytest.mark.parametrize(("text", "day"), YEAR_FIRST)
@pytest.mark.parametrize(
    ("clock", "at"),
    [
        ("18:00", time(18)),
        ("18:00:30", time(18, 0, 30)),
        ("8:05", time(8, 5)),
        ("08:05", time(8, 5)),
        ("0:00", time(0)),
    ],
)
def test_a_time_follows_any_of_these_days(
    text: str, day: date, clock: str, at: time
) -> None:
    said = cells.instant(pl.col("text"), STANDARD)
    assert read(said, f"{text} {clock}") == datetime.combine(day, at)


def test_a_column_may_mix_the_forms_and_each_cell_is_read_by_its_own() -> None:
    texts = [text for text, _ in YEAR_FIRST] + ["2026/2/30", None, "1/6/2026"]
    drawn = pl.DataFrame({"text": texts})
    found = drawn.select(cells.day(pl.col("text"), STANDARD)).to_series().to_list()
    assert found == [day for _, day in YEAR_FIRST] + [None, None, None]


@given(
    st.dates(date(1900, 1, 1), date(2099, 12, 31)),
    st.sampled_from(["--", "//", "..", "年月日"]),
    st.booleans(),
)
def test_any_day_means_itself_however_it_is_written(
    day: date, marks: str, is_padded: bool
) -> None:
    digits = "02d" if is_padded else "d"
    numbers = (f"{day.year}", f"{day.month:{digits}}", f"{day.day:{digits}}")
    pairs = zip_longest(numbers, marks, fillvalue="")
    text = "".join(number + mark for number, mark in pairs)
    assert read(cells.day(pl.col("text"), STANDARD), text) == day


def test_no_two_forms_of_the_standard_read_a_text_differently() -> None:
    refuse_ambiguous_forms("standard", STANDARD.date_formats)
    refuse_ambiguous_forms("standard", STANDARD.datetime_formats)


def test_a_layout_of_another_exporter_keeps_to_its_own_forms() -> None:
    told = Layout("drawn", date_formats=("%d/%m/%Y",))
    untold = Layout("drawn")
    for layout in (told, untold):
        assert read(cells.day(pl.col("text"), layout), "2026/6/1") is None


def test_a_day_is_read_in_the_form_that_the_layout_declares() -> None:
    day_first = Layout("drawn", date_formats=("%d/%m/%Y",))
    assert read(cells.day(pl.col("text"), STANDARD), "2024-02-29") == date(2024, 2, 29)
    assert read(cells.day(pl.col("text"), day_first), "03/04/2024") == date(2024, 4, 3)


def test_a_date_cell_of_a_workbook_is_a_day() -> None:
    workbook = for_workbook(STANDARD)
    midnight = "2024-05-01 00:00:00"
    assert read(cells.day(pl.col("text"), workbook), midnight) == date(2024, 5, 1)
    assert read(cells.day(pl.col("text"), workbook), "2024-05-01 06:00:00") is None


@pytest.mark.parametrize(
    ("text", "instant"),
    [
        ("2024-05-01 18:30", datetime(2024, 5, 1, 18, 30)),  # noqa: DTZ001
        ("2024-05-01 18:30:15", datetime(2024, 5, 1, 18, 30, 15)),  # noqa: DTZ001
        ("2024-05-01T18:30", None),
        ("2024-05-01", None),
        ("2024-05-01 24:00", None),
        ("2024/5/1 24:00", None),
        ("2024/5/1 18:5", None),
        ("2024/5/1 18:60", None),
        ("2024/5/1 18:00:60", None),
        ("2024/5/1  18:30", None),
        ("2024/5-1 18:30", None),
        ("2024年5月1日18:30", None),
        ("2024/5/1 6:30 PM", None),
        ("2026/2/30 18:30", None),
        ("晚八点", None),
    ],
)
def test_an_instant_is_read_in_an_agreed_form(text: str, instant: object) -> None:
    assert read(cells.instant(pl.col("text"), STANDARD), text) == instant


@pytest.mark.parametrize(
    ("text", "value"), [("是", True), ("否", False), ("true", True), ("有", None)]
)
def test_truth_is_said_in_the_agreed_words(text: str, value: bool | None) -> None:
    assert read(cells.truth(pl.col("text")), text) is value
