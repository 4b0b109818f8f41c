"""The overview says in words what is on, and also that nothing is."""

import datetime as dt
from pathlib import Path

import polars as pl

from queries.present.language import speaking
from queries.present.tonight import tonight_words, weekend_of
from tests.app.conftest import OpenApp
from tests.app.test_pages import words

#: Friday 8 May 2026; the hours of each edition decide.
FRIDAY = dt.date(2026, 5, 8)


def editions(*rows: tuple[str, str, str]) -> pl.DataFrame:
    """Return editions of (name, start, end), each at the gate."""
    hours = [
        (name, *(dt.datetime.fromisoformat(text) for text in ends))
        for name, *ends in rows
    ]
    frame = pl.DataFrame(
        hours,
        schema={
            "event_name": pl.String,
            "starts_at": pl.Datetime,
            "ends_at": pl.Datetime,
        },
        orient="row",
    )
    return frame.with_columns(
        starts_on=pl.col("starts_at").dt.date(),
        ends_on=(pl.col("ends_at") - dt.timedelta(hours=6, seconds=1)).dt.date(),
        venue=pl.lit("东门"),
    ).sort("starts_at")


def test_nothing_tonight_is_said_with_what_comes_next(
    open_app: OpenApp, sample_db: Path
) -> None:
    shown = words(open_app(sample_db, "overview"))

    assert "活动表里，10月31日周六晚和这个周末（10月31日–11月1日）“夜珠山”" in shown
    assert "都没有活动；下一场：**陶然集**（" in shown
    assert "11月7日周六 16:00 起。" in shown


def test_an_event_of_another_district_is_not_on_here(
    open_app: OpenApp, small_db: Path
) -> None:
    shown = words(open_app(small_db, "overview"))

    assert "3月8日周六晚全部片区有 **东街集市**（东门）" in shown
    # the edition of the 9th was cancelled, the one of the 15th has no district
    assert "下一场：**别处的集市**（nowhere），3月15日周六 10:00 起。" in shown


def test_an_afternoon_is_not_on_tonight_but_the_end_of_a_night_is() -> None:
    held = editions(
        ("over", "2026-05-08 09:00", "2026-05-08 18:00"),
        ("after midnight", "2026-05-09 01:00", "2026-05-09 03:00"),
        ("breakfast", "2026-05-09 06:00", "2026-05-09 09:00"),
    )
    with speaking("en"):
        said = tonight_words(held, "the town", FRIDAY)
    tonight, weekend = said.split("; at this weekend")

    assert "after midnight" in tonight
    assert "over" not in tonight and "breakfast" not in tonight
    assert "breakfast" in weekend and "over" not in weekend


def test_an_empty_weekend_is_said_beside_a_full_evening() -> None:
    held = editions(
        ("tonight", "2026-05-08 19:00", "2026-05-08 22:00"),
        ("much later", "2027-01-01 20:00", "2027-01-02 01:00"),
    )
    said = tonight_words(held, "小镇", FRIDAY)

    assert said.startswith("5月8日周五晚小镇有 **tonight**（东门）；活动表里这个周末")
    assert said.endswith(
        "没有活动；下一场：**much later**（东门），2027年1月1日 20:00 起。"
    )


def test_what_is_on_at_the_weekend_is_not_what_comes_next() -> None:
    held = editions(
        ("market", "2026-05-10 09:00", "2026-05-10 18:00"),
        ("opera", "2026-05-11 19:00", "2026-05-11 22:00"),
    )
    said = tonight_words(held, "小镇", FRIDAY)

    assert "5月8日周五晚小镇没有活动；这个周末（5月9日–5月10日）有 **market**" in said
    assert said.endswith("；下一场：**opera**（东门），5月11日周一 19:00 起。")


def test_an_empty_list_is_no_proof_and_says_so() -> None:
    said = tonight_words(editions(), "小镇", FRIDAY)

    assert said.startswith("活动表里，5月8日周五晚和这个周末（5月9日–5月10日）")
    assert said.endswith("都没有活动；活动表里没有更晚的活动。")


def test_a_weekend_is_what_is_left_of_it() -> None:
    saturday, sunday = dt.date(2026, 5, 9), dt.date(2026, 5, 10)

    assert weekend_of(FRIDAY) == weekend_of(saturday) == (saturday, sunday)
    assert weekend_of(sunday) == (sunday, sunday)
    assert weekend_of(dt.date(2026, 5, 4)) == (saturday, sunday)
