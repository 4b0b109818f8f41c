"""Wall-clock times: their offset from UTC, and the night they belong to."""

import polars as pl

from ingest.feed import Checked, faults_of, no_faults
from ingest.message import Message

SAME_READING = ["place_id", "counter_id", "counted_from_at", "counted_to_at", "measure"]


def with_utc_offsets(rows: pl.DataFrame) -> Checked:
    """Add utc_offset_minutes from each row's time_zone.

    An hour that clocks skip sets its row aside. Of an hour that comes twice the first
    reading in file order is the first pass, the second one the second.
    """
    parts = [
        zone_rows.with_columns(
            first_offset=offset_minutes(str(zone), "earliest"),
            last_offset=offset_minutes(str(zone), "latest"),
        )
        for (zone,), zone_rows in rows.group_by("time_zone", maintain_order=True)
    ]
    if not parts:
        return Checked(
            rows.with_columns(utc_offset_minutes=pl.lit(None, dtype=pl.Int16)),
            no_faults(),
        )
    known = pl.concat(parts)
    real = known.filter(pl.col("first_offset").is_not_null())
    twice = pl.col("first_offset") != pl.col("last_offset")
    ordered = real.sort("row_id").with_columns(
        is_second_pass=twice & (pl.int_range(pl.len()).over(SAME_READING) > 0)
        if real.select(twice.any()).item()
        else pl.lit(False)
    )
    zoned = ordered.with_columns(
        utc_offset_minutes=pl.when("is_second_pass")
        .then("last_offset")
        .otherwise("first_offset")
    )
    skipped = known.filter(pl.col("first_offset").is_null())
    return Checked(
        zoned.drop("first_offset", "last_offset", "is_second_pass"),
        faults_of(skipped, "counted_from_at", "nonexistent_local_time"),
        notes_on_repeated_hours(ordered.filter(twice)),
    )


def is_day_of_repeated_hour(day: str, zones: set[str]) -> pl.Expr:
    """Clocks go back in one of the zones between noon before and noon after the day."""
    return pl.any_horizontal(
        (noon_offset(day, zone, 1) < noon_offset(day, zone, -1)).fill_null(False)
        for zone in sorted(zones)
    )


def noon_offset(day: str, zone: str, days_later: int) -> pl.Expr:
    """The offset from UTC at noon of a day near by; no zone changes clocks at noon."""
    noon = pl.col(day).cast(pl.Datetime("us")) + pl.duration(hours=24 * days_later + 12)
    local = noon.dt.replace_time_zone(zone, ambiguous="earliest", non_existent="null")
    return local.dt.base_utc_offset() + local.dt.dst_offset()


def offset_minutes(zone: str, ambiguous: str) -> pl.Expr:
    """Minutes ahead of UTC at the start; NULL for a time that the zone skips."""
    instant = pl.col("counted_from_at").dt.replace_time_zone(
        zone,
        ambiguous="earliest" if ambiguous == "earliest" else "latest",
        non_existent="null",
    )
    offset = instant.dt.base_utc_offset() + instant.dt.dst_offset()
    return offset.dt.total_minutes().cast(pl.Int16)


def notes_on_repeated_hours(rows: pl.DataFrame) -> tuple[Message, ...]:
    """Say it where a file gives one reading for an hour that came twice."""
    single = rows.filter(pl.len().over(SAME_READING) == 1)
    if single.is_empty():
        return ()
    hours = ", ".join(
        single["counted_from_at"]
        .unique()
        .sort()
        .dt.strftime("%Y-%m-%d %H:%M")
        .to_list()
    )
    return (
        Message(
            f"{hours} 当地有两次（夏令时结束），文件只给一个读数；记在第一次",
            f"{hours} came twice there (clocks went back) and the file gives one "
            "reading; it is kept under the first pass",
        ),
    )


def with_night(rows: pl.DataFrame) -> pl.DataFrame:
    """Add counted_on, hour, night_on and counted_hours from the interval."""
    start, end = pl.col("counted_from_at"), pl.col("counted_to_at")
    is_night = (start.dt.hour() >= 18) | (start.dt.hour() < 6)
    evening = start.dt.offset_by("-6h").dt.date()
    night_end = evening.cast(pl.Datetime("us")).dt.offset_by("30h")
    return rows.with_columns(
        counted_on=start.dt.date(),
        hour=pl.when(end <= start.dt.truncate("1h").dt.offset_by("1h")).then(
            start.dt.hour().cast(pl.Int16)
        ),
        night_on=pl.when(is_night & (end <= night_end)).then(evening),
        counted_hours=(end - start).dt.total_seconds() / 3600,
    )
