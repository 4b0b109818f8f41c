"""Advances, lists and admissions once more, slow and obvious, in plain Python."""

import datetime as dt
from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from tests.queries.desk import Desk, DeskCase, Payment, Review, Rule

DAY = dt.timedelta(days=1)
Row = tuple[Any, ...]


def total(amounts: Iterable[Decimal]) -> Decimal:
    """The sum; 0 when there was nothing to add."""
    return sum(amounts, Decimal(0))


def case_of(desk: Desk, payment: Payment) -> DeskCase:
    """The case that was paid on."""
    return next(
        case for case in desk.cases if case.complaint_id == payment.complaint_id
    )


def known_payments(desk: Desk, on: dt.date) -> list[Payment]:
    """The payments made by the end of the day."""
    return [
        paid
        for paid in desk.payments
        if max(
            paid.refunded_at or case_of(desk, paid).received_at,
            case_of(desk, paid).received_at,
        ).date()
        <= on
    ]


def settled_with(payment: Payment, known: list[Payment]) -> Payment:
    """The payment that a reversal takes back; any other stands by itself."""
    for other in known:
        if (
            payment.refunded_yuan < 0 < other.refunded_yuan
            and payment.reversal_of_id == other.refund_id
            and payment.complaint_id == other.complaint_id
        ):
            return other
    return payment


def advances(desk: Desk, on: dt.date) -> dict[str, Row]:
    """By payment: advanced, recovered, outstanding, excess, age, state."""
    known = known_payments(desk, on)
    found = {}
    for advance in known:
        if (
            "垫付" not in (advance.payer or "")
            or settled_with(advance, known) != advance
        ):
            continue
        parts = [one for one in known if settled_with(one, known) == advance]
        advanced = total(one.refunded_yuan for one in parts)
        recovered: Decimal | None = total(
            one.recovered_yuan
            for one in parts
            if one.recovered_yuan is not None
            and (one.recovered_at is None or one.recovered_at.date() <= on)
        )
        if advance.refund_id == advance.complaint_id:
            recovered = None
        found[advance.refund_id] = (
            advanced,
            recovered,
            None if recovered is None else max(advanced - recovered, Decimal(0)),
            None if recovered is None else max(recovered - advanced, Decimal(0)),
            (on - advance.refunded_at.date()).days if advance.refunded_at else None,
            state(advanced, recovered),
        )
    return found


def state(advanced: Decimal, recovered: Decimal | None) -> str:
    """What became of an advance."""
    if recovered is None:
        return "not_known"
    if advanced <= 0:
        return "reversed"
    if recovered == 0:
        return "outstanding"
    if recovered < advanced:
        return "partly_recovered"
    return "recovered" if recovered == advanced else "over_recovered"


def is_upheld(desk: Desk, case: DeskCase, on: dt.date) -> bool:
    """Closed by the day, with a refund decided or paid."""
    paid = total(
        one.refunded_yuan
        for one in known_payments(desk, on)
        if one.complaint_id == case.complaint_id
    )
    return (
        case.closed_at is not None
        and case.closed_at.date() <= on
        and ((case.decided_refund_yuan or 0) > 0 or paid > 0)
    )


def has_pledge(desk: Desk, merchant_id: str, on: dt.date) -> bool:
    """Whether the merchant is registered with a pledge in force."""
    return any(
        one.merchant_id == merchant_id
        and one.pledged_from_on is not None
        and one.pledged_from_on <= on <= (one.pledged_to_on or dt.date.max)
        for one in desk.pledgers
    )


def lists(desk: Desk, on: dt.date) -> dict[Row, Row]:
    """By rule, its first day and merchant: upheld, pending, verdict, reason."""
    found = {}
    for rule in desk.rules:
        if not rule.valid_from_on <= on <= (rule.valid_to_on or dt.date.max):
            continue
        registered = {one.merchant_id for one in desk.pledgers}
        for merchant in (*registered, "ghost"):
            row = listed(desk, rule, merchant, on, merchant in registered)
            if row:
                found[rule.rule_id, rule.valid_from_on, merchant] = row
    return found


def listed(
    desk: Desk, rule: Rule, merchant: str, on: dt.date, is_registered: bool
) -> Row | None:
    """One merchant under one rule; None when it has no row."""
    begins = on - (rule.within_day_count - 1) * DAY
    window = [case for case in desk.cases if begins <= case.received_at.date() <= on]
    chosen = [
        case
        for case in window
        if case.merchant_id == merchant
        and (rule.category_group_id is None or case.category == "涨价")
        and rule.category_group_id != "quality"
    ]
    upheld = sum(is_upheld(desk, case, on) for case in chosen)
    pending = sum(
        case.closed_at is None or case.closed_at.date() > on for case in chosen
    )
    pledged = has_pledge(desk, merchant, on)
    is_clean_rule = rule.at_most_count is not None
    is_asked = is_clean_rule and is_registered
    is_asked = is_asked and (pledged or not rule.is_pledge_required)
    if not (upheld or pending or is_asked):
        return None
    if rule.category_group_id == "quality":
        return None, pending, "not_known", "no_register"
    if not window:
        return None, pending, "not_known", "not_delivered"
    fits = (
        upheld <= (rule.at_most_count or 0) and is_registered
        if is_clean_rule
        else upheld >= (rule.at_least_count or 0)
    )
    fits = fits and (pledged or not rule.is_pledge_required)
    return upheld, pending, "listed" if fits else "not_listed", None


def result_of(reviews: list[Review], on: dt.date) -> str:
    """What the departments have made of an application by the day."""
    words = [
        one.decision if one.decided_on and one.decided_on <= on else None
        for one in reviews
    ]
    if "不通过" in words:
        return "refused"
    if not all(word in ("通过", "同意") for word in words):
        return "pending"
    ends = [one.valid_to_on for one in reviews if one.valid_to_on]
    return "expired" if ends and min(ends) < on else "approved"


def admissions(desk: Desk, first: dt.date, last: dt.date) -> dict[str, Row]:
    """By application: rooms, result, days between decisions, reason."""
    found = {}
    for application in {one.application_id for one in desk.reviews}:
        reviews = [one for one in desk.reviews if one.application_id == application]
        applied = [one.applied_on for one in reviews if one.applied_on]
        decided = [one.decided_on for one in reviews if one.decided_on]
        dated = min(applied or decided, default=None)
        if dated and not first <= dated <= last:
            continue
        rooms = {one.room_count for one in reviews if one.room_count is not None}
        counted = [
            one.decided_on
            for one in reviews
            if one.decided_on and one.decided_on <= last and one.decision != "补正"
        ]
        found[application] = (
            rooms.pop() if len(rooms) == 1 else None,
            result_of(reviews, last),
            (max(counted) - min(counted)).days if counted else None,
            None if dated else "undated",
        )
    return found


def wilson(part: int, whole: int, z: float) -> tuple[float, float]:
    """The shares that lie z standard errors of their own from the share found.

    Found by halving: the distance grows with every step away from the share found.
    """
    share = part / whole

    def is_inside(guess: float) -> bool:
        error_squared = z * z * guess * (1 - guess) / whole
        return (share - guess) ** 2 <= error_squared

    ends = []
    for outside in (0.0, 1.0):
        inside = share
        for _ in range(60):
            middle = (inside + outside) / 2
            if is_inside(middle):
                inside = middle
            else:
                outside = middle
        ends.append(outside if is_inside(outside) else inside)
    return ends[0], ends[1]
