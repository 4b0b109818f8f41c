"""A figure and what stands behind it: definition, SQL, rows, download."""

import datetime as dt
from dataclasses import dataclass

import polars as pl
import streamlit as st

from queries.present.archives import MOST_EXCEL_ROWS, archive
from queries.present.asking import Query, ask, ask_sql, definition, reader
from queries.present.clock import on_clock_named
from queries.present.definition_text import codes_said, sentences
from queries.present.exports import Provenance, workbook
from queries.present.language import in_this_language, say
from queries.present.page_link import show_link
from queries.present.result_words import with_result_words
from queries.present.tables import show_table

#: As many source rows as a person reads; the download holds all of them.
ROWS_SHOWN = 500

EXCEL_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@dataclass(frozen=True)
class Figure:
    """Numbers of a page: their title, their query, the query of their source rows."""

    title: str
    query: Query
    rows: Query | None = None


def show_evidence_button(figure: Figure, key: str, label: str | None = None) -> None:
    """Show the button that opens definition, SQL and rows of a figure."""
    if st.button(
        label or say("口径 · SQL · 数据行"),
        key=f"evidence_{key}",
        type="tertiary",
        icon=":material/fact_check:",
        help=say("这个数怎么来的：{title}", title=figure.title),
    ):
        open_evidence(figure)


def open_evidence(figure: Figure) -> None:
    """Open the dialog in the current language; its title is fixed when it is made."""
    st.dialog(figure.title, width="large")(show_evidence)(figure)


def show_evidence(figure: Figure) -> None:
    """Show the three affordances of a figure as tabs, and the link to hand on."""
    names = [say("口径"), say("SQL"), say("结果")]
    if figure.rows is not None:
        names.append(say("数据行"))
    tabs = st.tabs(names)
    with tabs[0]:
        show_definition(figure.query)
    with tabs[1]:
        show_sql(figure.query)
    with tabs[2]:
        answer = ask(figure.query)
        worded = with_result_words(answer)
        show_table(worded, alt=say("{title}的结果", title=figure.title))
        show_download(figure.title, figure.query, answer.height)
    if figure.rows is not None:
        with tabs[3]:
            show_rows(figure.title, figure.rows)
    show_link()


def show_definition(query: Query) -> None:
    """Show the header of the metric, as it stands in the warehouse."""
    for heading, text in definition(query.macro).items():
        show_text(heading, text)
    st.caption(say("这段文字就是仓库里 metric.{macro} 的注释。", macro=query.macro))


def show_text(heading: str, text: str) -> None:
    """Show a part of a definition, a long one sentence by sentence.

    The codes in it are said as the app says them, one a line.
    """
    said = sentences(text)
    if len(said) < 3:
        st.markdown(f"**{heading}**\u3000{escaped(text)}")
    else:
        lines = "\n".join(f"- {escaped(sentence)}" for sentence in said)
        st.markdown(f"**{heading}**\n\n{lines}")
    codes = codes_said(text)
    if codes:
        lines = "\n".join(f"- {escaped(f'{code} = {word}')}" for code, word in codes)
        st.markdown(f"{say('上文的代码在各页这样说：')}\n\n{lines}")


def escaped(text: str) -> str:
    """Return a text that Markdown shows as it is."""
    for sign in ("\\", "*", "_", "`", "$", "~", "[", "]", "<", ":"):
        text = text.replace(sign, f"\\{sign}")
    return text


def show_sql(query: Query) -> None:
    """Show the statement with its arguments in place, and the file of the metric."""
    st.markdown(
        say("用任何 DuckDB 客户端只读打开数据仓库，输入这一句即可得到同样的数：")
    )
    st.code(query.sql, language="sql")
    st.markdown(say("它调用的指标定义在 `{path}`：", path=short_path(query)))
    st.code(query.file.read_text(encoding="utf-8"), language="sql", height=360)


def short_path(query: Query) -> str:
    """Return the metric's file as the repository names it."""
    return f"queries/{query.file.parent.name}/{query.file.name}"


def show_rows(title: str, rows: Query) -> None:
    """Show the source rows with their file, sheet and line."""
    count = ask_sql(f"select count(*) from ({rows.prepared})", rows.values).item()
    first = ask_sql(f"{rows.prepared} limit {ROWS_SHOWN}", rows.values)
    if not count:
        st.info(say("这个范围和时期里没有数据行。"), icon=":material/info:")
        return
    if count > first.height:
        st.caption(
            say(
                "共 {count} 行，这里是前 {shown} 行；下载的文件是全部。",
                count=f"{count:,}",
                shown=f"{first.height:,}",
            )
        )
    else:
        st.caption(say("共 {count} 行。", count=f"{count:,}"))
    worded = with_result_words(source_first(first))
    show_table(worded, alt=say("{title}的数据行", title=title), height=380)
    st.code(rows.sql, language="sql")
    show_download(say("{title}（数据行）", title=title), rows, count)


def source_first(frame: pl.DataFrame) -> pl.DataFrame:
    """Return the columns that name the source first."""
    source = [
        name
        for name in ("file_name", "source_sheet", "source_row")
        if name in frame.columns
    ]
    return frame.select(*source, pl.exclude(source))


def show_download(title: str, query: Query, row_count: int) -> None:
    """Offer the rows of a query as a file, which is made when it is asked for."""
    is_long = row_count > MOST_EXCEL_ROWS
    write = archive if is_long else workbook
    st.download_button(
        say("下载 CSV（ZIP）") if is_long else say("下载 Excel"),
        data=in_this_language(lambda: write(ask(query), provenance(title, query))),
        file_name=f"{query.macro}.{'zip' if is_long else 'xlsx'}",
        mime="application/zip" if is_long else EXCEL_TYPE,
        icon=":material/download:",
        key=f"download_{query.macro}_{title}",
        on_click="ignore",
    )


def provenance(title: str, query: Query) -> Provenance:
    """Return where a table comes from, for the second sheet of its file."""
    made_at = on_clock_named(dt.datetime.now(dt.UTC))
    return Provenance(
        (
            (say("表"), title),
            (say("SQL"), query.sql),
            (say("指标文件"), short_path(query)),
            *definition(query.macro).items(),
            (say("快照"), reader().snapshot.name),
            (say("导出时刻"), made_at),
        )
    )
