"""Quality: what came of what was due, and which counters cannot be believed."""

import duckdb

from tests.drawing import Fill

PLACES = """
place_id | district_id | valid_from_on | valid_to_on
gate     | taoyangli   |               |
silent   | taoyangli   |               |
closed   | sanbao      |               | 2024-05-01
"""

# One day row is 24 hours; the load is 06:00 UTC of 3 May, 14:00 in Shanghai.
COUNTS = """
place_id | counted_from_at  | counted_to_at    | counted_on | measure  | visit_count
gate     | 2024-05-01 00:00 | 2024-05-02 00:00 | 2024-05-01 | entries  | 10
gate     | 2024-05-02 00:00 | 2024-05-03 00:00 | 2024-05-02 | entries  | 20
silent   | 2024-05-01 00:00 | 2024-05-02 00:00 | 2024-05-01 | entries  | 5
closed   | 2024-05-01 00:00 | 2024-05-02 00:00 | 2024-05-01 | passages | 7
"""

SUSPECTS = """
place_id | counter_id | counted_on | visit_count | rule
gate     | gate       | 2024-05-01 | 13          | stuck
gate     | gate       | 2024-05-02 | 14          | stuck
gate     | gate       | 2024-05-02 | 14          | repeated_day
closed   | closed     | 2024-05-01 | 255         | at_limit
"""


def test_a_district_day_says_what_was_due_and_what_came(
    warehouse: duckdb.DuckDBPyConnection, fill: Fill
) -> None:
    fill("core.dim_place", PLACES)
    fill("core.fct_visitor_count", COUNTS)

    found = warehouse.execute(
        "select district_id, counted_on::varchar, due_place_count,"
        " arrived_place_count, coverage_share"
        " from metric.arrivals(null, '2024-05-01', '2024-05-02')"
    ).fetchall()

    assert found == [
        ("sanbao", "2024-05-01", 1, 1, 1.0),
        ("taoyangli", "2024-05-01", 2, 2, 1.0),
        ("taoyangli", "2024-05-02", 2, 1, 0.5),  # silent sent nothing
    ]


def test_lateness_runs_from_the_local_end_of_the_day_to_the_first_load(
    warehouse: duckdb.DuckDBPyConnection, fill: Fill
) -> None:
    fill("core.dim_place", PLACES)
    fill("core.fct_visitor_count", COUNTS)
    warehouse.execute(
        "insert into ledger.delivery (delivery_id, feed, layout, file_name,"
        " file_sha256, byte_count, encoding_name, line_count, header_line_count,"
        " blank_line_count, kept_line_count, set_aside_line_count,"
        " repeated_line_count, kept_row_count, new_row_count, unchanged_row_count,"
        " superseded_row_count, loaded_at, loaded_by, code_version) values"
        " (1, 'visitor_counts', 'standard', 'may.csv', 'x', 1, 'utf-8', 5, 1, 0, 4, 0,"
        " 0, 4, 4, 0, 0, '2024-05-03 06:00:00', 'tester', '0')"
    )

    found = warehouse.execute(
        "select counted_on::varchar, lateness_hours"
        " from metric.arrivals('taoyangli', '2024-05-01', '2024-05-02')"
    ).fetchall()

    assert found == [("2024-05-01", 38.0), ("2024-05-02", 14.0)]


def test_a_suspect_counter_is_listed_with_each_rule_it_breaks(
    warehouse: duckdb.DuckDBPyConnection, fill: Fill
) -> None:
    fill("core.dim_place", PLACES)
    fill("core.fct_visitor_count", COUNTS)
    for line in SUSPECTS.strip().splitlines()[1:]:
        place, counter, day, count, rule = (cell.strip() for cell in line.split("|"))
        measure = "passages" if place == "closed" else "entries"
        warehouse.execute(
            "insert into mart.suspect_reading values (?, ?, ?, ?::date,"
            " ?::date + interval 1 hour, 480, ?, 1.0, ?, ?)",
            [place, counter, measure, day, day, day, count, rule],
        )

    found = warehouse.execute(
        "select place_id, rule, day_count, reading_count, suspect_hours,"
        " highest_visit_count from metric.suspect_counters('taoyangli',"
        " '2024-05-01', '2024-05-02')"
    ).fetchall()

    assert found == [
        ("gate", "repeated_day", 1, 1, 1.0, 14),
        ("gate", "stuck", 2, 2, 2.0, 14),
    ]
