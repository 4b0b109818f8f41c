"""The refunds page of those who may not see small counts: whole years, counts alone.

Neither scope, category nor days can be chosen: two answers that overlap would give the
difference away. Years do not overlap.
"""

import datetime as dt
from typing import Any

import polars as pl
import streamlit as st

from queries.present import formats
from queries.present.asking import Query, ask
from queries.present.exports import Provenance, workbook
from queries.present.figure import EXCEL_TYPE, provenance, show_definition, show_sql
from queries.present.filters import Period
from queries.present.language import say
from queries.present.refund_charts import district_rows, named
from queries.present.suppression import K_SMALLEST, is_safe_part, protected
from queries.present.tables import show_table
from queries.present.url_state import url_select

COUNT = "complaint_count"


def show_protected(bounds: Period | None) -> None:
    """Show one year of complaints with small counts hidden.

    bounds: the days that have complaints; None = there are none.
    """
    if bounds is None:
        st.info(say("仓库里还没有投诉。先用 nightledger load 载入投诉文件。"))
        return
    years = [
        str(year) for year in range(bounds.to_on.year, bounds.from_on.year - 1, -1)
    ]
    year = int(
        url_select("year", say("年份"), {each: each for each in years}, years[0])
    )
    span = (None, dt.date(year, 1, 1), dt.date(year, 12, 31))
    tables = breakdowns(span)
    shown = protected({name: table for name, (_, table) in tables.items()}, COUNT)
    st.caption(
        say(
            "您的角色看不到逐件和 {k} 件以下的数。“—” = 隐去：不足 {k} 件，"
            "或显示它就能推出别的。0 照常显示。",
            k=K_SMALLEST,
        )
    )
    if shown is None:
        st.info(
            say("{year} 年件数太少，显示任何一个都会泄露个案，所以不显示。", year=year),
            icon=":material/visibility_off:",
        )
        return
    show_totals(ask(Query("refunds_in_scope", span)).row(0, named=True))
    with st.grid(2, min_column_width=380):
        for name, (query, _) in tables.items():
            show_breakdown(name, query, shown[name])


def breakdowns(
    span: tuple[str | None, dt.date, dt.date],
) -> dict[str, tuple[Query, pl.DataFrame]]:
    """Return heading → query and table (name, complaint_count) of the same cases."""
    months = Query("refunds_by_month", span)
    districts = Query("refunds_by_district_in_scope", span)
    channels = Query("refunds_by_channel", span)
    categories = Query("refunds_by_category", span)
    month_rows = ask(months).with_columns(name=pl.col("month_on").dt.to_string("%Y-%m"))
    found = {
        say("按受理月份"): (months, month_rows),
        say("按片区"): (districts, district_rows(ask(districts))),
        say("按渠道"): (channels, named(ask(channels), "channel")),
        say("按类别"): (categories, named(ask(categories), "category")),
    }
    return {
        heading: (query, table.select("name", COUNT))
        for heading, (query, table) in found.items()
    }


def show_totals(row: dict[str, Any]) -> None:
    """Show the year's numbers, of refunds and ratings those that are not small."""
    cases = row[COUNT]
    has_refunds = is_safe_part(row["refund_count"], cases)
    has_rated = is_safe_part(row["satisfied_count"], row["rated_count"])
    share = row["satisfied_share"] if has_rated else None
    cards = (
        (say("投诉（件）"), formats.whole(cases)),
        (
            say("退赔（件）"),
            formats.whole(row["refund_count"] if has_refunds else None),
        ),
        (
            say("退赔金额（元）"),
            formats.decimal(row["refunded_yuan"] if has_refunds else None),
        ),
        (say("满意率"), formats.share(share)),
        (
            say("每万人次投诉（件）"),
            formats.decimal(row["complaints_per_10k_visits"]),
        ),
    )
    with st.grid(5, min_column_width=150):
        for title, value in cards:
            st.metric(title, value)


def show_breakdown(heading: str, query: Query, table: pl.DataFrame) -> None:
    """Show one table, what it means, and its download; it has no source rows."""
    with st.container(border=True):
        st.markdown(f"**{heading}**")
        show_table(table, say("投诉件数{title}，小数已隐去", title=heading), 260)
        with st.container(horizontal=True, vertical_alignment="center"):
            with st.popover(say("口径 · SQL"), icon=":material/fact_check:"):
                show_definition(query)
                show_sql(query)
            st.download_button(
                say("下载 Excel"),
                data=lambda: workbook(table, provenance_of_protected(heading, query)),
                file_name=f"{query.macro}.xlsx",
                mime=EXCEL_TYPE,
                icon=":material/download:",
                key=f"download_protected_{query.macro}",
                on_click="ignore",
            )


def provenance_of_protected(heading: str, query: Query) -> Provenance:
    """Return where the table comes from, and that it is not whole."""
    note = (say("隐去"), say("不足 {k} 件的数，和能推出它们的数。", k=K_SMALLEST))
    return Provenance((*provenance(heading, query).lines, note))
