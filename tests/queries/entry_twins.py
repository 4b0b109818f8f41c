"""Which entries are one case, slow and obvious, in plain Python."""

import dataclasses
import datetime as dt
from decimal import Decimal

from tests.queries.entries import Entry


@dataclasses.dataclass(frozen=True)
class TwinCase:
    """An entry that is a case, with what its links add to it."""

    entry: Entry
    accepted_at: dt.datetime | None
    verified_at: dt.datetime | None
    last_closed_at: dt.datetime | None
    reopened_at: dt.datetime | None
    is_time_ordered: bool
    satisfaction: str | None
    decided_refund_yuan: Decimal | None
    payments: list[tuple[Decimal, dt.datetime | None]]

    @property
    def closed_at(self) -> dt.datetime | None:
        """When it was closed; None when it is open, reopened included."""
        closed, reopened = self.last_closed_at, self.reopened_at
        return None if closed and reopened and reopened >= closed else closed

    @property
    def first_refunded_at(self) -> dt.datetime | None:
        """The first payment that has a time."""
        return min((at for _, at in self.payments if at), default=None)


def next_of(entry: Entry, live: dict[str, Entry]) -> str | None:
    """The entry that this one counts with, one step on; None: it is a case."""
    named = entry.linked_complaint_id
    if named is None:
        return None
    order = (entry.received_at, entry.complaint_id)
    original = live.get(named)
    if original is None:
        rivals = [
            (other.received_at, other.complaint_id)
            for other in live.values()
            if other.linked_complaint_id == named
        ]
        return None if min(rivals) == order else min(rivals)[1]
    is_at_once = original.received_at == entry.received_at
    is_end = original.linked_complaint_id is None and original is not entry
    if original.received_at < entry.received_at or (
        is_at_once and (is_end or named < entry.complaint_id)
    ):
        return named
    return None


def case_of(entry: Entry, live: dict[str, Entry]) -> str:
    """The case of an entry that is not void."""
    while (following := next_of(entry, live)) is not None:
        entry = live[following]
    return entry.complaint_id


def entry_types(entries: list[Entry]) -> dict[str, tuple[str, str | None]]:
    """Each entry: what it is, and its case."""
    live = {entry.complaint_id: entry for entry in entries if not entry.is_void}
    found: dict[str, tuple[str, str | None]] = {}
    for entry in entries:
        if entry.is_void:
            found[entry.complaint_id] = ("void", None)
            continue
        case_id = case_of(entry, live)
        is_case = case_id == entry.complaint_id
        entry_type = "case" if is_case else entry.link_kind or "linked"
        found[entry.complaint_id] = (entry_type, case_id)
    return found


def twin_cases(entries: list[Entry]) -> list[TwinCase]:
    """The cases with what their links add: payments, and the newest transfer."""
    types = entry_types(entries)
    cases = []
    for entry in entries:
        if types[entry.complaint_id][0] != "case":
            continue
        linked = [
            other
            for other in entries
            if types[other.complaint_id][1] == entry.complaint_id
        ]
        transfers = [
            other for other in linked if types[other.complaint_id][0] == "transfer"
        ]
        last = max(
            transfers,
            key=lambda one: (one.received_at, one.complaint_id),
            default=entry,
        )
        cases.append(
            TwinCase(
                entry,
                entry.accepted_at or last.accepted_at,
                entry.verified_at or last.verified_at,
                last.closed_at,
                last.reopened_at,
                entry.is_time_ordered and last.is_time_ordered,
                last.satisfaction or entry.satisfaction,
                entry.decided_refund_yuan
                if last.decided_refund_yuan is None
                else last.decided_refund_yuan,
                [paid for other in linked for paid in other.payments],
            )
        )
    return cases
