"""数据字典: what does this metric, table or column mean, and how do I ask for it?"""

import datetime as dt

import polars as pl
import streamlit as st

from queries.dictionary.example_call import Samples, example_call
from queries.present.asking import QUERIES_FOLDER, Query, ask, ask_sql
from queries.present.figure import escaped, show_text
from queries.present.language import current, say
from queries.present.roles import admit
from queries.present.tables import show_table
from queries.present.url_state import url_select, url_text

#: Height of the long tables, in pixels.
TABLE_HEIGHT = 300


def show_page() -> None:
    """Show what was searched for: metrics first, then tables and their columns."""
    language = current()
    metrics = in_language(ask(Query("metric_dictionary")), language)
    columns = in_language(ask(Query("column_dictionary")), language)
    wanted = url_text("find", say("查找：名称或文字"))
    found_metrics = matching(metrics, wanted)
    found_columns = matching(columns, wanted)
    st.caption(
        say(
            "指标 {metrics} 个，表和列 {columns} 条。文字就在仓库文件里，"
            "任何 DuckDB 客户端都能查到。",
            metrics=found_metrics.height,
            columns=found_columns.height,
        )
    )
    show_metrics(found_metrics)
    show_tables(found_columns)


def in_language(frame: pl.DataFrame, language: str) -> pl.DataFrame:
    """Return the frame with the texts of one language, without the suffix."""
    other = "en" if language == "zh" else "zh"
    kept = frame.select(pl.exclude(rf"^.*_{other}$"))
    return kept.rename(lambda name: name.removesuffix(f"_{language}"))


def matching(frame: pl.DataFrame, wanted: str) -> pl.DataFrame:
    """Return the rows of which some text holds every wanted word, in any case."""
    words = wanted.lower().split()
    text = pl.concat_str(
        pl.selectors.string().fill_null(""), separator="\n"
    ).str.to_lowercase()
    return frame.filter(
        pl.all_horizontal(
            pl.lit(True), *(text.str.contains(word, literal=True) for word in words)
        )
    )


def show_metrics(metrics: pl.DataFrame) -> None:
    """List the metrics found, and show one of them whole."""
    st.subheader(say("各项指标"), anchor=False)
    if metrics.is_empty():
        st.info(say("没有这样的指标。"))
        return
    # the rest stands with the metric that is chosen
    listed = metrics.select("metric_name", "title")
    height = TABLE_HEIGHT if metrics.height > 7 else None
    show_table(listed, say("找到的指标：名称、标题"), height)
    options = {
        name: say("{title}（{name}）", title=title, name=name)
        for name, title in metrics.select("metric_name", "title").iter_rows()
    }
    chosen = url_select("metric", say("看一个指标"), options, next(iter(options)))
    show_metric(metrics.row(by_predicate=pl.col("metric_name") == chosen, named=True))


def show_metric(metric: dict[str, str]) -> None:
    """Show a metric: definition, a call to copy, the text of its file."""
    sql = file_text(metric["metric_name"])
    call = example_call(
        metric["metric_name"], metric["parameter_names"], sql or "", samples()
    )
    with st.container(border=True):
        st.markdown(f"**{escaped(metric['title'])}**")
        for heading, name in (
            (say("口径"), "definition"),
            (say("粒度"), "grain"),
            (say("单位"), "unit"),
            (say("来源"), "source"),
        ):
            show_text(heading, metric[name] or "")
        st.caption(say("这样查，日期换成要查的："))
        st.code(call.sql, language="sql")
        if sql is None:
            st.caption(say("这个指标的文件已经不在，仓库里装的是旧的。"))
            return
        with st.expander(say("指标文件 {path}", path=file_name(call))):
            st.code(sql, language="sql")


def samples() -> Samples:
    """Return values of this warehouse for the example calls."""
    newest_on = ask_sql(
        "select max(counted_on) as newest_on from mart.place_day"
        " where visit_count is not null"
    ).item(0, "newest_on")
    editions = ask_sql("select max(event_id) as event_id from core.dim_event")
    return Samples(
        newest_on or dt.date(2024, 1, 31),
        editions.item(0, "event_id"),
    )


def file_text(macro: str) -> str | None:
    """Return the text of a metric's file; None when the file is gone."""
    paths = list(QUERIES_FOLDER.glob(f"*/{macro}.sql"))
    return paths[0].read_text(encoding="utf-8") if paths else None


def file_name(call: Query) -> str:
    """Return the metric's file as the repository names it."""
    return f"queries/{call.file.parent.name}/{call.file.name}"


def show_tables(columns: pl.DataFrame) -> None:
    """Show one table of those found, with its columns that were found."""
    st.subheader(say("表和列"), anchor=False)
    if columns.is_empty():
        st.info(say("没有这样的表或列。"))
        return
    named = columns.with_columns(
        table=pl.concat_str("schema_name", "table_name", separator=".")
    )
    meanings = dict(
        named.filter(pl.col("column_name").is_null())
        .select("table", "meaning")
        .iter_rows()
    )
    options = {
        table: say("{table}（{count}）", table=table, count=count)
        for table, count in named.group_by("table", maintain_order=True)
        .agg(pl.col("column_name").count())
        .iter_rows()
    }
    chosen = url_select("table", say("看一张表"), options, next(iter(options)))
    if chosen in meanings:
        st.markdown(escaped(meanings[chosen] or ""))
    own = named.filter(
        (pl.col("table") == chosen) & pl.col("column_name").is_not_null()
    ).select("column_name", "data_type", "meaning")
    if not own.is_empty():
        show_table(own, say("{table} 的列", table=chosen), TABLE_HEIGHT)


admit("dictionary")
show_page()
