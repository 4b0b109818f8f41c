"""Names the best day of several editions: by visits, and against ordinary days."""

from typing import Any

import polars as pl

from queries.present import formats
from queries.present.labels import measure_label
from queries.present.language import say
from queries.present.uplift_words import joined


def best_day_words(days: pl.DataFrame) -> str:
    """Name the day with most visits and the day with the highest index, per measure.

    days: label and the columns of festival_day_ranges; those around an edition are no
    days of it. Empty where no day of an edition has counts.
    """
    within = days.filter(pl.col("is_within"))
    sentences = [
        of_measure(str(code[0]), part, within["measure"].n_unique() > 1)
        for code, part in within.group_by("measure", maintain_order=True)
        if part["visit_count"].drop_nulls().len()
    ]
    return say("　").join(sentences)


def of_measure(measure: str, days: pl.DataFrame, is_one_of_several: bool) -> str:
    """Say it of one measure, which is named where there are several."""
    top = top_of(days, "visit_count")
    values = {
        "day": day_words(top),
        "measure": measure_label(measure) if is_one_of_several else say("人次"),
        "visits": formats.visits(top["visit_count"]),
    }
    text = say("{measure}最多的一天：{day}，{visits}。", **values)
    if days["visit_index"].drop_nulls().is_empty():
        return joined(text, say("没有一天算得出指数。"))
    best = top_of(days, "visit_index")
    index = formats.whole(round(best["visit_index"]))
    if day_words(best) == day_words(top):
        return joined(text, say("指数也最高：{index}（平常 = 100）。", index=index))
    more = say(
        "指数最高的一天：{day}，{index}（平常 = 100）。",
        day=day_words(best),
        index=index,
    )
    return joined(text, more)


def top_of(days: pl.DataFrame, column: str) -> dict[str, Any]:
    """Return the day with the most, the earlier one of equals."""
    known = days.drop_nulls(column)
    return known.sort(column, "counted_on", descending=[True, False]).row(0, named=True)


def day_words(row: dict[str, Any]) -> str:
    """Name a day by its edition, its number and its date."""
    return say(
        "{name}第 {number} 天（{day}）",
        name=row["label"],
        number=row["day_index"] + 1,
        day=formats.day_and_weekday(row["counted_on"]),
    )
