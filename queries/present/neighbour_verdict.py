"""Says in one sentence whether an edition took its visits from the neighbours.

The sentence rests on verdicts that are there: of the edition's places, of each area
around them, and of all together. Of many areas one may cross the line by chance, so a
"no" needs more than that none did: all together must have clearly gained.
"""

from typing import Any

import polars as pl

from queries.present import formats
from queries.present.language import say
from queries.present.refusals import reason_words

AROUND = ("own_district", "neighbour")


def taken_sentence(around: pl.DataFrame, measure: str | None) -> str:
    """Answer yes, no, or that nobody can tell; with the reason in words.

    around: rows of festival_displacement of one edition.
    """
    rows = around.filter(measure=measure) if measure is not None else around.head(0)
    own = first(rows.filter(area_type="event_places"))
    net = first(rows.filter(area_type="net"))
    areas = rows.filter(pl.col("area_type").is_in(AROUND))
    refusal = why_not(own, areas)
    if refusal is not None:
        return say("**判断不了。** {why}", why=refusal)
    lost = areas.filter(flow_type="from")
    judged = areas.filter(pl.col("uplift_low_ratio").is_not_null())
    values = {
        "areas": say("、").join(area_names(lost)),
        "judged": formats.whole(judged.height),
        "rest": left_out(areas.height - judged.height),
    }
    if not lost.is_empty() and net["verdict"] == "above":
        return say(
            "**可能有一部分是。** {areas}同期少于平常，超出波动；"
            "但连周围合起来仍是净增。{rest}",
            **values,
        )
    if not lost.is_empty():
        return say("**可能是。** {areas}同期少于平常，超出波动。{rest}", **values)
    if net["verdict"] == "below":
        return say(
            "**可能是。** 没有单独哪一处明显少，但连周围合起来确有净减。{rest}",
            **values,
        )
    if net["verdict"] == "above":
        return say(
            "**不是。** 周围 {judged} 处没有一处明显少于平常，连周围合起来确有净增。"
            "{rest}",
            **values,
        )
    if net["uplift_low_ratio"] is None:
        return say(
            "**判断不了。** 周围 {judged} 处没有一处明显少于平常；"
            "但可比的平常时段太少，连周围合起来多了还是少了，算不出有几成把握。{rest}",
            **values,
        )
    return say(
        "**判断不了。** 周围 {judged} 处没有一处明显少于平常；但连周围合起来，"
        "多出来的和平常的起伏分不开。{rest}",
        **values,
    )


def first(rows: pl.DataFrame) -> dict[str, Any]:
    """Return the first row; what has none is not compared with anything."""
    if rows.is_empty():
        return {"verdict": "no_baseline", "reason": None, "uplift_low_ratio": None}
    return rows.row(0, named=True)


def why_not(own: dict[str, Any], areas: pl.DataFrame) -> str | None:
    """Say why nothing can be told at all; None where something can."""
    if own["verdict"] == "no_baseline":
        why = reason_words(own["reason"] or "no_counts")
        return say("活动自己没有平常日可比：{why}", why=why)
    if own["verdict"] != "above":
        return say("活动点位自己没有看出多了人，谈不上从周围搬来。")
    if areas.is_empty():
        return reason_words("no_neighbours")
    if areas["uplift_low_ratio"].is_null().all():
        return say("周围没有一处算得出平常的上下限。")
    return None


def area_names(areas: pl.DataFrame) -> list[str]:
    """Name areas around an edition, those with the greatest loss first."""
    return [
        say("{district}其余点位", district=row["district_name"] or row["district_id"])
        if row["area_type"] == "own_district"
        else str(row["district_name"] or row["district_id"])
        for row in areas.sort("uplift_visit_count").iter_rows(named=True)
    ]


def left_out(count: int) -> str:
    """Say of how many areas nothing is known; nothing where all are."""
    if not count:
        return ""
    return say("另有 {count} 处判断不了，不在内。", count=formats.whole(count))
