"""From the day and hour of a reading to the interval that it counts."""

import polars as pl

from ingest.feed import Checked, faults_of

CLOCK_HOUR = r"^(\d{1,2})$"
FROM_TO = r"^(\d{1,2}):(\d{2})-(\d{1,2}):(\d{2})$"
MINUTES_OF_DAY = 24 * 60


def with_intervals(
    rows: pl.DataFrame, interval_minutes: int | None, day_start_hour: int = 0
) -> Checked:
    """Add counted_from_at, counted_to_at where the row gives a day and an hour.

    `hour` is "0" to "23", "18:00-19:00" or "18:00-18:59"; empty is the whole day.
    interval_minutes gives the end where the row has none. day_start_hour: hours before
    it are those of the next morning, and a whole day begins with it.
    """
    minutes = rows.with_columns(from_minute=from_minute(), to_minute=to_minute())
    # An hour that cannot be read is judged even where the day cannot be read either.
    bad_hour = pl.col("hour").is_not_null() & ~is_hour().fill_null(False)
    timed = by_the_clock(minutes.filter(~bad_hour), day_start_hour).with_columns(
        counted_from_at=pl.coalesce("counted_from_at", moment("from_minute")),
        counted_to_at=pl.coalesce(
            "counted_to_at", moment("to_minute"), later(interval_minutes)
        ),
    )
    no_start = pl.col("counted_from_at").is_null()
    no_end = ~no_start & pl.col("counted_to_at").is_null()
    backwards = pl.col("counted_to_at") <= pl.col("counted_from_at")
    good = timed.filter(~no_start & ~no_end & ~backwards)
    return Checked(
        good.drop("from_minute", "to_minute"),
        pl.concat(
            [
                faults_of(minutes.filter(bad_hour), "hour", "unreadable_hour"),
                faults_of(timed.filter(no_start), "counted_from_at", "missing_value"),
                faults_of(timed.filter(no_end), "counted_to_at", "missing_value"),
                faults_of(
                    timed.filter(backwards), "counted_to_at", "ends_before_it_starts"
                ),
            ]
        ),
    )


def by_the_clock(rows: pl.DataFrame, day_start_hour: int) -> pl.DataFrame:
    """Minutes from midnight of the day as the clock has it, not as the source has it.

    "0:00-0:59" of a business day that begins at 06:00 is the midnight that ends it.
    """
    first = day_start_hour * 60
    late = pl.when(pl.col("from_minute") < first).then(MINUTES_OF_DAY).otherwise(0)
    shift = pl.when(pl.col("hour").is_null()).then(first).otherwise(late)
    return rows.with_columns(pl.col("from_minute") + shift, pl.col("to_minute") + shift)


def is_hour() -> pl.Expr:
    """The minutes lie in one day, in order."""
    return (
        pl.col("from_minute").is_between(0, MINUTES_OF_DAY - 1)
        & (pl.col("to_minute") <= MINUTES_OF_DAY)
        & (pl.col("from_minute") < pl.col("to_minute"))
    )


def moment(minute: str) -> pl.Expr:
    """That minute of the day that was counted."""
    midnight = pl.col("counted_on").cast(pl.Datetime("us"))
    return midnight + pl.duration(minutes=minute)


def later(interval_minutes: int | None) -> pl.Expr:
    """The end of an interval of declared length; NULL when none is declared."""
    if interval_minutes is None:
        return pl.lit(None, dtype=pl.Datetime("us"))
    return pl.col("counted_from_at") + pl.duration(minutes=interval_minutes)


def from_minute() -> pl.Expr:
    """First minute of the day that was counted; NULL when the text says no hour."""
    hour = pl.col("hour")
    return (
        pl.when(hour.is_null())
        .then(0)
        .when(hour.str.contains(CLOCK_HOUR))
        .then(60 * number_in(hour, CLOCK_HOUR, 1))
        .when(number_in(hour, FROM_TO, 2) <= 59)
        .then(60 * number_in(hour, FROM_TO, 1) + number_in(hour, FROM_TO, 2))
    )


def to_minute() -> pl.Expr:
    """The minute after the last one counted; an end of :59 means to the full hour."""
    hour = pl.col("hour")
    end_minute = number_in(hour, FROM_TO, 4)
    rounded = pl.when(end_minute == 59).then(60).otherwise(end_minute)
    return (
        pl.when(hour.is_null())
        .then(MINUTES_OF_DAY)
        .when(hour.str.contains(CLOCK_HOUR))
        .then(60 * number_in(hour, CLOCK_HOUR, 1) + 60)
        .when(end_minute <= 59)
        .then(60 * number_in(hour, FROM_TO, 3) + rounded)
    )


def number_in(text: pl.Expr, pattern: str, group: int) -> pl.Expr:
    """One group of a pattern of digits, as a number."""
    return text.str.extract(pattern, group).cast(pl.Int32, strict=False)
