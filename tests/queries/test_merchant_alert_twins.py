"""Alerts of merchants agree with their twin on random desks."""

import dataclasses
import datetime as dt

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.queries import alert_twins, desk_twins, merchant_twins
from tests.queries.answers import Warehouse, answer
from tests.queries.desk import Desk, Rule
from tests.queries.ledger import DAY
from tests.queries.random_desks import BUSY_DESKS, DESKS, RULES
from tests.queries.random_ledgers import WITH_RANDOM_LEDGERS
from tests.queries.test_merchant_twins import by_key, same
from tests.queries.twins import Key
from tests.queries.write_desk import write_desk

TWINS_OF = ("alerts_of_merchants",)
WITH_RANDOM_DESKS = settings(WITH_RANDOM_LEDGERS, max_examples=16)
#: How many days back some cases lie: 90 days reach to the 89th before.
BACK = st.lists(st.sampled_from([0, 0, 0, 80, 85, 89, 90]), min_size=6, max_size=6)
RED = st.sampled_from([frozenset(), frozenset({"one"}), frozenset({"two", "always"})])
#: In force on every day: one upheld case of any kind in 60 days is enough.
ALWAYS = Rule("always", None, 1, None, 60, False, dt.date(2020, 1, 1), None)


def moved_back(desk: Desk, back: list[int]) -> Desk:
    """The desk with some of its cases as many days earlier."""
    cases = [
        dataclasses.replace(
            case,
            received_at=case.received_at - DAY * days,
            closed_at=case.closed_at and case.closed_at - DAY * days,
        )
        for case, days in zip(desk.cases, back, strict=False)
    ]
    return dataclasses.replace(desk, cases=cases)


def known_until(desk: Desk) -> dt.datetime | None:
    """The latest receipt or closing."""
    moments = [at for case in desk.cases for at in (case.received_at, case.closed_at)]
    return max([at for at in moments if at], default=None)


def alerts(
    desk: Desk, red: frozenset[str], asked_at: dt.datetime | None
) -> dict[str, Key]:
    """By alert: merchant, district, known at, cases, threshold, basis, reason."""
    cases_at = alert_twins.moments(asked_at, None, known_until(desk))[1]
    if cases_at is None:
        return {}
    on = cases_at.date()
    found = {}
    for (rule_id, first_on, merchant), row in desk_twins.lists(desk, on).items():
        rule = next(
            one
            for one in desk.rules
            if (one.rule_id, one.valid_from_on) == (rule_id, first_on)
        )
        is_black = rule_id not in red and rule.at_least_count is not None
        if is_black and row[2] == "listed":
            found[f"merchant_repeated:{merchant}:{rule_id}"] = (
                *(merchant, merchant_twins.district_of(desk, merchant), cases_at),
                *(row[0], rule.at_least_count, rule_id, "listed"),
            )
    repeated = merchant_twins.offenders(desk, (on - DAY * 89, on), 3)
    for merchant, row in repeated.items():
        found[f"merchant_repeated:{merchant}:within_90_days"] = (
            *(merchant, row[0], cases_at),
            *(row[1], 3, "within_90_days", "repeated"),
        )
    return found


@WITH_RANDOM_DESKS
@given(
    drawn=DESKS | BUSY_DESKS | BUSY_DESKS,
    # of one rule, only one version is in force on a day
    rules=RULES.map(lambda rules: [*{one.rule_id: one for one in rules}.values()]),
    back=BACK,
    red=RED,
    later=st.none() | st.integers(-12 * 24, 24),
)
def test_alerts_of_merchants(
    warehouse: Warehouse,
    drawn: Desk,
    rules: list[Rule],
    back: list[int],
    red: frozenset[str],
    later: int | None,
) -> None:
    desk = moved_back(dataclasses.replace(drawn, rules=[*rules, ALWAYS]), back)
    known_at = known_until(desk)
    asked_at = None
    if later is not None and known_at:
        asked_at = known_at + dt.timedelta(hours=later)
    write_desk(warehouse, desk)
    for rule_id in red:
        warehouse.execute(
            "update core.dim_list_rule set list_type = 'red' where rule_id = ?",
            [rule_id],
        ).fetchall()

    found = answer(
        warehouse,
        "select alert_id, subject_id, district_id, known_at, measured_value,"
        " threshold_value, basis_id, reason from metric.alerts_of_merchants(?)",
        asked_at,
    )
    same(by_key(found), alerts(desk, red, asked_at))
