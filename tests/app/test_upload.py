"""The upload page: what is said of a file, and that only a click changes anything."""

import shutil
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from queries.present.trials import TRIALS
from tests.app.conftest import SMALL_TOWN, OpenApp
from tests.app.test_pages import words
from warehouse.load import load_files

HEAD = "点位编号,日期,人次\n"
GOOD = "点位编号,日期,人次\ngate,2025-03-15,70\n"
THREE_MISTAKES = """点位编号,日期,人次
gate,15/03/2025,70
back,2025-03-15,约5
nowhere,2025-03-15,3
line,2025-03-15,9
合计,,87
"""
COMPLAINT = """投诉编号,受理时间,电话,退赔金额
c9,2025-03-15 12:00,19900001234,十元
"""


@pytest.fixture
def db(small_db: Path, tmp_path: Path) -> Path:
    """The small town in a warehouse of this test's own."""
    shutil.copytree(small_db.parent, tmp_path / "data", symlinks=True)
    return tmp_path / "data" / small_db.name


def held(db: Path, text: str) -> Path:
    """Write a file of visits, or of what its own header says, to be loaded."""
    path = db.parent / "held.csv"
    path.write_text(text if "编号" in text else HEAD + text, encoding="utf-8")
    return path


def hand_in(app: AppTest, **files: str | bytes) -> AppTest:
    """Choose files by name (without .csv) and content."""
    handed = [
        (f"{name}.csv", text.encode() if isinstance(text, str) else text, "text/csv")
        for name, text in files.items()
    ]
    return app.file_uploader[0].set_value(handed).run()


def said(app: AppTest) -> str:
    parts = [*app.error, *app.success]
    return "\n".join([words(app), *(part.value for part in parts)])


def test_a_file_with_mistakes_is_answered_in_a_sentence_and_a_table(
    open_app: OpenApp, db: Path
) -> None:
    before = db.resolve()
    app = hand_in(open_app(db, "upload"), counts=THREE_MISTAKES)

    assert "认出是**客流**。共 6 行：保留 **1**，搁置 **4**" in said(app)
    assert "**要改 3 处**，在 3 行里" in said(app)
    table = app.dataframe[0].value
    assert table["source_row"].tolist() == [2, 3, 4, 6]
    assert table["raw_value"].tolist()[:3] == ["15/03/2025", "约5", "nowhere"]
    assert db.resolve() == before


def test_what_is_held_already_and_what_would_change_is_said_before_the_click(
    open_app: OpenApp, db: Path
) -> None:
    load_files(db, [held(db, "gate,2025-03-15,70\ngate,2025-03-16,80\n")], keep_hours=1)
    before = db.resolve()
    text = f"{HEAD}gate,2025-03-15,70\ngate,2025-03-16,81\ngate,2025-03-17,5\n"
    app = hand_in(open_app(db, "upload"), counts=text)

    assert "1 条是新的，**1** 条完全相同（不再载入），**1** 条会改掉" in said(app)
    assert "将写入 1 条新的，改掉 1 条旧值。" in said(app)
    (row,) = app.dataframe[0].value.to_dict("records")
    assert (row["source_row"], row["column_name"]) == (3, "人次")
    assert row["record_words"] == "gate，2025-03-16，全天"
    assert (row["held_value"], row["said_value"]) == ("80", "81")
    assert db.resolve() == before


def test_payments_of_held_cases_can_be_tried(open_app: OpenApp, db: Path) -> None:
    cases = "投诉编号,受理时间\nc77,2025-03-15 12:00\n"
    load_files(db, [held(db, cases)], keep_hours=1)
    text = "退赔编号,投诉编号,退赔金额\nr1,c77,5.00\n"
    app = hand_in(open_app(db, "upload"), refunds=text)

    assert "保留 **1**，搁置 **0**" in said(app)


def test_the_codes_that_a_file_refers_to_can_be_searched(
    open_app: OpenApp, db: Path
) -> None:
    app = hand_in(open_app(db, "upload"), counts=GOOD)
    labels = [tab.label.split()[0] for tab in app.tabs]
    assert labels == ["点位", "片区"]
    app.text_input(key="code_search").set_value("GAT").run()

    codes = [
        frame.value["registered_code"].tolist()
        for frame in app.dataframe
        if "registered_code" in frame.value
    ]
    assert codes[0] == ["gate"]


def test_the_answer_is_english_in_english(open_app: OpenApp, db: Path) -> None:
    app = hand_in(open_app(db, "upload", "en"), counts=THREE_MISTAKES)

    assert "Recognised as **Visits**. 6 lines: **1** kept" in said(app)
    assert app.dataframe[0].value["reason"][2].startswith("the place is not registered")


def test_a_click_loads_and_the_app_sees_it_at_once(open_app: OpenApp, db: Path) -> None:
    before = db.resolve()
    app = hand_in(open_app(db, "upload"), counts=GOOD)
    app.button(key="confirm_load").click().run()

    assert not app.exception
    assert "写入 1 条，与库中相同 0 条，取代旧值 0 条" in app.success[0].value
    assert db.resolve() != before
    assert "这些文件都已经载入过" in app.info[0].value
    assert "客流截至 2025-03-15" in words(app)


def test_the_first_load_needs_no_warehouse(open_app: OpenApp, tmp_path: Path) -> None:
    db = tmp_path / "data" / "none.duckdb"
    names = ("districts", "places", "counts")
    files = {name: SMALL_TOWN[f"{name}.csv"] for name in reversed(names)}
    app = hand_in(open_app(db, "upload"), **files)
    assert not db.exists()
    app.button(key="confirm_load").click().run()

    assert not app.exception
    assert len(app.success) == 3
    assert db.exists()


def test_a_refused_file_says_why_and_cannot_be_loaded(
    open_app: OpenApp, db: Path
) -> None:
    app = hand_in(open_app(db, "upload"), counts=GOOD, what=b"\xd0\xcf\x11\xe0 old")

    assert "Excel 97-2003" in app.error[0].value
    assert "点 × 去掉它" in app.warning[0].value
    assert not [button for button in app.button if button.key == "confirm_load"]


def test_another_load_at_the_same_time_is_a_message(
    open_app: OpenApp, db: Path
) -> None:
    from warehouse.publish import lock

    app = hand_in(open_app(db, "upload"), counts=GOOD)
    before = db.resolve()
    with lock(db):
        app.button(key="confirm_load").click().run()

    assert not app.exception
    assert "另一个载入正在写" in app.error[0].value
    assert db.resolve() == before


def test_what_was_read_goes_when_the_page_is_left(open_app: OpenApp, db: Path) -> None:
    app = hand_in(open_app(db, "upload"), cases=COMPLAINT)
    assert "离开这页就丢掉" in said(app)
    assert TRIALS in app.session_state
    app.switch_page("queries/audit/page.py").run()

    assert TRIALS not in app.session_state


def test_a_total_row_alone_is_nothing_to_mend(open_app: OpenApp, db: Path) -> None:
    app = hand_in(open_app(db, "upload"), counts=GOOD + "合计,,70\n")

    assert "要改" not in said(app)
    assert "不载入，也不用改" in said(app)
