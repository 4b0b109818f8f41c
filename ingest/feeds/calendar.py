"""calendar 日历: one row = a day, by the State Council notice; nothing is guessed.

Required: 日期, 休息. 调休上班 is 否 and 状态 official when not given. 节日 stands
only on the days that the notice names.
"""

import dataframely as dy
import polars as pl

from ingest.delivery import Registers
from ingest.feed import Checked, Feed, Row, all_of, named, no_faults
from ingest.layout import Layout

SATURDAY = 6
STATUSES = {"正式": "official", "暂定": "provisional"}


class CalendarDay(Row):
    """Columns and rules of a calendar file."""

    calendar_on = dy.Date(nullable=False, metadata=named("日期"))
    is_rest_day = dy.Bool(nullable=False, metadata=named("休息"))
    is_makeup_workday = dy.Bool(nullable=True, metadata=named("调休上班"))
    holiday_name = dy.String(nullable=True, metadata=named("节日"))
    status = dy.String(
        nullable=True,
        check=lambda text: text.is_in(list(STATUSES.values())),
        metadata=named("状态", words=STATUSES),
    )
    source_name = dy.String(nullable=True, metadata=named("依据"))

    @dy.rule()
    def is_not_rest_and_makeup_at_once(cls) -> pl.Expr:
        """A make-up workday is worked; not said means it is none."""
        return ~(pl.col("is_rest_day") & pl.col("is_makeup_workday").fill_null(False))


def derive(rows: pl.DataFrame, layout: Layout, registers: Registers) -> Checked:
    """Fill in what a short calendar leaves out."""
    filled = rows.with_columns(
        pl.col("is_makeup_workday").fill_null(False),
        pl.col("status").fill_null("official"),
    )
    return Checked(
        with_ordinary_days(filled) if layout.ordinary_weekends else filled, no_faults()
    )


def with_ordinary_days(rows: pl.DataFrame) -> pl.DataFrame:
    """Add the days of the file's year that it does not list: only weekends are rest.

    They come from the first sound row of the year. A name on a make-up workday says
    what is made up for; the day is no holiday and loses it.
    """
    year = pl.col("calendar_on").dt.year()
    listed = rows.filter(pl.col("calendar_on").is_not_null())
    if listed.is_empty():
        return rows
    # One that will not be set aside, or the days that come from it would go with it.
    is_doubtful = (
        pl.col("calendar_on").is_duplicated() | pl.col("is_rest_day").is_null()
    )
    of_mode = listed.filter(year == year.mode().min())
    first = of_mode.sort(is_doubtful, "calendar_on", "row_id").head(1)
    of_year = first["calendar_on"].dt.year().item()
    days = pl.date_range(pl.date(of_year, 1, 1), pl.date(of_year, 12, 31), eager=True)
    ordinary = (
        first.drop("calendar_on")
        .join(days.to_frame("calendar_on"), how="cross")
        .join(listed, on="calendar_on", how="anti")
        .with_columns(
            is_rest_day=pl.col("calendar_on").dt.weekday() >= SATURDAY,
            is_makeup_workday=pl.lit(value=False),
        )
    )
    return pl.concat([rows, ordinary.select(rows.columns)]).with_columns(
        holiday_name=pl.when(pl.col("is_rest_day") & ~is_ordinary(ordinary)).then(
            "holiday_name"
        )
    )


def is_ordinary(ordinary: pl.DataFrame) -> pl.Expr:
    """The day is one of those that the file does not list."""
    return pl.col("calendar_on").is_in(ordinary["calendar_on"].implode())


FEED = Feed(
    name="calendar",
    table="dim_calendar",
    schema=CalendarDay,
    required=all_of("calendar_on", "is_rest_day"),
    key=("calendar_on",),
    table_columns={
        "calendar_on": pl.Date,
        "is_rest_day": pl.Boolean,
        "is_makeup_workday": pl.Boolean,
        "holiday_name": pl.String,
        "status": pl.String,
        "source_name": pl.String,
    },
    derive=derive,
    rule_reasons={
        "is_not_rest_and_makeup_at_once": ("is_makeup_workday", "rest_and_makeup")
    },
)
