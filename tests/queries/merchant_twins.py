"""Upheld cases, pledges, repeated complaints and amounts, slow and obvious."""

import datetime as dt
import statistics
from collections import defaultdict
from decimal import Decimal

from tests.queries.desk import Desk, DeskCase, Pledger
from tests.queries.desk_twins import (
    Row,
    has_pledge,
    is_upheld,
    known_payments,
    settled_with,
    total,
)
from tests.queries.ledger import DAY, Period
from tests.queries.twins import share

#: Later than everything that a desk knows.
EVER = dt.date(9999, 12, 31)


def days_of(period: Period) -> list[dt.date]:
    """Every day of the period; none when it ends before it begins."""
    length = (period[1] - period[0]).days + 1
    return [period[0] + DAY * number for number in range(length)]


def received_in(desk: Desk, period: Period) -> list[DeskCase]:
    """The cases received on a day of the period."""
    return [case for case in desk.cases if case.received_at.date() in days_of(period)]


def registered(desk: Desk, merchant_id: str | None) -> Pledger | None:
    """The merchant as registered; None when it is in no register."""
    for one in desk.pledgers:
        if one.merchant_id == merchant_id:
            return one
    return None


def district_of(desk: Desk, merchant_id: str | None) -> str:
    """Where the merchant is registered, else unknown."""
    merchant = registered(desk, merchant_id)
    return (merchant and merchant.district_id) or "unknown"


def paid_on(desk: Desk, case: DeskCase, on: dt.date) -> Decimal:
    """What was paid on the case by the end of the day."""
    return total(
        paid.refunded_yuan
        for paid in known_payments(desk, on)
        if paid.complaint_id == case.complaint_id
    )


def closed_by(case: DeskCase, on: dt.date) -> dt.date | None:
    """The day it was closed, if that is known by then."""
    closed = case.closed_at.date() if case.closed_at else None
    return closed if closed and closed <= on else None


def upheld(desk: Desk, on: dt.date) -> dict[str, Row]:
    """By case: district, closed on, decided, paid by then, whether it was upheld."""
    return {
        case.complaint_id: (
            district_of(desk, case.merchant_id),
            closed_by(case, on),
            case.decided_refund_yuan,
            paid_on(desk, case, on),
            is_upheld(desk, case, on),
        )
        for case in desk.cases
        if case.received_at.date() <= on
    }


def breaches(desk: Desk, period: Period, has_groups: bool) -> list[DeskCase]:
    """Price rises against merchants whose pledge held on the day received."""
    return [
        case
        for case in received_in(desk, period)
        if has_groups and case.category == "涨价" and case.merchant_id
        if has_pledge(desk, case.merchant_id, case.received_at.date())
    ]


def breach_rates(desk: Desk, period: Period, has_groups: bool) -> dict[str, Row]:
    """By district: pledged, breaches, upheld, breaching merchants, ratio, share."""
    pledged = defaultdict(list)
    for one in desk.pledgers:
        if any(has_pledge(desk, one.merchant_id, day) for day in days_of(period)):
            pledged[one.district_id or "unknown"].append(one.merchant_id)
    found: dict[str, Row] = {}
    for district, merchants in pledged.items():
        mine = [
            case
            for case in breaches(desk, period, has_groups)
            if case.merchant_id in merchants
        ]
        breaching = {case.merchant_id for case in mine}
        found[district] = (
            len(merchants),
            len(mine),
            len([case for case in mine if is_upheld(desk, case, EVER)]),
            len(breaching),
            share(len(mine), len(merchants)),
            share(len(breaching), len(merchants)),
            "known",
            None,
        )
        if not has_groups:
            nothing = (None, None, None, None, None, "not_known", "no_register")
            found[district] = (len(merchants), *nothing)
    return found


def offenders(desk: Desk, period: Period, at_least: int) -> dict[str, Row]:
    """By merchant: district, cases, upheld, open, paid, first, last, registered."""
    by_merchant = defaultdict(list)
    for case in received_in(desk, period):
        if case.merchant_id:
            by_merchant[case.merchant_id].append(case)
    return {
        merchant: (
            district_of(desk, merchant),
            len(cases),
            len([case for case in cases if is_upheld(desk, case, EVER)]),
            len([case for case in cases if case.closed_at is None]),
            total(paid_on(desk, case, EVER) for case in cases),
            min(case.received_at.date() for case in cases),
            max(case.received_at.date() for case in cases),
            registered(desk, merchant) is not None,
        )
        for merchant, cases in by_merchant.items()
        if len(cases) >= at_least
    }


def said(amounts: list[Decimal | None]) -> list[Decimal]:
    """The amounts that are there."""
    return [yuan for yuan in amounts if yuan is not None]


def amounts(desk: Desk, period: Period) -> dict[str, Row]:
    """By district: spent, decided, paid, unpaid, beyond, and what a case is paid."""
    by_district = defaultdict(list)
    for case in received_in(desk, period):
        by_district[district_of(desk, case.merchant_id)].append(case)
    found = {}
    for district, cases in by_district.items():
        spent = said([case.paid_yuan for case in cases])
        decided = said([case.decided_refund_yuan for case in cases])
        paid = [paid_on(desk, case, EVER) for case in cases]
        refunds = [yuan for yuan in paid if yuan > 0]
        pairs = list(zip(cases, paid, strict=True))
        # where nothing was decided, nothing of it can be lacking
        short = [
            case.decided_refund_yuan - yuan
            for case, yuan in pairs
            if case.decided_refund_yuan is not None
        ]
        beyond = [
            yuan - (case.decided_refund_yuan or Decimal(0)) for case, yuan in pairs
        ]
        found[district] = (
            len(cases),
            *(len(spent), total(spent) if spent else None),
            *(len(decided), total(decided) if decided else None),
            *(len(refunds), total(paid)),
            total(yuan for yuan in short if yuan > 0),
            total(yuan for yuan in beyond if yuan > 0),
            float(statistics.mean(refunds)) if refunds else None,
            float(statistics.median(refunds)) if refunds else None,
            *(float(statistics.mean(paid)), float(statistics.median(paid))),
        )
    return found


def by_payer(desk: Desk, period: Period) -> dict[str | None, Row]:
    """By payer: cases, payments, yuan, recovered, reversals, reversed, mean, median."""
    cases = received_in(desk, period)
    known = known_payments(desk, EVER)
    groups = defaultdict(list)
    for paid in known:
        if paid.complaint_id in [case.complaint_id for case in cases]:
            groups[settled_with(paid, known).payer].append(paid)
    found: dict[str | None, Row] = {}
    for payer, payments in groups.items():
        by_case: dict[str, Decimal] = defaultdict(Decimal)
        for paid in payments:
            by_case[paid.complaint_id] += paid.refunded_yuan
        refunds = [float(yuan) for yuan in by_case.values() if yuan > 0]
        recovered = said([paid.recovered_yuan for paid in payments])
        back = [paid.refunded_yuan for paid in payments if paid.refunded_yuan < 0]
        yuan = total(paid.refunded_yuan for paid in payments)
        found[payer] = (
            *(len(refunds), len(payments), yuan),
            total(recovered) if recovered else None,
            *("垫付" in (payer or ""), len(back), total(back)),
            statistics.mean(refunds) if refunds else None,
            statistics.median(refunds) if refunds else None,
            *(float(yuan) / len(cases), len(cases)),
        )
    return found
