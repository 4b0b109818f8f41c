"""Where the visits of editions came from and what they drew along: net and around."""

from typing import Any

import polars as pl
import streamlit as st

from queries.present import formats
from queries.present.asking import Query, ask
from queries.present.figure import Figure, escaped, show_evidence_button
from queries.present.labels import measure_label
from queries.present.language import say
from queries.present.neighbour_verdict import taken_sentence
from queries.present.refusals import reason_words
from queries.present.tables import show_table
from queries.present.uplift_words import interval_words, joined

#: The order of the rows of an edition.
AREA_TYPES = ("event_places", "own_district", "neighbour", "net")

#: Rows of the table shown at once.
TABLE_HEIGHT = 420


def show_displacement(labels: dict[str, str]) -> None:
    """Say the net effect of each edition, then list the changes around it.

    labels: event_id → name, in the order chosen.
    """
    around = {
        event_id: ask(Query("festival_displacement", (event_id,)))
        for event_id in labels
    }
    with st.container(border=True):
        st.subheader(say("是不是从周围搬来的，带动了哪里"), anchor=False)
        for event_id, label in labels.items():
            show_net(event_id, label, around[event_id])
        rows = [
            table_row(labels[event_id], row, row["measure"] in drawing)
            for event_id, frame in around.items()
            for drawing in [measures_that_drew(frame)]
            for row in in_order(frame)
        ]
        if not rows:
            return
        show_table(
            pl.DataFrame(rows, infer_schema_length=None),
            alt=say("所选活动的活动点位、周围片区和合计的增减"),
            height=TABLE_HEIGHT,
        )
        st.caption(
            say(
                "每处都与它自己的平常日比；区间 = 没有活动的平常时段同样算一遍，"
                "100 次里有 90 次落在其中的范围。"
                "看的地方多，总会有一两处碰巧越界，整体看净增；"
                "活动自己没有看出增量时，周围的增减不算到它头上。"
            )
        )


def show_net(event_id: str, label: str, around: pl.DataFrame) -> None:
    """Say the net of one edition, with the evidence of the net and of its parts."""
    net = Query("festival_net", (event_id,))
    rows = net_rows(around, net)
    for row in rows:
        name = label if len(rows) == 1 else f"{label} {measure_label(row['measure'])}"
        taken = taken_sentence(around, row["measure"])
        st.markdown(
            say("{name}：是从周围搬来的吗？{answer}", name=escaped(name), answer=taken)
        )
        st.markdown(net_sentence(row, around))
    with st.container(horizontal=True, gap="small"):
        show_evidence_button(
            Figure(say("{name}的净增", name=label), net),
            f"net_{event_id}",
            say("净增的依据"),
        )
        show_evidence_button(
            Figure(
                say("{name}的客流搬移", name=label),
                Query("festival_displacement", (event_id,)),
            ),
            f"displacement_{event_id}",
            say("各处的依据"),
        )


def net_rows(around: pl.DataFrame, net: Query) -> list[dict[str, Any]]:
    """Return the rows of festival_net, from festival_displacement where that has any.

    net asks for the same windows once more, half of a click; an edition without areas
    is in it alone, with the reason.
    """
    nets = around.filter(area_type="net")
    if nets.is_empty():
        return ask(net).rows(named=True)
    own = around.filter(area_type="event_places").select(
        "measure", event_uplift_visit_count="uplift_visit_count"
    )
    renamed = {
        f"uplift_{name}": f"net_uplift_{name}"
        for name in ("visit_count", "ratio", "low_ratio", "high_ratio")
    }
    return nets.join(own, on="measure", how="left").rename(renamed).rows(named=True)


def net_sentence(row: dict[str, Any], around: pl.DataFrame) -> str:
    """Say one row of festival_net; around: festival_displacement of its edition."""
    why = None if row["reason"] is None else reason_words(row["reason"])
    if row["verdict"] == "no_baseline":
        return say("没有可比的基线：{reason}", reason=why or formats.MISSING)
    compared = around.filter(
        pl.col("measure") == row["measure"],
        pl.col("area_type").is_in(["own_district", "neighbour"]),
        pl.col("baseline_visit_count").is_not_null(),
    )
    change_around = row["around_uplift_visit_count"] if compared.height else None
    interval = interval_words(row["net_uplift_low_ratio"], row["net_uplift_high_ratio"])
    has_interval = interval != formats.MISSING
    size = formats.change(row["net_uplift_ratio"])
    if has_interval:
        size = say("{change}，区间 {interval}", change=size, interval=interval)
    sentence = say(
        "活动点位 {event} 人次，周围 {around}，合计 {net}（{size}）：{verdict}。",
        event=formats.visit_change(row["event_uplift_visit_count"]),
        around=formats.visit_change(change_around),
        net=formats.visit_change(row["net_uplift_visit_count"]),
        size=size,
        verdict=net_words(row["verdict"], has_interval),
    )
    return sentence if why is None else joined(sentence, why)


def net_words(verdict: str, has_interval: bool) -> str:
    """Say the verdict about the net."""
    if not has_interval:
        return say("算不出上下限，说不出是净增还是净减")
    return {
        "above": say("整体确有净增，不是偶然"),
        "below": say("整体确有净减，不是偶然"),
        "not_distinguishable": say("整体与平常的波动分不开"),
    }.get(verdict, verdict)


def in_order(frame: pl.DataFrame) -> list[dict[str, Any]]:
    """Return the rows: its own places, around it, net; the refused stay among them."""
    rows = frame.sort("measure", "uplift_ratio", descending=[False, True])
    return sorted(
        rows.iter_rows(named=True),
        key=lambda row: (
            row["measure"],
            AREA_TYPES.index(row["area_type"]),
            row["uplift_ratio"] is None,
        ),
    )


def measures_that_drew(around: pl.DataFrame) -> set[str]:
    """Return the measures by which the edition's own places had clearly more."""
    own = around.filter(area_type="event_places", verdict="above")
    return set(own["measure"].to_list())


def table_row(label: str, row: dict[str, Any], has_drawn: bool) -> dict[str, Any]:
    """Return a row of festival_displacement as people read it.

    has_drawn: whether the edition itself drew people; what changed around one that
    did not is not put down to it.
    """
    return {
        "edition": label,
        "area_name": area_words(row),
        "uplift_ratio": row["uplift_ratio"],
        "interval": interval_words(row["uplift_low_ratio"], row["uplift_high_ratio"]),
        "verdict_words": area_verdict(row, has_drawn),
        "reason": None if row["reason"] is None else reason_words(row["reason"]),
        "uplift_visit_count": rounded(row["uplift_visit_count"]),
        "baseline_visit_count": rounded(row["baseline_visit_count"]),
        "visit_count": row["visit_count"],
        "measure_name": measure_label(row["measure"]),
    }


def rounded(count: float | None) -> int | None:
    """Return whole visits; what is missing stays missing."""
    return None if count is None else round(count)


def area_words(row: dict[str, Any]) -> str:
    """Name the area of a row."""
    district = row["district_name"] or row["district_id"]
    return {
        "event_places": say("活动点位"),
        "own_district": say("{district}其余点位", district=district),
        "net": say("合计（净增）"),
    }.get(row["area_type"], str(district))


def area_verdict(row: dict[str, Any], has_drawn: bool) -> str:
    """Say what is known of an area; of many, some cross the line by chance."""
    if row["verdict"] == "no_baseline":
        return say("没有可比的基线")
    if row["uplift_low_ratio"] is None:
        return say("算不出上下限，说不出来")
    if has_drawn and row["flow_type"] == "from":
        return say("少于平常，超出波动：可能从这里搬走了人")
    if has_drawn and row["flow_type"] == "to":
        return say("多于平常，超出波动：可能带动了这里")
    return {
        "above": say("多于平常，超出波动"),
        "below": say("少于平常，超出波动"),
        "not_distinguishable": say("与平常的波动分不开"),
    }.get(row["verdict"], row["verdict"])
