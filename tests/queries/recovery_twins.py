"""What was advanced and what came back of it, by district and in a scope."""

import datetime as dt
from collections import defaultdict

from tests.queries.desk import Desk
from tests.queries.desk_twins import (
    Row,
    advances,
    known_payments,
    settled_with,
    total,
)
from tests.queries.ledger import Period
from tests.queries.merchant_twins import district_of, received_in
from tests.queries.twins import is_within, share


def recoveries(desk: Desk, period: Period, on: dt.date) -> dict[str, Row]:
    """By district: the sums paid by kind, and what came back of the advances."""
    by_district = defaultdict(list)
    for case in received_in(desk, period):
        if case.received_at.date() <= on:
            district = district_of(desk, case.merchant_id)
            by_district[district].append(case.complaint_id)
    known = known_payments(desk, on)
    rows = advances(desk, on)
    case_of = {paid.refund_id: paid.complaint_id for paid in known}
    found = {}
    for district, names in by_district.items():
        paid = [
            (settled_with(one, known).payer, one.refunded_yuan)
            for one in known
            if one.complaint_id in names
        ]
        advanced = [yuan for payer, yuan in paid if "垫付" in (payer or "")]
        unnamed = [yuan for payer, yuan in paid if payer is None]
        losses = total(yuan for _, yuan in paid)
        mine = [row for refund, row in rows.items() if case_of[refund] in names]
        found[district] = (
            total(advanced),
            losses - total(advanced) - total(unnamed),
            *(total(unnamed), losses),
            *recovered_of(mine),
        )
    return found


def recovery_in(desk: Desk, period: Period, on: dt.date, scope: str | None) -> Row:
    """Of a scope: advanced, what came back, advanced and not listed."""
    known = known_payments(desk, on)
    cases = {case.complaint_id: case for case in received_in(desk, period)}
    case_of = {paid.refund_id: cases.get(paid.complaint_id) for paid in known}
    mine = [
        row
        for refund, row in advances(desk, on).items()
        if (case := case_of[refund]) is not None
        and is_within(district_of(desk, case.merchant_id), scope)
    ]
    unlisted = [row[0] for row in mine if row[1] is None]
    advanced = total(row[0] for row in mine)
    return (advanced, *recovered_of(mine), len(unlisted), total(unlisted))


def recovered_of(mine: list[Row]) -> Row:
    """Of advances: recovered, share, counts, listed, outstanding by age, excess."""
    listed = [row for row in mine if row[1] is not None]
    base = total(row[0] for row in listed)
    recovered = total(row[1] for row in listed)
    ages = [(row[4], row[2]) for row in listed]
    bounds = [(-10_000, 30), (31, 90), (91, 180), (181, 10_000)]
    by_age = [
        total(yuan for age, yuan in ages if age is not None and low <= age <= high)
        for low, high in bounds
    ]
    undated = total(yuan for age, yuan in ages if age is None)
    outstanding = total(row[2] for row in listed)
    sums = (outstanding, *by_age, undated, total(row[3] for row in listed))
    is_partly = len(listed) < len(mine)
    known = "partly_known" if is_partly else "known"
    reason = "recovery_not_listed" if is_partly else "no_base"
    return (
        recovered if listed else None,
        share(float(recovered), float(base)) if base > 0 else None,
        *(len(mine), len(listed), base if listed else None),
        *(sums if listed else (None,) * 7),
        known if base > 0 else "not_known",
        None if base > 0 and not is_partly else reason,
    )
