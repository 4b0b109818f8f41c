"""`nightledger alerts`: exit statuses, both languages, JSON, and the webhook."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.warehouse.test_alert_post import Hook, hook

__all__ = ["hook"]

REGISTERS = {
    "districts.csv": "片区编号,片区名称\nd1,陶阳里\n",
    "places.csv": "点位编号,点位名称,片区编号,核定瞬时承载量\np1,北门,d1,100\n",
    "schemes.csv": "方案编号,等级,等级名称,起始比例,解除比例,已核实\n"
    "local,1,黄色,0.80,0.75,是\n",
}
PRESENT = """日期,时段,点位编号,人次,指标
2024-05-01,18,p1,{count},present
2024-05-01,18,p1,5,entries
"""


def alerts(
    *arguments: str | Path, **variables: str
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "warehouse", "alerts", *map(str, arguments)],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "NIGHTLEDGER_LANGUAGE": "zh", **variables},
    )


def load(folder: Path, count: int, start: Callable[[Path], Path]) -> Path:
    """Load a place for 100 people with so many in it; return the warehouse's name."""
    from warehouse.load import load_files

    folder.mkdir(exist_ok=True)
    files = {**REGISTERS, "present.csv": PRESENT.format(count=count)}
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")
    db = start(folder / "data" / "nightledger.duckdb")
    load_files(db, [folder / name for name in files], keep_hours=1)
    return db


@pytest.fixture(scope="module")
def full(
    tmp_path_factory: pytest.TempPathFactory, start: Callable[[Path], Path]
) -> Path:
    return load(tmp_path_factory.mktemp("full"), 90, start)


@pytest.fixture(scope="module")
def empty(
    tmp_path_factory: pytest.TempPathFactory, start: Callable[[Path], Path]
) -> Path:
    return load(tmp_path_factory.mktemp("empty"), 20, start)


def test_no_alert_is_status_0_and_says_up_to_when(empty: Path) -> None:
    done = alerts("--db", empty)

    assert (done.returncode, done.stderr) == (0, "")
    assert "提醒 0 个" in done.stdout
    assert "客流看到 2024-05-01 19:00，投诉看到 —" in done.stdout
    assert "另有 1 项承载率" in done.stdout  # that of the day has no capacity


@pytest.mark.parametrize(
    "language, words",
    [
        ("zh", "要办  承载预警  北门  瞬时承载率 90%，到“黄色”（80% 起）  起于"),
        (
            "en",
            "Act  Capacity alerts  北门  "
            'Instant load 90%, at "Yellow" (from 80%)  since',
        ),
    ],
)
def test_an_alert_is_status_3_in_words(full: Path, language: str, words: str) -> None:
    done = alerts("--db", full, NIGHTLEDGER_LANGUAGE=language)

    assert (done.returncode, done.stderr) == (3, "")
    assert f"{words} 2024-05-01 18:00  2024-05-01 18:00" in done.stdout


def test_json_is_for_programs(full: Path) -> None:
    done = alerts("--db", full, "--json")
    told = json.loads(done.stdout)

    assert done.returncode == 3
    assert [one["alert_id"] for one in told["alerts"]] == [
        "capacity_reached:p1:local:1:instant"
    ]
    assert told["known"]["counts_at"] == "2024-05-01T19:00:00"


def test_a_moment_is_taken_and_a_slip_is_refused(full: Path) -> None:
    earlier = alerts("--db", full, "--as-of", "2024-05-01 17:59")
    now = alerts("--db", full, "--as-of", "now", "--json")
    slip = alerts("--db", full, "--as-of", "yesterday")

    assert earlier.returncode == 0
    assert "客流看到 2024-05-01 17:59" in earlier.stdout
    # the clock on the wall says that the readings stopped long ago
    (late,) = json.loads(now.stdout)["alerts"]
    assert (late["reason"], late["severity"]) == ("not_arrived", "act")
    assert (slip.returncode, "yesterday" in slip.stdout) == (2, True)


def test_without_a_warehouse_it_is_refused(tmp_path: Path) -> None:
    done = alerts("--db", tmp_path / "none.duckdb")

    assert (done.returncode, "nightledger load" in done.stdout) == (2, True)


def test_cron_posts_once_and_only_where_a_webhook_is_configured(
    full: Path, hook: Hook
) -> None:
    state = full.with_name("nightledger.alerts.json")
    silent = alerts("--db", full)
    assert (silent.returncode, hook.received, state.exists()) == (3, [], False)

    first = alerts("--db", full, NIGHTLEDGER_ALERT_WEBHOOK=hook.address)
    again = alerts("--db", full, "--webhook", hook.address)

    assert (first.returncode, again.returncode) == (3, 3)
    assert "送出新的提醒 1 个" in first.stdout
    assert "送出新的提醒 0 个" in again.stdout
    assert hook.ids() == [["capacity_reached:p1:local:1:instant"]]
    assert json.loads(state.read_text(encoding="utf-8")) == {
        "posted_alert_ids": ["capacity_reached:p1:local:1:instant"]
    }


def test_a_webhook_that_fails_is_status_1_and_the_alerts_are_printed(
    full: Path,
) -> None:
    address = "http://127.0.0.1:9/t0ken?key=s3cret"
    full.with_name("nightledger.alerts.json").unlink(missing_ok=True)
    failed = alerts(
        *("--db", full, "--json"), NIGHTLEDGER_ALERT_WEBHOOK=address, no_proxy="*"
    )

    assert failed.returncode == 1
    assert len(json.loads(failed.stdout)["alerts"]) == 1
    assert "提醒没有送到 127.0.0.1" in failed.stderr
    assert "s3cret" not in failed.stdout + failed.stderr
    assert "t0ken" not in failed.stdout + failed.stderr
