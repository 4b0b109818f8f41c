"""visitor_counts 客流: one row = one reading of one counter over one interval.

Required: 点位编号, 人次, and 日期 (with 时段; an empty 时段 is the whole day) or
开始时间 and 结束时间. A blank 人次 is no reading and sets the row aside unless 质量 is
outage. The place must be registered and in service on the day; a district given with
it must be the one it lies in on that day, or a parent of that one.
"""

import datetime as dt
from collections.abc import Mapping
from typing import Any

import dataframely as dy
import polars as pl

from ingest.delivery import Registers
from ingest.feed import Checked, Feed, Row, named
from ingest.intervals import with_intervals
from ingest.layout import Layout
from ingest.local_time import is_day_of_clock_change, with_night, with_utc_offsets
from ingest.message import Message
from ingest.place_check import DEFAULT_TIME_ZONE, check_places

MEASURES = {
    "进入": "entries",
    "离开": "exits",
    "断面": "passages",
    "在场": "present",
    "累计": "running_total",
    "去重人数": "unique_people",
}
HOURS_OF_A_DAY = 24
QUALITIES = {"正常": "ok", "估算": "estimated", "停机": "outage"}


class VisitorCount(Row):
    """Columns and rules of a visitor_counts file."""

    place_id = dy.String(nullable=False, metadata=named("点位编号"))
    place_name = dy.String(nullable=True, metadata=named("点位名称"))
    district_id = dy.String(nullable=True, metadata=named("片区编号", "区划代码"))
    counter_id = dy.String(nullable=True, metadata=named("计数器编号"))
    counted_on = dy.Date(nullable=True, metadata=named("日期"))
    hour = dy.String(nullable=True, metadata=named("时段"))
    counted_from_at = dy.Datetime(nullable=True, metadata=named("开始时间"))
    counted_to_at = dy.Datetime(nullable=True, metadata=named("结束时间"))
    visit_count = dy.Int64(nullable=True, min=0, metadata=named("人次"))
    measure = dy.String(
        nullable=True,
        check=lambda text: text.is_in(list(MEASURES.values())),
        metadata=named("指标", words=MEASURES),
    )
    quality = dy.String(
        nullable=True,
        check=lambda text: text.is_in(list(QUALITIES.values())),
        metadata=named("质量", words=QUALITIES),
    )

    @dy.rule()
    def has_a_reading_unless_outage(cls) -> pl.Expr:
        """A count, or the word that says why there is none."""
        is_outage = (pl.col("quality") == "outage").fill_null(False)
        return pl.col("visit_count").is_not_null() | is_outage

    @dy.rule()
    def has_no_reading_in_an_outage(cls) -> pl.Expr:
        """A stopped counter cannot have counted."""
        is_outage = (pl.col("quality") == "outage").fill_null(False)
        return pl.col("visit_count").is_null() | ~is_outage


def derive(rows: pl.DataFrame, layout: Layout, registers: Registers) -> Checked:
    """Typed rows → intervals at registered places, with offset and night."""
    filled = rows.with_columns(
        pl.col("counter_id").fill_null(pl.col("place_id")),
        pl.col("measure").fill_null("entries"),
        pl.col("quality").fill_null("ok"),
    )
    timed = with_intervals(filled, layout.interval_minutes, layout.day_start_hour)
    # Both checks see every row, so that a row with two faults hears of both.
    placed = check_places(filled, layout, registers)
    zoned = with_utc_offsets(
        timed.rows.join(placed.rows, on="row_id"),
        keep_skipped=layout.skipped_hour == "kept",
    )
    return Checked(
        with_night(zoned.rows),
        pl.concat([timed.faults, placed.faults, zoned.faults]),
        (*placed.notes, *zoned.notes),
    )


def is_near_clock_change(
    rows: pl.DataFrame, layout: Layout, registers: Registers
) -> pl.Series:
    """Readings of an hour that came twice depend on others, and so does what is said
    about an hour that was skipped: see local_time.
    """
    zones = {layout.time_zone or DEFAULT_TIME_ZONE, *registers.places["time_zone"]}
    day = pl.coalesce(pl.col("counted_from_at").dt.date(), "counted_on")
    days = rows.select(day.alias("day")).unique().drop_nulls()
    change_days = days.filter(is_day_of_clock_change("day", zones - {None}))["day"]
    return rows.select(day.is_in(change_days.implode()).fill_null(False)).to_series()


def place_and_time(count: Mapping[str, Any]) -> list[tuple[Message, Message]]:
    """Place, day, time and, where they say more, counter and measure of a count."""
    starts_at, ends_at = count["counted_from_at"], count["counted_to_at"]
    midnight = dt.datetime.combine(starts_at, dt.time())
    hours = (ends_at - starts_at) / dt.timedelta(hours=1)
    span = f"{starts_at:%H:%M}–{ends_at:%H:%M}"
    time = Message(span, span)
    if starts_at == midnight and hours == HOURS_OF_A_DAY:
        time = Message("全天", "the whole day")
    elif hours == 1 and starts_at.minute == starts_at.second == 0:
        time = Message(f"{starts_at.hour} 时", f"{starts_at.hour}:00")
    day = f"{starts_at:%Y-%m-%d}"
    place, counter = count["place_id"], count["counter_id"]
    measure = {code: word for word, code in MEASURES.items()}[count["measure"]]
    told = [
        (Message("点位", "place"), Message(place, place)),
        (Message("天", "day"), Message(day, day)),
        (Message("时段", "time"), time),
    ]
    if counter != place:
        told.append((Message("计数器", "counter"), Message(counter, counter)))
    if count["measure"] != "entries":
        told.append(
            (Message("指标", "measure"), Message(measure, count["measure"])),
        )
    return told


FEED = Feed(
    name="visitor_counts",
    table="fct_visitor_count",
    schema=VisitorCount,
    required=(
        (frozenset({"place_id"}),),
        (frozenset({"visit_count"}),),
        (frozenset({"counted_on"}), frozenset({"counted_from_at", "counted_to_at"})),
    ),
    key=(
        "place_id",
        "counter_id",
        "counted_from_at",
        "utc_offset_minutes",
        "counted_to_at",
        "measure",
    ),
    table_columns={
        "place_id": pl.String,
        "counter_id": pl.String,
        "counted_from_at": pl.Datetime("us"),
        "counted_to_at": pl.Datetime("us"),
        "utc_offset_minutes": pl.Int16,
        "counted_on": pl.Date,
        "hour": pl.Int16,
        "night_on": pl.Date,
        "counted_hours": pl.Float64,
        "measure": pl.String,
        "visit_count": pl.Int64,
        "quality": pl.String,
    },
    derive=derive,
    key_cells=(
        *("place_id", "counter_id", "counted_on", "hour"),
        *("counted_from_at", "counted_to_at", "measure"),
    ),
    known_by=place_and_time,
    is_judged_together=is_near_clock_change,
    rule_reasons={
        "has_a_reading_unless_outage": ("visit_count", "no_reading"),
        "has_no_reading_in_an_outage": ("visit_count", "outage_with_number"),
    },
)
