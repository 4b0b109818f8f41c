"""Published figures computed again, slow and obvious."""

import dataclasses
import datetime as dt
from decimal import Decimal

from tests.queries import twins
from tests.queries.case_twins import case_district
from tests.queries.desk import Pledger
from tests.queries.ledger import Case, Ledger
from tests.queries.merchant_twins import days_of
from tests.queries.twins import is_within, share

#: What write_ledger's calendar says: the run of days off with a named day in it.
HOLIDAYS = [dt.date(2024, 10, day) for day in (1, 2, 3)]
CALENDAR = [dt.date(2024, 10, day) for day in (1, 2, 3, 4, 5, 6)]
COUNTS = ("complaint_count", "refund_count", "refunded_yuan", "satisfied_share")
REGISTERS = ("planned_stall_count", "venue_count", "pledged_merchant_count")
Value = Decimal | float | int | None


@dataclasses.dataclass(frozen=True)
class Figure:
    """A published figure with its scope and period; None is without bound."""

    figure_id: str
    quantity: str | None
    published_value: Decimal | None
    tolerance_value: Decimal
    is_at_least: bool
    district_id: str | None
    measure: str | None
    category: str | None
    from_on: dt.date | None
    to_on: dt.date | None
    is_holidays_only: bool


@dataclasses.dataclass(frozen=True)
class Market:
    """A market and its stalls; closed_on is its last day."""

    market_id: str
    district_id: str | None
    planned_stall_count: int | None
    opened_on: dt.date | None
    closed_on: dt.date | None


@dataclasses.dataclass(frozen=True)
class Venue:
    """A listed venue; from delisted_on on it is none."""

    venue_id: str
    district_id: str | None
    listed_on: dt.date | None
    delisted_on: dt.date | None


@dataclasses.dataclass(frozen=True)
class Board:
    """The figures and the registers that they are held against."""

    figures: list[Figure]
    markets: list[Market]
    venues: list[Venue]
    pledgers: list[Pledger]


def is_in_period(figure: Figure, day: dt.date) -> bool:
    """Whether the day lies in the figure's period."""
    return (figure.from_on or dt.date.min) <= day <= (figure.to_on or dt.date.max)


def is_in_scope(figure: Figure, district: str | None) -> bool:
    """Whether the district lies in the figure's scope; nowhere is in no district."""
    if figure.district_id is None:
        return True
    return district is not None and is_within(district, figure.district_id)


def is_period_known(figure: Figure) -> bool:
    """Whether the calendar says of every day if it is a holiday, where that matters."""
    if not figure.is_holidays_only:
        return True
    if figure.from_on is None or figure.to_on is None:
        return False
    return all(day in CALENDAR for day in days_of((figure.from_on, figure.to_on)))


def visits(ledger: Ledger, figure: Figure) -> tuple[int | None, float | None] | None:
    """The visits and their coverage; None when nothing was counted."""
    sums = [
        sums
        for (place, day, measure), sums in twins.place_days(ledger).items()
        if measure == (figure.measure or "entries")
        and is_in_period(figure, day)
        and is_in_scope(figure, twins.district_on(ledger, place, day))
        and (day in HOLIDAYS or not figure.is_holidays_only)
    ]
    if not sums:
        return None
    count, _, coverage, *_ = twins.added(sums)
    is_known = is_period_known(figure)
    return (count if is_known else None), coverage


def paid(case: Case) -> Decimal:
    """What was paid on the case."""
    return sum(case.payments, Decimal(0))


def counted(cases: list[Case], quantity: str) -> Value:
    """What the figure says of the cases."""
    if quantity == "complaint_count":
        return len(cases)
    if quantity == "refund_count":
        return len([case for case in cases if paid(case) > 0])
    if quantity == "refunded_yuan":
        return sum((paid(case) for case in cases), Decimal(0))
    rated = [case for case in cases if case.satisfaction in ("满意", "不满意")]
    happy = [case for case in rated if case.satisfaction == "满意"]
    return share(len(happy), len(rated))


def of_cases(ledger: Ledger, figure: Figure) -> tuple[Value] | None:
    """The complaints again; None where none at all was delivered for the period."""
    received = [
        case for case in ledger.cases if is_in_period(figure, case.received_at.date())
    ]
    mine = [
        case
        for case in received
        if is_in_scope(figure, case_district(case))
        and (figure.category is None or case.category == figure.category)
        and (case.received_at.date() in HOLIDAYS or not figure.is_holidays_only)
    ]
    value = counted(mine, figure.quantity or "") if is_period_known(figure) else None
    return (value,) if received else None


def of_registers(board: Board, figure: Figure) -> tuple[Value] | None:
    """The registers again, on the last day; None for one never delivered."""
    last = figure.to_on or dt.date.max
    if figure.quantity == "planned_stall_count":
        held = [
            market.planned_stall_count
            for market in board.markets
            if is_in_scope(figure, market.district_id)
            and (market.opened_on or dt.date.min) <= last
            and last <= (market.closed_on or dt.date.max)
        ]
        known = [count for count in held if count is not None]
        return (sum(known) if known or not held else None,) if board.markets else None
    if figure.quantity == "venue_count":
        listed = [
            venue
            for venue in board.venues
            if is_in_scope(figure, venue.district_id)
            and (venue.listed_on or dt.date.min) <= last
            and (venue.delisted_on is None or last < venue.delisted_on)
        ]
        return (len(listed),) if board.venues else None
    pledged = [
        one
        for one in board.pledgers
        if is_in_scope(figure, one.district_id)
        and one.pledged_from_on is not None
        and one.pledged_from_on <= last
        and (figure.from_on or dt.date.min) <= (one.pledged_to_on or dt.date.max)
    ]
    return (len(pledged),) if board.pledgers else None


def computed(ledger: Ledger, board: Board, figure: Figure) -> Value:
    """What the warehouse says of the figure; None when it cannot."""
    if figure.quantity == "visit_count":
        found = visits(ledger, figure)
        return found[0] if found else None
    if figure.quantity in COUNTS:
        return (of_cases(ledger, figure) or (None,))[0]
    if figure.quantity in REGISTERS:
        return (of_registers(board, figure) or (None,))[0]
    return None


def verdict(figure: Figure, value: Value) -> str:
    """Whether the published figure agrees."""
    if figure.quantity is None:
        return "context"
    if value is None or figure.published_value is None:
        return "not_known"
    # computed figures have four digits
    difference = Decimal(f"{value:.4f}") - figure.published_value
    if figure.is_at_least:
        return "at_least" if difference >= 0 else "differs"
    return "agrees" if abs(difference) <= figure.tolerance_value else "differs"
