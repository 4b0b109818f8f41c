"""活动比较 answers "did it draw people?" with the macro's numbers, and no more."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import duckdb
import polars as pl
import pytest
from streamlit.testing.v1 import AppTest

from queries.present import formats
from queries.present.displacement_table import area_verdict
from queries.present.language import speaking
from queries.present.uplift_words import effect_words, uplift_sentence
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


def drawn(verdict: str, *numbers: float | None, **changed: object) -> dict[str, Any]:
    """Return a row of festival_uplift with ratio, low, high and detectable ratio."""
    ratio, low, high, detectable = numbers
    return {
        "verdict": verdict,
        "reason": None,
        "uplift_ratio": ratio,
        "uplift_low_ratio": low,
        "uplift_high_ratio": high,
        "detectable_ratio": detectable,
        "holiday_day_count": 0,
        "day_count": 3,
    } | changed


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


@pytest.mark.parametrize(
    "flow_type, has_drawn, said",
    [
        ("from", True, "少于平常，超出波动：可能从这里搬走了人"),
        ("from", False, "少于平常，超出波动"),
        (None, True, "少于平常，超出波动"),  # the net
    ],
)
def test_people_are_moved_only_by_what_drew_some(
    flow_type: str | None, has_drawn: bool, said: str
) -> None:
    row = drawn("below", -0.2, -0.3, -0.1, 0.09, flow_type=flow_type)

    assert area_verdict(row, has_drawn) == said


def test_a_loss_is_said_with_the_bound_next_to_nought() -> None:
    row = drawn("below", -0.25, -0.4, -0.125, 0.09)

    assert uplift_sentence(row) == "比平日少 25%，至少少 12.5%：不是偶然。"
    with speaking("en"):
        assert uplift_sentence(row) == (
            "25% fewer than ordinary days, at least 12.5% fewer: not by chance."
        )


def test_a_number_without_an_interval_is_not_called_chance_or_not() -> None:
    row = drawn(
        *("not_distinguishable", 0.38, None, None, None),
        reason="holiday_without_placebo",
        holiday_day_count=3,
    )

    assert uplift_sentence(row) == (
        "与往年同一假期比 +38%；没有区间，是不是偶然看不出来。"
        "与较早年份的同一假期比；节假日没有安慰剂，看不出是否偶然。"
    )


def test_an_uplift_shared_with_another_event_says_so() -> None:
    row = drawn(*("above", 0.38, 0.12, 0.6, 0.09), reason="overlapping_event")

    assert uplift_sentence(row) == (
        "比平日多 38%，至少多 12%：不是偶然。"
        "同一地点同一天还有别的活动，增量不能只归这一届。"
    )


def test_what_would_show_is_left_out_where_it_is_not_known() -> None:
    said = effect_words("not_distinguishable", 0.04, (-0.06, 0.15), None, "平日")

    assert said == "与平日的波动分不开（+4%，区间 −6%…+15%）。"


def test_a_change_of_visits_carries_its_sign() -> None:
    assert formats.visit_change(20452.1, "zh") == "+2.05 万"
    assert formats.visit_change(-820, "zh") == "−820"
    assert formats.visit_change(0.2, "zh") == "±0"
    assert formats.visit_change(None) == "—"
