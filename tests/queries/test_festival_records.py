"""What is declared about festivals, their complaints, and edition against edition."""

from decimal import Decimal

import pytest

from tests.drawing import Fill
from tests.queries.answers import Warehouse, answer
from tests.queries.festival_weeks import WEEK, Weeks, on

SATURDAY = on("2024-05-18")


def fair_with(
    warehouse: Warehouse, fill: Fill, parameters: str, saturday: int = 150
) -> None:
    """A fair of a Saturday with tickets, claims and declared parameters."""
    weeks = Weeks()
    weeks.holds("fair", "2024-05-18", "2024-05-18")
    weeks.events[0] |= {
        "ticketed_visit_count": "60",
        "claimed_visit_count": "5000",
        "expected_visit_count": "70",
        "edition_no": "3",
    }
    weeks.counts["gate", SATURDAY] = saturday
    weeks.write(warehouse)
    if parameters:
        header = "event_id | parameter | parameter_value | source_name\n"
        fill("core.dim_event_parameter", header + parameters)


def test_counted_ticketed_and_claimed_stand_side_by_side(
    warehouse: Warehouse, fill: Fill
) -> None:
    fair_with(warehouse, fill, "fair | mean_days_attended | 1.2 | survey")

    assert answer(
        warehouse,
        "select counted_visit_count, ticketed_visit_count, claimed_visit_count,"
        " expected_visit_count, edition_no, counted_people_count,"
        " ticketed_people_count, source_name, verdict, reason"
        " from metric.festival_attendance()",
    ) == [(150, 60, 5000, 70, 3, 125, 50, "survey", "known", None)]


def test_nobody_is_counted_once_by_assumption(warehouse: Warehouse, fill: Fill) -> None:
    fair_with(warehouse, fill, "")

    assert answer(
        warehouse,
        "select counted_visit_count, counted_people_count, verdict, reason"
        " from metric.festival_attendance()",
    ) == [(150, None, "not_known", "no_parameter")]


SPENDING = "fair | spend_per_visit_yuan | 80 | tills"
ADDITIONAL = "fair | additionality_share | 0.25 | survey"


@pytest.mark.parametrize(
    "parameters, saturday, expected",
    [
        (f"{SPENDING}\n{ADDITIONAL}", 150, (Decimal("1000.00"), "known", None)),
        (SPENDING, 150, (None, "not_known", "no_parameter")),
        (ADDITIONAL, 150, (None, "not_known", "no_parameter")),
        (f"{SPENDING}\n{ADDITIONAL}", 100, (None, "not_known", "uplift_not_above")),
    ],
)
def test_spending_is_made_of_declared_parameters_alone(
    warehouse: Warehouse,
    fill: Fill,
    parameters: str,
    saturday: int,
    expected: tuple[object, ...],
) -> None:
    fair_with(warehouse, fill, parameters, saturday)

    # 50 visits more × 80 yuan × a quarter
    columns = "additional_spend_yuan, verdict, reason"
    assert answer(warehouse, f"select {columns} from metric.festival_spend()") == [
        expected
    ]


def test_people_who_pass_by_spend_nothing_that_is_known(
    warehouse: Warehouse, fill: Fill
) -> None:
    weeks = Weeks(measure_of={"gate": "passages"})
    weeks.holds("fair", "2024-05-18", "2024-05-18")
    weeks.counts["gate", SATURDAY] = 150
    weeks.write(warehouse)
    header = "event_id | parameter | parameter_value | source_name\n"
    fill("core.dim_event_parameter", f"{header}{SPENDING}\n{ADDITIONAL}")

    columns = "measure, additional_spend_yuan, verdict, reason"
    assert answer(warehouse, f"select {columns} from metric.festival_spend()") == [
        ("passages", None, "not_known", "not_entries")
    ]


CASES = """
complaint_id     | received_at      | event_id | merchant_id
-----------------+------------------+----------+------------
a_linked         | 2024-07-01 10:00 | fair     | inn
b_both           | 2024-05-18 10:00 | fair     | inn
c_first_minute   | 2024-05-18 00:00 |          | inn
d_small_hours    | 2024-05-19 05:59 |          | inn
e_six_o_clock    | 2024-05-19 06:00 |          | inn
f_day_before     | 2024-05-17 23:59 |          | inn
g_other_place    | 2024-05-18 12:00 |          | tavern
h_other_festival | 2024-05-18 12:00 | opera    | inn
i_unregistered   | 2024-05-18 12:00 |          |
"""


def test_complaints_are_those_that_name_it_or_are_of_its_place_and_time(
    warehouse: Warehouse, fill: Fill
) -> None:
    weeks = Weeks(district_of={"gate": "old", "yard": "old"})
    weeks.holds("fair", "2024-05-18", "2024-05-18")
    weeks.holds("to_come", "2026-05-16", "2026-05-16")
    weeks.counts["gate", SATURDAY] = 8000
    weeks.write(warehouse)
    fill("core.dim_merchant", "merchant_id | place_id\ninn | gate\ntavern | yard")
    fill("core.fct_complaint", CASES)

    assert answer(
        warehouse,
        "select event_id, linked_complaint_count, matched_complaint_count,"
        " complaint_count, complaints_per_10k_visits, verdict, reason"
        " from metric.festival_complaint_rate()",
    ) == [
        ("fair", 2, 2, 4, 5.0, "known", None),
        ("to_come", 0, 0, 0, None, "not_known", "no_counts"),
    ]


def series_weeks() -> Weeks:
    """A spring and an autumn fair a year, at a gate, with a yard that came later."""
    weeks = Weeks(week_count=100, district_of={"gate": "old", "yard": "old"})
    fairs = [
        ("a_spring", "2024-04-13", 2, 200, 0),
        ("b_autumn", "2024-10-19", 3, 300, 50),
        ("c_spring", "2025-04-12", 2, 240, 60),
        ("d_autumn", "2025-10-18", 2, 330, 70),
    ]
    for name, first, length, gate, yard in fairs:
        for number in range(length):
            day = on(first) + (WEEK // 7) * number
            weeks.counts["gate", day] = gate + number
            weeks.counts["yard", day] = yard
        last = on(first) + (WEEK // 7) * (length - 1)
        weeks.holds(name, first, str(last), "gate" if yard == 0 else "gate、yard")
    for event in weeks.events:
        event["festival_id"] = "fair"
    return weeks


def test_an_edition_is_compared_with_the_last_and_with_its_season(
    warehouse: Warehouse,
) -> None:
    weeks = series_weeks()
    weeks.holds("e_off", "2025-11-01", "2025-11-01")
    weeks.events[-1] |= {"festival_id": "fair", "status": "取消"}
    weeks.write(warehouse)

    assert answer(
        warehouse,
        "select event_id, compared_event_id, visit_count, compared_visit_count,"
        " is_previous, is_same_season, common_day_count, common_place_count, reason"
        " from metric.edition_comparison('fair')",
    ) == [
        ("a_spring", *[None] * 7, "first_edition"),
        # two days of three, at the gate alone: the yard was not of the spring fair
        ("b_autumn", "a_spring", 601, 401, True, False, 2, 1, None),
        ("c_spring", "a_spring", 481, 401, False, True, 2, 1, None),
        ("c_spring", "b_autumn", 601, 701, True, False, 2, 2, None),
        ("d_autumn", "b_autumn", 801, 701, False, True, 2, 2, None),
        ("d_autumn", "c_spring", 801, 601, True, False, 2, 2, None),
        ("e_off", *[None] * 7, "cancelled"),
    ]


def test_editions_are_aligned_on_their_opening_day(warehouse: Warehouse) -> None:
    weeks = series_weeks()
    weeks.counts["yard", on("2025-10-19")] = None  # the second day of the newest
    weeks.write(warehouse)

    assert answer(
        warehouse,
        "select day_index, counted_on::text, compared_on::text, visit_count,"
        " compared_visit_count, change_ratio, is_same_weekday, place_count"
        " from metric.edition_comparison_days('fair')"
        " where event_id = 'd_autumn' and compared_event_id = 'c_spring'",
    ) == [
        (0, "2025-10-18", "2025-04-12", 330, 240, 0.375, True, 1),
        (
            1,
            "2025-10-19",
            "2025-04-13",
            331,
            241,
            pytest.approx(331 / 241 - 1),
            True,
            1,
        ),
    ]


def test_other_weekdays_and_other_places_are_said(warehouse: Warehouse) -> None:
    weeks = Weeks(district_of={"gate": "old", "yard": "old"})
    for name, day, venue in (
        ("a", "2024-04-13", "gate"),
        ("b", "2024-05-03", "gate"),
        ("c", "2024-06-14", "yard"),
    ):
        weeks.holds(name, day, day, venue)
        weeks.events[-1]["festival_id"] = "fair"
    weeks.write(warehouse)

    assert answer(
        warehouse,
        "select event_id, compared_event_id, verdict, reason"
        " from metric.edition_comparison('fair')",
    ) == [
        ("a", None, "not_comparable", "first_edition"),
        ("b", "a", "compared", "other_weekdays"),
        ("c", None, "not_comparable", "no_common_places"),
    ]
