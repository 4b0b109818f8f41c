"""Homestay admissions and complaints per room, slow and obvious."""

import datetime as dt
import statistics
from collections import defaultdict

from tests.queries.desk import Desk, Review
from tests.queries.desk_twins import Row, result_of
from tests.queries.ledger import Period
from tests.queries.merchant_twins import (
    days_of,
    district_of,
    received_in,
    registered,
)
from tests.queries.twins import share


def outcome_of(review: Review, on: dt.date) -> str:
    """What the department has said by the day."""
    if review.decided_on is None or review.decided_on > on:
        return "undecided"
    if review.decision in ("通过", "同意"):
        return "approved"
    return "refused" if review.decision == "不通过" else "undecided"


def applications(desk: Desk, on: dt.date) -> dict[str, list[Review]]:
    """The reviews by application; those dated later are not there yet."""
    groups: dict[str, list[Review]] = defaultdict(list)
    for review in desk.reviews:
        groups[review.application_id].append(review)
    return {
        name: reviews
        for name, reviews in groups.items()
        if (dated := dated_on(reviews)) is None or dated <= on
    }


def applied_on(reviews: list[Review]) -> dt.date | None:
    """The earliest day of application."""
    return min((one.applied_on for one in reviews if one.applied_on), default=None)


def dated_on(reviews: list[Review]) -> dt.date | None:
    """The day of application, else of the earliest decision."""
    decided = [one.decided_on for one in reviews if one.decided_on]
    return applied_on(reviews) or min(decided, default=None)


def decisions(desk: Desk, on: dt.date) -> dict[tuple[str, str], Row]:
    """By application and department: outcome, applied on, dated on."""
    return {
        (name, review.department): (
            outcome_of(review, on),
            applied_on(reviews),
            dated_on(reviews),
        )
        for name, reviews in applications(desk, on).items()
        for review in reviews
    }


def rooms_of(reviews: list[Review]) -> int | None:
    """The rooms applied for; None where the departments' rows disagree."""
    rooms = {one.room_count for one in reviews if one.room_count is not None}
    return rooms.pop() if len(rooms) == 1 else None


def admitted_from(reviews: list[Review], on: dt.date) -> dt.date | None:
    """The day the last department approved; None unless all have by the day."""
    if any(outcome_of(one, on) != "approved" for one in reviews):
        return None
    return max(one.decided_on for one in reviews if one.decided_on)


def is_admitted(reviews: list[Review], known_on: dt.date, day: dt.date) -> bool:
    """Whether the admission, as known on a day, held on another."""
    begins = admitted_from(reviews, known_on)
    ends = min((one.valid_to_on for one in reviews if one.valid_to_on), default=day)
    return begins is not None and begins <= day <= ends


def results(desk: Desk, on: dt.date) -> dict[str, Row]:
    """By application: house, rooms, counts, who refused, days, the result."""
    found = {}
    for name, reviews in applications(desk, on).items():
        outcomes = {one.department: outcome_of(one, on) for one in reviews}
        said = [one for one in reviews if outcomes[one.department] != "undecided"]
        days = [one.decided_on for one in said if one.decided_on]
        approved = [one for one in said if outcomes[one.department] == "approved"]
        ends = [one.valid_to_on for one in approved if one.valid_to_on]
        found[name] = (
            *(reviews[0].merchant_id, rooms_of(reviews), applied_on(reviews)),
            len(reviews),
            *(
                list(outcomes.values()).count(outcome)
                for outcome in ("approved", "refused", "undecided")
            ),
            *(
                "、".join(sorted(who for who, what in outcomes.items() if what == word))
                or None
                for word in ("refused", "undecided")
            ),
            *(min(days, default=None), max(days, default=None)),
            min(ends, default=None),
            admitted_from(reviews, on),
            result_of(reviews, on),
        )
    return found


def departments(desk: Desk, period: Period) -> dict[str, Row]:
    """By department: asked, its outcomes, timed, median days, share, reason."""
    found = {}
    groups: dict[str, list[tuple[Review, dt.date | None]]] = defaultdict(list)
    for reviews in applications(desk, period[1]).values():
        dated = dated_on(reviews)
        if dated is None or dated >= period[0]:
            for review in reviews:
                groups[review.department].append((review, applied_on(reviews)))
    for department, asked in groups.items():
        outcomes = [outcome_of(review, period[1]) for review, _ in asked]
        days = [
            (review.decided_on - applied).days
            for review, applied in asked
            if applied and review.decided_on
            if outcome_of(review, period[1]) != "undecided"
        ]
        approved, refused = outcomes.count("approved"), outcomes.count("refused")
        is_known = approved + refused > 0
        found[department] = (
            *(len(asked), approved, refused, outcomes.count("undecided")),
            *(len(days), float(statistics.median(days)) if days else None),
            share(approved, approved + refused),
            "known" if is_known else "not_known",
            None if is_known else "no_base",
        )
    return found


def rooms(desk: Desk, period: Period) -> dict[str, Row]:
    """By district: houses, rooms, complaints, complaints per room, reason."""
    known_on = period[1]
    held = {
        name: reviews
        for name, reviews in applications(desk, known_on).items()
        if any(is_admitted(reviews, known_on, day) for day in days_of(period))
    }
    houses: dict[str, list[str]] = defaultdict(list)
    for name, reviews in held.items():
        houses[reviews[0].merchant_id or name].append(name)
    by_district: dict[str, list[str]] = defaultdict(list)
    for house in houses:
        by_district[district_of(desk, house)].append(house)
    found = {}
    for district, names in by_district.items():
        # of several admissions the one approved last, then the higher number
        newest = [
            max(
                houses[house], key=lambda one: (admitted_from(held[one], known_on), one)
            )
            for house in names
        ]
        counts = [rooms_of(held[name]) for name in newest]
        room_count = None if None in counts else sum(one or 0 for one in counts)
        is_registered = all(registered(desk, house) for house in names)
        complaints = [
            case
            for case in received_in(desk, period)
            if case.merchant_id in names
            and any(
                is_admitted(held[name], known_on, case.received_at.date())
                for name in houses[case.merchant_id]
            )
        ]
        complaint_count = len(complaints) if is_registered else None
        is_known = complaint_count is not None and bool(room_count)
        if not is_registered:
            reason = "unregistered_merchant"
        elif room_count is None:
            reason = "rooms_not_known"
        else:
            reason = "no_base"
        found[district] = (
            *(len(names), room_count, complaint_count),
            share(complaint_count or 0, room_count or 0) if is_known else None,
            "known" if is_known else "not_known",
            None if is_known else reason,
        )
    return found
