"""calendar 日历: one row = a day, by the State Council notice; nothing is guessed.

Required: 日期, 休息. 调休上班 is 否 and 状态 official when not given. 节日 stands
only on the days that the notice names.
"""

import dataframely as dy
import polars as pl

from ingest.delivery import Registers
from ingest.feed import Checked, Feed, Row, all_of, named, no_faults
from ingest.layout import Layout

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
    return Checked(
        rows.with_columns(
            pl.col("is_makeup_workday").fill_null(False),
            pl.col("status").fill_null("official"),
        ),
        no_faults(),
    )


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
