"""What a chart says of itself once it has left the app."""

import datetime as dt
from dataclasses import dataclass

from queries.present import formats
from queries.present.asking import HEADER_KEYS, Query, ask_sql, definition, reader
from queries.present.chart_sheet import SheetWords
from queries.present.clock import on_clock_named
from queries.present.labels import district_label
from queries.present.language import current, say


@dataclass(frozen=True)
class Caption:
    """Title, unit, queries, scope and period of a chart.

    queries: the calls that its numbers come from, all of one metric, at least one.
    """

    title: str
    unit: str
    queries: tuple[Query, ...]
    scope: str
    period: str


def span_caption(title: str, unit: str, query: Query) -> Caption:
    """Return the caption of a metric of a scope and period, and perhaps a category.

    query.arguments: (district_id or None, from_on, to_on[, category or None]).
    """
    district_id, from_on, to_on, *category = query.arguments
    assert isinstance(from_on, dt.date) and isinstance(to_on, dt.date)
    scope = [scope_name(None if district_id is None else str(district_id))]
    scope += [str(chosen) for chosen in category if chosen is not None]
    period = formats.period(from_on, to_on)
    return Caption(title, unit, (query,), " · ".join(scope), period)


def scope_name(district_id: str | None) -> str:
    """Name a scope; None is everything."""
    if district_id is None:
        return say("全部片区")
    names = ask_sql("select district_id, district_name from core.dim_district")
    return district_label(district_id, dict(names.iter_rows()))


def sheet_words(caption: Caption, alt_text: str) -> SheetWords:
    """Return what stands around the chart, as the newest snapshot says it now."""
    parts = (
        caption.scope,
        caption.period,
        say("单位：{unit}", unit=caption.unit),
    )
    return SheetWords(
        language="zh-CN" if current() == "zh" else "en",
        title=caption.title,
        subtitle=" · ".join(parts),
        notes=(
            source_line(caption.queries),
            definition_line(caption.queries[0].macro),
        ),
        alt_text=alt_text,
    )


def source_line(queries: tuple[Query, ...]) -> str:
    """Say which snapshot answered which calls, and when."""
    calls = [
        query.sql.removeprefix("from ").replace("\n", " ").removesuffix(";")
        for query in queries
    ]
    return say(
        "来源：快照 {snapshot}，{sql}；制图 {moment}",
        snapshot=reader().snapshot.name,
        sql=say("、").join(calls),
        moment=on_clock_named(dt.datetime.now(dt.UTC)),
    )


def definition_line(macro: str) -> str:
    """Return the whole definition of a metric: half of one could mislead."""
    header = definition(macro)
    for key in ("口径", HEADER_KEYS["口径"]):
        if key in header:
            return say("口径：{text}", text=header[key])
    return ""
