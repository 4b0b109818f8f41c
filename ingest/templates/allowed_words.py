"""Says, of a word that is not allowed, which words are."""

import polars as pl

from ingest.feed import header_names
from ingest.feeds.registry import FEEDS
from ingest.templates.columns import template_columns


def with_allowed_words(set_aside: pl.DataFrame, feed_name: str) -> pl.DataFrame:
    """The faults with the allowed words in the reason of each unknown one.

    set_aside: Delivery.set_aside. A column that only a layout names keeps its reason.
    """
    feed = FEEDS[feed_name]
    choices = {column.name: column.choices for column in template_columns(feed)}
    listed = {
        header: "、".join(choices[name])
        for header, name in header_names(feed).items()
        if choices[name]
    }
    words = (
        pl.col("column_name")
        .str.to_lowercase()
        .replace_strict(listed, default=None, return_dtype=pl.String)
    )
    is_told = (pl.col("reason_code") == "unknown_word") & words.is_not_null()
    return set_aside.with_columns(
        reason_zh=pl.when(is_told)
        .then(pl.lit("不在允许的取值里；请写 ") + words)
        .otherwise("reason_zh"),
        reason_en=pl.when(is_told)
        .then(pl.lit("not one of the allowed words; write one of ") + words)
        .otherwise("reason_en"),
    )
