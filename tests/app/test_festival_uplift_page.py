"""活动比较 answers "did it draw people?" with the macro's numbers, and no more."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import duckdb
import polars as pl
import pytest
from streamlit.testing.v1 import AppTest

from queries.present import formats
from tests.app.conftest import OpenApp
from tests.app.test_pages import words

COFFEE = "sanbao-coffee-2025"
KILN = "xujiayao-kaiyao-2025"
TOO_LONG = "xiaxia-dianying-2025"


@pytest.fixture(scope="module")
def sample(sample_copy: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect(str(sample_copy), read_only=True) as connection:
        yield connection


def row_of(
    sample: duckdb.DuckDBPyConnection, macro: str, event_id: str
) -> dict[str, Any]:
    """Return the one row of a macro about an edition, asked for all editions."""
    cursor = sample.execute(f"from metric.{macro}() where event_id = ?", [event_id])
    names = [column[0] for column in cursor.description or []]
    (row,) = cursor.fetchall()
    return dict(zip(names, row, strict=True))


def areas(app: AppTest) -> list[dict[str, Any]]:
    """Return the rows of the table of displacement: the one with areas."""
    (found,) = [
        part.value for part in app.dataframe if "area_name" in part.value.columns
    ]
    return pl.from_pandas(found).to_dicts()


def test_an_edition_that_drew_people_says_how_many_at_least(
    open_app: OpenApp, sample_db: Path, sample: duckdb.DuckDBPyConnection
) -> None:
    row = row_of(sample, "festival_uplift", COFFEE)
    shown = words(open_app(sample_db, "festivals", event=COFFEE))
    sentence = (
        f"比平日多 {formats.share(row['uplift_ratio'])}，"
        f"至少多 {formats.share(row['uplift_low_ratio'])}：不是偶然。"
    )

    assert row["verdict"] == "above"
    assert shown.count(sentence) == 2  # on the card and in the answer at the top
    assert "多于基线" in shown
    assert (
        f"夜间：比平日多 {formats.share(row['night_uplift_ratio'])}，"
        f"至少多 {formats.share(row['night_uplift_low_ratio'])}"
    ) in shown
    assert "那一步还没有做" not in shown


def test_an_edition_that_cannot_be_told_says_what_would_show(
    open_app: OpenApp, sample_db: Path, sample: duckdb.DuckDBPyConnection
) -> None:
    row = row_of(sample, "festival_uplift", KILN)
    shown = words(open_app(sample_db, "festivals", event=KILN))

    assert row["verdict"] == "not_distinguishable"
    assert (
        f"与平日的波动分不开（{formats.change(row['uplift_ratio'])}，"
        f"区间 {formats.change(row['uplift_low_ratio'])}…"
        f"{formats.change(row['uplift_high_ratio'])}）；"
        f"要超过 {formats.change(row['detectable_ratio'])} 才看得出。"
    ) in shown
    assert "看不出来" in shown
    assert "：不是偶然" not in shown.split("从哪里来")[0]


def test_a_refused_edition_says_why_and_gives_no_number(
    open_app: OpenApp, sample_db: Path
) -> None:
    app = open_app(sample_db, "festivals", event=TOO_LONG)
    shown, rows = words(app), areas(app)

    # the answer, the card, the net
    assert shown.count("没有可比的基线：前后八周里可用的不足五周。") == 3
    assert "夜间：同样没有可比的基线。" in shown
    assert {row["verdict_words"] for row in rows} == {"没有可比的基线"}
    assert all(row["reason"] for row in rows)
    assert {row["uplift_ratio"] for row in rows} == {None}
    assert {row["uplift_visit_count"] for row in rows} == {None}
    assert {row["interval"] for row in rows} == {"—"}


def test_a_cancelled_edition_has_no_baseline_because_it_was_cancelled(
    open_app: OpenApp, small_db: Path
) -> None:
    shown = words(open_app(small_db, "festivals", event="off-2025"))

    assert "没有可比的基线：已取消。" in shown


def test_the_net_is_that_of_the_macro(
    open_app: OpenApp, sample_db: Path, sample: duckdb.DuckDBPyConnection
) -> None:
    shown = words(open_app(sample_db, "festivals", event="taoran-ji-2025"))
    net = row_of(sample, "festival_net", "taoran-ji-2025")
    interval = (
        f"{formats.change(net['net_uplift_low_ratio'])}…"
        f"{formats.change(net['net_uplift_high_ratio'])}"
    )

    assert (
        f"活动点位 {formats.visit_change(net['event_uplift_visit_count'])} 人次，"
        f"周围 {formats.visit_change(net['around_uplift_visit_count'])}，"
        f"合计 {formats.visit_change(net['net_uplift_visit_count'])}"
        f"（{formats.change(net['net_uplift_ratio'])}，区间 {interval}）："
        "整体与平常的波动分不开。有的片区没有基线，不在净增之内。"
    ) in shown


def test_every_area_stands_in_the_table_the_refused_ones_too(
    open_app: OpenApp, sample_db: Path, sample: duckdb.DuckDBPyConnection
) -> None:
    asked = [COFFEE, "taoran-ji-2025"]
    app = open_app(sample_db, "festivals")
    app.query_params["event"] = asked
    rows = areas(app.run())
    expected = sample.execute(
        "select uplift_ratio, verdict, flow_type from metric.festival_displacement()"
        " where event_id in (?, ?)",
        asked,
    ).fetchall()

    assert len(rows) == len(expected)
    assert sorted(
        row["uplift_ratio"] for row in rows if row["uplift_ratio"] is not None
    ) == pytest.approx(sorted(ratio for ratio, *_ in expected if ratio is not None))
    flows = [row for row in expected if row[2] == "to"]
    assert sum("带动了这里" in row["verdict_words"] for row in rows) == len(flows) > 0
    refused = [row for row in rows if row["verdict_words"] == "没有可比的基线"]
    assert len(refused) == sum(row[1] == "no_baseline" for row in expected) > 0
    assert all(row["reason"] for row in refused)
    assert rows[0]["area_name"] == "活动点位"
    assert [row["area_name"] for row in rows].count("合计（净增）") == 2


@pytest.mark.parametrize("figure", ["uplift", "net", "displacement"])
def test_the_evidence_of_an_uplift_asks_for_its_edition_alone(
    open_app: OpenApp, sample_db: Path, figure: str
) -> None:
    app = open_app(sample_db, "festivals", event=COFFEE)
    app.button(key=f"evidence_{figure}_{COFFEE}").click().run()

    assert not app.exception
    assert app.code[0].value == f"from metric.festival_{figure}('{COFFEE}');"
    assert set(app.dataframe[-1].value["event_id"]) == {COFFEE}


def test_around_an_edition_that_drew_nobody_nothing_is_put_down_to_it(
    open_app: OpenApp, sample_db: Path
) -> None:
    rows = areas(open_app(sample_db, "festivals", event=KILN))
    said = {row["verdict_words"] for row in rows}

    # two neighbours had more than usual on its days
    assert said == {"多于平常，超出波动", "与平常的波动分不开"}
