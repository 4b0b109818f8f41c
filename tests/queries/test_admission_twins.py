"""Homestay admissions and complaints per room agree with their twins."""

import datetime as dt

from hypothesis import given

from tests.queries import admission_twins
from tests.queries.answers import Warehouse, answer
from tests.queries.desk import Desk
from tests.queries.ledger import Period
from tests.queries.random_desks import BUSY_DESKS, BUSY_PERIODS, DAYS, DESKS
from tests.queries.test_merchant_twins import PERIODS, WITH_RANDOM_DESKS, by_key, same
from tests.queries.write_desk import write_desk

TWINS_OF = (
    "admission_decisions",
    "admission_results",
    "admissions_by_department",
    "complaints_per_room",
)


@WITH_RANDOM_DESKS
@given(desk=DESKS, on=DAYS)
def test_decisions_and_results(warehouse: Warehouse, desk: Desk, on: dt.date) -> None:
    write_desk(warehouse, desk)

    decisions = answer(
        warehouse,
        "select application_id, department, outcome, applied_on, dated_on"
        " from metric.admission_decisions(?)",
        on,
    )
    assert {row[:2]: row[2:] for row in decisions} == admission_twins.decisions(
        desk, on
    )
    results = answer(
        warehouse,
        "select application_id, merchant_id, room_count, applied_on, department_count,"
        " approved_count, refused_count, undecided_count, refused_departments,"
        " undecided_departments, first_decided_on, last_decided_on, valid_to_on,"
        " admitted_from_on, result from metric.admission_results(?)",
        on,
    )
    assert by_key(results) == admission_twins.results(desk, on)


@WITH_RANDOM_DESKS
@given(desk=DESKS, period=PERIODS)
def test_admissions_by_department(
    warehouse: Warehouse, desk: Desk, period: Period
) -> None:
    write_desk(warehouse, desk)

    found = answer(
        warehouse,
        "select department, asked_count, approved_count, refused_count,"
        " undecided_count, timed_count, median_review_days, approved_share, verdict,"
        " reason from metric.admissions_by_department(?, ?)",
        *period,
    )
    same(by_key(found), admission_twins.departments(desk, period))


@WITH_RANDOM_DESKS
@given(desk=BUSY_DESKS | DESKS, period=BUSY_PERIODS | PERIODS)
def test_complaints_per_room(warehouse: Warehouse, desk: Desk, period: Period) -> None:
    write_desk(warehouse, desk)

    found = answer(
        warehouse,
        "select district_id, merchant_count, room_count, complaint_count,"
        " complaints_per_room_ratio, verdict, reason"
        " from metric.complaints_per_room(?, ?)",
        *period,
    )
    same(by_key(found), admission_twins.rooms(desk, period))
