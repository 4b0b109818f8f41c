"""The net of a festival holds what can be compared, and says what it leaves out."""

from collections.abc import Callable

import pytest

from tests.queries.answers import Warehouse, answer
from tests.queries.festival_weeks import Weeks
from tests.queries.test_festival_displacement import SATURDAY, moving_weeks


def nobody_comes_on_other_saturdays(weeks: Weeks) -> None:
    for day in weeks.days():
        if day.isoweekday() == 6 and day != SATURDAY:
            weeks.counts["hill", day] = 0


def calendar_lacks_the_day(weeks: Weeks) -> None:
    weeks.unknown.add(SATURDAY)


@pytest.mark.parametrize(
    "change, left_out, reason",
    [
        (nobody_comes_on_other_saturdays, {"north"}, "no_base"),
        (calendar_lacks_the_day, {"north", "old", "river"}, "past_calendar"),
    ],
)
def test_what_cannot_be_compared_is_not_in_the_visits_of_the_net(
    warehouse: Warehouse,
    change: Callable[[Weeks], None],
    left_out: set[str],
    reason: str,
) -> None:
    weeks = moving_weeks()
    change(weeks)
    weeks.write(warehouse)

    rows = answer(
        warehouse,
        "select area_type, district_id, visit_count, reason, left_out_area_count"
        " from metric.festival_displacement('fair')",
    )
    net = next(row for row in rows if row[0] == "net")
    apart = {row[1]: row[3] for row in rows if row[1] in left_out}
    assert apart == dict.fromkeys(left_out, reason)
    assert net[4] == len(left_out)
    kept = [row for row in rows if row[0] != "net" and row[1] not in left_out]
    assert net[2] == sum(row[2] for row in kept)
