"""Says beside an unregistered place which registered one is written almost like it.

A clerk who read "not registered" registered the slip: a second place, and its visits
were never seen under the first.
"""

import difflib

import polars as pl

from ingest.delivery import Registers

#: How alike two ids must be, 0–1: one letter of sixteen too many is 0.97.
LEAST_LIKENESS = 0.8

#: So many different slips are looked up; a file with more has another trouble.
MOST_LOOKED_UP = 200


def with_likely_places(set_aside: pl.DataFrame, registers: Registers) -> pl.DataFrame:
    """Add to the reason of each unregistered place the registered one it may mean.

    set_aside: raw_value, reason_code, reason_zh, reason_en and others; the same frame
    comes back, with longer reasons.
    """
    is_unknown = pl.col("reason_code") == "unregistered_place"
    names = dict(registers.places.select("place_id", "place_name").iter_rows())
    unknown = set_aside.filter(is_unknown)["raw_value"].drop_nulls().unique()
    meant = {
        value: found[0]
        for value in unknown.sort().head(MOST_LOOKED_UP)
        if (found := difflib.get_close_matches(value, names, 1, LEAST_LIKENESS))
    }
    if not meant:
        return set_aside
    hints = pl.DataFrame(
        {
            "raw_value": list(meant),
            "reason_code": "unregistered_place",
            "hint_zh": [f"；是不是 {id_}（{names[id_]}）？" for id_ in meant.values()],
            "hint_en": [f"; is it {id_} ({names[id_]})?" for id_ in meant.values()],
        }
    )
    return (
        set_aside.join(
            hints, on=["raw_value", "reason_code"], how="left", maintain_order="left"
        )
        .select(
            *(
                pl.col(name)
                for name in set_aside.columns
                if not name.startswith("reason_")
            ),
            "reason_code",
            reason_zh=pl.col("reason_zh") + pl.col("hint_zh").fill_null(""),
            reason_en=pl.col("reason_en") + pl.col("hint_en").fill_null(""),
        )
        .select(set_aside.columns)
    )
