"""events 活动: one row = one edition of an event.

Required: 活动编号, 活动名称, 开始时间, 结束时间, the last two as date and time.
申报人次 is what the organiser claims, 检票人次 what was ticketed, 预计人次 what was
expected; none of them is ever mixed with counts. 届次 is the number of the edition.
"""

import dataframely as dy
import polars as pl

from ingest.feed import Feed, Row, all_of, as_they_are, named


class Event(Row):
    """Columns and rules of an events file."""

    event_id = dy.String(nullable=False, metadata=named("活动编号"))
    event_name = dy.String(nullable=False, metadata=named("活动名称"))
    festival_id = dy.String(nullable=True, metadata=named("系列编号"))
    district_id = dy.String(nullable=True, metadata=named("片区编号", "区划代码"))
    venue = dy.String(nullable=True, metadata=named("地点"))
    starts_at = dy.Datetime(nullable=False, metadata=named("开始时间"))
    ends_at = dy.Datetime(nullable=False, metadata=named("结束时间"))
    organiser = dy.String(nullable=True, metadata=named("主办方"))
    status = dy.String(nullable=True, metadata=named("状态"))
    event_type = dy.String(nullable=True, metadata=named("类型"))
    claimed_visit_count = dy.Int64(nullable=True, min=0, metadata=named("申报人次"))
    ticketed_visit_count = dy.Int64(nullable=True, min=0, metadata=named("检票人次"))
    expected_visit_count = dy.Int64(nullable=True, min=0, metadata=named("预计人次"))
    edition_no = dy.Int64(nullable=True, min=0, metadata=named("届次"))

    @dy.rule()
    def ends_after_it_starts(cls) -> pl.Expr:
        """A missing time passes here: its own column already fails."""
        return pl.col("ends_at") > pl.col("starts_at")


FEED = Feed(
    name="events",
    table="dim_event",
    schema=Event,
    required=all_of("event_id", "event_name", "starts_at", "ends_at"),
    key=("event_id",),
    table_columns={
        "event_id": pl.String,
        "event_name": pl.String,
        "festival_id": pl.String,
        "district_id": pl.String,
        "venue": pl.String,
        "starts_at": pl.Datetime("us"),
        "ends_at": pl.Datetime("us"),
        "organiser": pl.String,
        "status": pl.String,
        "event_type": pl.String,
        "claimed_visit_count": pl.Int64,
        "ticketed_visit_count": pl.Int64,
        "expected_visit_count": pl.Int64,
        "edition_no": pl.Int32,
    },
    derive=as_they_are,
    rule_reasons={"ends_after_it_starts": ("ends_at", "ends_before_it_starts")},
)
