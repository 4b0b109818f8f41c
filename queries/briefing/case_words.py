"""Puts complaints and refunds of a briefing into words."""

from typing import Any

import polars as pl

from queries.briefing.gathering import Briefing
from queries.present import formats
from queries.present.labels import district_label
from queries.present.language import say

Row = dict[str, str]

#: Columns of a refund metric, all NULL where no complaint was delivered.
FIELDS = (
    *("complaint_count", "refund_count", "refunded_yuan", "closed_count"),
    *("satisfied_share", "satisfied_count", "rated_count"),
)


def words(briefing: Briefing) -> dict[str, str | list[Row]]:
    """Return the placeholders of complaints and refunds."""
    row = briefing.rows("cases").row(0, named=True)
    if not briefing.has_case_data:
        row = dict.fromkeys(row)
    districts = briefing.rows("cases_by_district").sort(
        "complaint_count", "district_id", descending=[True, False]
    )
    if not briefing.has_case_data:
        districts = districts.clear()
    return {
        "cases_text": cases_text(briefing, row),
        **case_row(row),
        "cases_by_district": [
            {
                "district": district_label(row["district_id"], briefing.district_names),
                **case_row(row),
            }
            for row in districts.filter(pl.col("complaint_count") > 0).iter_rows(
                named=True
            )
        ],
    }


def case_row(row: dict[str, Any]) -> Row:
    """Write one row of a refund metric."""
    count, refunds, yuan, closed, share, satisfied, rated = (
        row[name] for name in FIELDS
    )
    return {
        "complaints": formats.whole(count),
        "refunds": formats.whole(refunds),
        "refunded": formats.decimal(yuan),
        "closed": formats.whole(closed),
        "satisfied_share": formats.share(share),
        "satisfied_of_rated": formats.part_of(satisfied, rated),
    }


def cases_text(briefing: Briefing, row: dict[str, Any]) -> str:
    """Write the paragraph; where nothing was delivered, none is not said to be 0."""
    if briefing.case_days is None:
        return say("仓库里没有投诉数据，不写 0。")
    first, newest = briefing.case_days
    if not briefing.has_case_data:
        return say(
            "仓库里没有本月的投诉数据（投诉受理于 {period}），不写 0。",
            period=formats.period(first, newest),
        )
    written = case_row(row)
    text = say(
        "受理投诉 {complaints} 件，已办结 {closed} 件；其中 {refunds} 件有退赔，共 "
        "{yuan}。满意率 {satisfied_share}（满意/已评价 {satisfied_of_rated}）。",
        **written,
        yuan=formats.yuan(row["refunded_yuan"]),
    )
    return text + rate_sentence(row) + newest_sentence(briefing)


def rate_sentence(row: dict[str, Any]) -> str:
    """Write complaints per 10,000 visits, or why there is no such number."""
    if row["complaints_per_10k_visits"] is None:
        return say("每万人次投诉不算：没有进入人次，或覆盖率低于 90%。")
    return say(
        "每万人次投诉 {rate} 件（同期进入 {visits}）。",
        rate=formats.decimal(row["complaints_per_10k_visits"]),
        visits=formats.visits(row["visit_count"]),
    )


def newest_sentence(briefing: Briefing) -> str:
    """Say up to which day complaints go, where that is before the month ends."""
    if briefing.case_days is None or briefing.case_days[1] >= briefing.month.to_on:
        return ""
    return say("仓库里最晚的一件受理于 {day}。", day=formats.day(briefing.case_days[1]))
