"""Homestay admissions: all departments must approve, and by which day they had."""

from tests.drawing import Fill
from tests.queries.answers import Warehouse, answer

REVIEWS = """
application_id | department | decision | {at}       | decided_on | valid_to_on
---------------+------------+----------+------------+------------+------------
approved       | 公安       | 通过     | 2024-01-01 | 2024-01-05 |
approved       | 消防       | 通过     | 2024-01-01 | 2024-01-15 | 2026-01-14
day_before     | 公安       | 通过     | 2023-12-31 | 2024-01-05 |
expired        | 公安       | 通过     | 2024-01-02 | 2024-01-03 | 2024-12-30
expired        | 消防       | 同意     | 2024-01-02 | 2024-01-03 | 2025-12-30
last_valid_day | 公安       | 通过     | 2024-01-02 | 2024-01-03 | 2024-12-31
later_decision | 公安       | 通过     | 2024-01-03 | 2024-01-09 |
later_decision | 消防       | 不通过   | 2024-01-03 | 2025-01-01 |
next_year      | 公安       | 通过     | 2025-01-01 | 2025-01-02 |
no_applied_day | 公安       | 通过     |            | 2024-05-01 |
no_day         | 公安       |          |            |            |
other_word     | 公安       | 补正     | 2024-01-04 | 2024-01-09 |
pending        | 公安       |          | 2024-01-05 |            |
pending        | 消防       | 通过     | 2024-01-05 | 2024-01-09 |
refused        | 公安       | 不通过   | 2024-12-31 | 2024-12-31 |
refused        | 市监       | 不同意   | 2024-12-31 | 2024-12-31 |
refused        | 消防       |          | 2024-12-31 |            |
""".format(at="applied_on")
YEAR = "'2024-01-01', '2024-12-31'"


def test_an_application_is_told_as_it_stood_on_the_last_day(
    warehouse: Warehouse, fill: Fill
) -> None:
    fill("core.dim_homestay_admission", REVIEWS)

    columns = "approved_count, refused_count, undecided_count, result"
    assert answer(
        warehouse,
        f"select application_id, {columns}, refused_departments, decision_day_count,"
        f" review_day_count, reason from metric.homestay_admissions({YEAR})"
        " order by application_id",
    ) == [
        # approved, refused, undecided; result; by whom; days between, days in all
        ("approved", 2, 0, 0, "approved", None, 10, 14, None),
        ("expired", 2, 0, 0, "expired", None, 0, 1, None),
        ("last_valid_day", 1, 0, 0, "approved", None, 0, 1, None),
        ("later_decision", 1, 0, 1, "pending", None, 0, None, None),
        ("no_applied_day", 1, 0, 0, "approved", None, 0, None, None),
        ("no_day", 0, 0, 1, "pending", None, None, None, "undated"),
        ("other_word", 0, 0, 1, "pending", None, None, None, None),
        ("pending", 1, 0, 1, "pending", None, 0, None, None),
        ("refused", 0, 2, 1, "refused", "公安、市监", 0, None, None),
    ]
    assert answer(
        warehouse,
        "select result, refused_departments from"
        " metric.homestay_admissions('2024-01-01', '2025-01-01')"
        " where application_id = 'later_decision'",
    ) == [("refused", "消防")]


def test_a_department_has_its_own_share_and_days(
    warehouse: Warehouse, fill: Fill
) -> None:
    fill("core.dim_homestay_admission", REVIEWS)

    assert answer(
        warehouse,
        "select department, asked_count, approved_count, refused_count,"
        " undecided_count, timed_count, median_review_days, approved_share, reason"
        f" from metric.admissions_by_department({YEAR}) order by department",
    ) == [
        # days of 公安: 4, 1, 1, 6, 0
        ("公安", 9, 5, 1, 3, 5, 1.0, 5 / 6, None),
        ("市监", 1, 0, 1, 0, 1, 0.0, 0.0, None),
        ("消防", 5, 3, 0, 2, 3, 4.0, 1.0, None),
    ]
    assert answer(
        warehouse,
        "select department, undecided_count, approved_share, verdict, reason from"
        " metric.admissions_by_department('2024-01-05', '2024-01-05')"
        " where department = '消防'",
    ) == [("消防", 1, None, "not_known", "no_base")]


ADMISSIONS = """
application_id | merchant_id | department | decision | decided_on | {to}       | {n}
---------------+-------------+------------+----------+------------+------------+----
two_rooms      | inn         | 公安       | 通过     | 2024-05-10 | 2024-05-20 | 2
two_rooms      | inn         | 消防       | 通过     | 2024-05-11 |            | 2
renewed        | inn         | 公安       | 通过     | 2024-05-16 |            | 4
refused        | inn         | 公安       | 不通过   | 2024-05-17 |            | 50
other_house    | lodge       | 公安       | 通过     | 2024-01-01 |            | 6
lapsed         | old         | 公安       | 通过     | 2023-01-01 | 2024-04-30 | 70
to_come        | new         | 公安       | 通过     | 2024-06-01 |            | 80
disagree       | villa       | 公安       | 通过     | 2024-01-01 |            | 3
disagree       | villa       | 消防       | 通过     | 2024-01-01 |            | 5
no_rooms       | tent        | 公安       | 通过     | 2024-01-01 |            | 0
no_merchant    |             | 公安       | 通过     | 2024-01-01 |            | 9
""".format(to="valid_to_on", n="room_count")
HOUSES = """
merchant_id | district_id
------------+------------
inn         | taoyangli
lodge       | taoyangli
old         | taoyangli
new         | taoyangli
villa       | sanbao
tent        | far
"""
AGAINST_HOUSES = """
complaint_id  | received_at      | merchant_id | district_id
--------------+------------------+-------------+------------
not_yet       | 2024-05-10 12:00 | inn         | sanbao
admitted      | 2024-05-11 00:00 | inn         | sanbao
both_hold     | 2024-05-18 12:00 | inn         | sanbao
of_lodge      | 2024-05-31 23:59 | lodge       |
after         | 2024-06-01 00:00 | lodge       |
before        | 2024-04-30 12:00 | lodge       |
had_lapsed    | 2024-05-01 12:00 | old         |
of_villa      | 2024-05-01 12:00 | villa       |
of_tent       | 2024-05-01 12:00 | tent        |
"""


def test_complaints_are_set_against_the_rooms_admitted(
    warehouse: Warehouse, fill: Fill
) -> None:
    fill("core.dim_homestay_admission", ADMISSIONS)
    fill("core.dim_merchant", HOUSES)
    fill("core.fct_complaint", AGAINST_HOUSES)

    assert answer(
        warehouse,
        "select district_id, merchant_count, room_count, complaint_count,"
        " complaints_per_room_ratio, verdict, reason"
        " from metric.complaints_per_room('2024-05-01', '2024-05-31')",
    ) == [
        ("far", 1, 0, 1, None, "not_known", "no_base"),
        ("sanbao", 1, None, 1, None, "not_known", "rooms_not_known"),
        ("taoyangli", 2, 10, 3, 0.3, "known", None),  # four rooms since the renewal
        ("unknown", 1, 9, None, None, "not_known", "unregistered_merchant"),
    ]
