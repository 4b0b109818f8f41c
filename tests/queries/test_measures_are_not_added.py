"""No metric adds snapshots, running totals or unique people to anything."""

import re

from hypothesis import given, settings

from tests.drawing import drawn_rows, write_rows
from tests.queries.answers import Warehouse, answer
from tests.queries.ledger import Ledger
from tests.queries.random_ledgers import LEDGERS, WITH_RANDOM_LEDGERS
from tests.queries.write_ledger import write_ledger
from warehouse.schema import metric_files

# Those that are about these measures, and the audit of everything that is held.
OWN = {
    *("present_by_snapshot", "present_by_total", "present_readings", "present_now"),
    *("capacity_load", "capacity_now", "alert_levels", "capacity_alerts"),
    *("peak_present", "unique_people", "values_held", "scopes_of_values"),
    *("restatements", "superseded_counts", "row_versions"),
}
ARGUMENTS = {
    "from_on": "'2024-09-01'",
    "to_on": "'2024-12-31'",
    "as_of_on": "'2024-10-04'",
    "from_at": "'2024-10-01'",
    "to_at": "'2024-10-08'",
    "as_of_at": "'2024-10-04'",
    "scope_district_id": "null",
    "asked_event_id": "'fair'",
    "days_before": "2",
    "days_after": "2",
    "asked_year": "2024",
    "from_hour": "22",
    "to_hour": "4",
}
# What nobody may add: as large as they are, a sum would show at once.
NO_FLOWS = """
place_id | counter_id | measure       | counted_from_at  | counted_to_at    | {n}
---------+------------+---------------+------------------+------------------+--------
gate     | one        | present       | 2024-10-01 18:00 | 2024-10-01 19:00 | 1000003
gate     | one        | running_total | 2024-10-01 18:00 | 2024-10-01 19:00 | 2000003
gate     | one        | unique_people | 2024-10-01 18:00 | 2024-10-01 19:00 | 3000003
gate     | one        | unique_people | 2024-10-01 00:00 | 2024-10-02 00:00 | 4000003
moved    | fresh      | present       | 2024-10-01 00:00 | 2024-10-02 00:00 | 5000003
""".replace("{n}", "visit_count")


def calls() -> dict[str, str]:
    """Every metric but its own, with arguments for the parameters known here."""
    found = {}
    for path in metric_files():
        signature = re.search(
            r"create or replace macro \S+?\((.*?)\) as table",
            path.read_text(encoding="utf-8"),
            re.DOTALL,
        )
        assert signature is not None
        parameters = [one.split(":=")[0].strip() for one in signature[1].split(",")]
        named = [ARGUMENTS.get(one) for one in parameters if one]
        if path.stem not in OWN and None not in named:
            found[path.stem] = f"metric.{path.stem}({', '.join(map(str, named))})"
    return found


CALLS = calls()


def test_every_metric_of_visits_is_among_those_asked() -> None:
    assert {name for name in CALLS if name.startswith(("footfall", "night"))} >= {
        *("footfall_by_day", "footfall_by_hour", "footfall_by_district"),
        *("footfall_by_festival", "footfall_by_band", "footfall_in_scope"),
        "night_by_cluster",
    }
    assert {
        "peaks",
        "entries_so_far",
        "present_by_flow",
        "visits_per_cluster_night",
    } <= (set(CALLS))


@settings(WITH_RANDOM_LEDGERS, max_examples=2)
@given(ledger=LEDGERS.filter(lambda ledger: len(ledger.readings) > 10))
def test_people_present_totals_and_unique_people_change_no_other_metric(
    warehouse: Warehouse, ledger: Ledger
) -> None:
    # the newest day of all measures is the day that everything is due to
    last = drawn_rows(
        "place_id | counted_from_at | visit_count\ngate | 2024-10-09 12:00 | 1"
    )
    write_ledger(warehouse, ledger)
    write_rows(warehouse, "core.fct_visitor_count", last)
    before = {name: answer(warehouse, f"from {call}") for name, call in CALLS.items()}

    write_rows(warehouse, "core.fct_visitor_count", drawn_rows(NO_FLOWS))

    after = {name: answer(warehouse, f"from {call}") for name, call in CALLS.items()}
    assert {name for name in CALLS if repr(before[name]) != repr(after[name])} == set()
