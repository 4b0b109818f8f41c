"""What the refund desk knows, in plain Python: the twins read it, the warehouse too."""

import dataclasses
import datetime as dt
from decimal import Decimal


@dataclasses.dataclass(frozen=True)
class Payment:
    """A payment, or a negative one that may name the payment it takes back."""

    refund_id: str
    complaint_id: str
    payer: str | None
    refunded_yuan: Decimal
    refunded_at: dt.datetime | None
    recovered_yuan: Decimal | None
    recovered_at: dt.datetime | None
    reversal_of_id: str | None


@dataclasses.dataclass(frozen=True)
class DeskCase:
    """A complaint as far as lists and advances look at it."""

    complaint_id: str
    received_at: dt.datetime
    closed_at: dt.datetime | None
    merchant_id: str | None
    category: str | None
    decided_refund_yuan: Decimal | None
    paid_yuan: Decimal | None = None


@dataclasses.dataclass(frozen=True)
class Pledger:
    """A registered merchant; without a first day it never pledged."""

    merchant_id: str
    pledged_from_on: dt.date | None
    pledged_to_on: dt.date | None
    district_id: str | None = None


@dataclasses.dataclass(frozen=True)
class Rule:
    """A rule of a list: at least or at most so many upheld cases."""

    rule_id: str
    category_group_id: str | None
    at_least_count: int | None
    at_most_count: int | None
    within_day_count: int
    is_pledge_required: bool
    valid_from_on: dt.date
    valid_to_on: dt.date | None


@dataclasses.dataclass(frozen=True)
class Review:
    """What one department says on one application."""

    application_id: str
    department: str
    room_count: int | None
    applied_on: dt.date | None
    decision: str | None
    decided_on: dt.date | None
    valid_to_on: dt.date | None
    merchant_id: str | None = None


@dataclasses.dataclass(frozen=True)
class Desk:
    """Everything that one example puts into the warehouse."""

    cases: list[DeskCase]
    payments: list[Payment]
    pledgers: list[Pledger]
    rules: list[Rule]
    reviews: list[Review]
