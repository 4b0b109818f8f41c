"""Wall-clock times: their offset from UTC, and the night they belong to."""

import polars as pl

from ingest.feed import Checked, faults_of, no_faults
from ingest.message import Message

SAME_READING = ["place_id", "counter_id", "counted_from_at", "counted_to_at", "measure"]
START = pl.col("counted_from_at")


def with_utc_offsets(rows: pl.DataFrame, *, keep_skipped: bool = False) -> Checked:
    """Add utc_offset_minutes from each row's time_zone.

    An hour that clocks skip sets its row aside, or is kept as estimated under the
    offset of the hour before it. Of an hour that comes twice the first reading in file
    order is the first pass, the second one the second.
    """
    parts = [
        with_kept_hours(zoned, str(zone)) if keep_skipped else zoned
        for (zone,), zone_rows in rows.group_by("time_zone", maintain_order=True)
        for zoned in [with_both_offsets(zone_rows, str(zone))]
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
        zoned.drop("first_offset", "last_offset", "is_second_pass", "is_kept_hour"),
        faults_of(skipped, "counted_from_at", "nonexistent_local_time"),
        (*notes_on_repeated_hours(ordered.filter(twice)), *notes_on_kept_hours(known)),
    )


def with_both_offsets(rows: pl.DataFrame, zone: str) -> pl.DataFrame:
    """Add first_offset and last_offset, which differ in an hour that comes twice."""
    return rows.with_columns(
        first_offset=offset_minutes(zone, "earliest"),
        last_offset=offset_minutes(zone, "latest"),
        is_kept_hour=pl.lit(value=False),
    )


def with_kept_hours(rows: pl.DataFrame, zone: str) -> pl.DataFrame:
    """Give readings of an hour that clocks skip the offset of the hour before it."""
    before = pl.col("counted_from_at").dt.offset_by("-1h")
    skipped = pl.col("first_offset").is_null()
    offset = offset_minutes(zone, "earliest", before)
    is_plain = pl.col("quality") == "ok"
    return rows.with_columns(
        first_offset=pl.coalesce("first_offset", offset),
        last_offset=pl.coalesce("last_offset", offset),
        is_kept_hour=skipped,
        quality=pl.when(skipped & is_plain)
        .then(pl.lit("estimated"))
        .otherwise("quality"),
    )


def is_day_of_clock_change(day: str, zones: set[str]) -> pl.Expr:
    """Clocks change in one of the zones between noon before and noon after the day."""
    return pl.any_horizontal(
        (noon_offset(day, zone, 1) != noon_offset(day, zone, -1)).fill_null(False)
        for zone in sorted(zones)
    )


def noon_offset(day: str, zone: str, days_later: int) -> pl.Expr:
    """The offset from UTC at noon of a day near by; no zone changes clocks at noon."""
    noon = pl.col(day).cast(pl.Datetime("us")) + pl.duration(hours=24 * days_later + 12)
    local = noon.dt.replace_time_zone(zone, ambiguous="earliest", non_existent="null")
    return local.dt.base_utc_offset() + local.dt.dst_offset()


def offset_minutes(zone: str, ambiguous: str, local: pl.Expr = START) -> pl.Expr:
    """Minutes ahead of UTC at a local time; NULL for a time that the zone skips."""
    instant = local.dt.replace_time_zone(
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
    hours = ", ".join(hour_texts(single))
    return (
        Message(
            f"{hours} 当地有两次（夏令时结束），文件只给一个读数；记在第一次",
            f"{hours} came twice there (clocks went back) and the file gives one "
            "reading; it is kept under the first pass",
        ),
    )


def notes_on_kept_hours(rows: pl.DataFrame) -> tuple[Message, ...]:
    """Say which skipped hours were kept, as the layout wants."""
    kept = rows.filter("is_kept_hour")
    if kept.is_empty():
        return ()
    hours = ", ".join(hour_texts(kept))
    return (
        Message(
            f"{hours} 当地没有（夏令时开始），按版式保留 {kept.height:,} 个读数，"
            "质量记为估算",
            f"{hours} did not exist there (clocks went forward); {kept.height:,} "
            "readings are kept as estimated, as the layout wants",
        ),
    )


def hour_texts(rows: pl.DataFrame) -> list[str]:
    """The distinct starts of readings, in order."""
    starts = rows["counted_from_at"].unique().sort()
    return starts.dt.strftime("%Y-%m-%d %H:%M").to_list()


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
