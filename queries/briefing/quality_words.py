"""Puts data quality and published figures of a briefing into words."""

import datetime as dt
from typing import Any

import polars as pl

from queries.briefing.gathering import Briefing, during
from queries.present import formats
from queries.present.labels import district_label, verdict_label
from queries.present.language import say
from queries.present.quantities import quantity_label, written

Row = dict[str, str]


def words(briefing: Briefing) -> dict[str, str | list[Row]]:
    """Return the placeholders of data quality and of published figures."""
    missing = silent_days(briefing)
    return {
        "quality_text": quality_text(briefing, missing),
        "missing": [
            {
                "district": district_label(district, briefing.district_names),
                "days": runs_of_days(days),
            }
            for district, days in missing.items()
        ],
        "published_text": published_text(briefing),
        "published": [
            published_row(row)
            for row in briefing.rows("published")
            .filter(pl.col("verdict") != "context")
            .filter(during(briefing.month, "from_on", "to_on"))
            .iter_rows(named=True)
        ],
    }


def silent_days(briefing: Briefing) -> dict[str, list[dt.date]]:
    """Return by district the days on which readings were due and none came."""
    silent = briefing.rows("arrivals").filter(
        (pl.col("due_place_count") > 0) & (pl.col("arrived_place_count") == 0)
    )
    return {
        str(district[0]): sorted(rows["counted_on"])
        for district, rows in silent.group_by("district_id", maintain_order=True)
    }


def runs_of_days(days: list[dt.date]) -> str:
    """Write days in order, those that follow each other as one period."""
    runs: list[list[dt.date]] = []
    for day in days:
        if runs and day - runs[-1][-1] == dt.timedelta(days=1):
            runs[-1].append(day)
        else:
            runs.append([day])
    return say("、").join(formats.period(run[0], run[-1]) for run in runs)


def quality_text(briefing: Briefing, missing: dict[str, list[dt.date]]) -> str:
    """Write coverage, silent days, suspect counters and estimates."""
    arrivals = briefing.rows("arrivals")
    due = float(arrivals["expected_hours"].sum() or 0)
    came = float(arrivals["reported_hours"].sum() or 0)
    if not due:
        return say("本月没有应到的读数。")
    suspects = briefing.rows("suspects").select("place_id", "counter_id").n_unique()
    text = say(
        "应有的计数器小时到了 {share}；{missing} 个片区日完全没有到；"
        "{counters} 个计数器有可疑读数。",
        share=formats.share(came / due),
        missing=formats.whole(sum(map(len, missing.values()))),
        counters=formats.whole(suspects),
    )
    estimated = [
        formats.share(share)
        for share in briefing.rows("footfall")["estimated_share"]
        if share
    ]
    if estimated:
        text += say("人次中估算占 {share}。", share=say("、").join(estimated))
    return text


def published_text(briefing: Briefing) -> str:
    """Say how all figures that can be computed again fare, whatever their period."""
    verdicts = briefing.rows("published")["verdict"].to_list()
    checked = len(verdicts) - verdicts.count("context")
    if not checked:
        return say("仓库里没有可以复算的公布数字。")
    return say(
        "全部 {checked} 个可以复算的公布数字中，{good} 个与仓库一致或达到下限，"
        "{differs} 个不一致，{unknown} 个无法复算。",
        checked=checked,
        good=verdicts.count("agrees") + verdicts.count("at_least"),
        differs=verdicts.count("differs"),
        unknown=verdicts.count("not_known"),
    )


def published_row(row: dict[str, Any]) -> Row:
    """Write one published figure against the warehouse."""
    quantity = row["quantity"]
    return {
        "figure": row["sentence"] or quantity_label(quantity),
        "period": formats.period(row["from_on"], row["to_on"]),
        "published": written(quantity, row["published_value"], row["is_at_least"]),
        "computed": written(quantity, row["computed_value"]),
        "verdict": verdict_label(row["verdict"]),
    }
