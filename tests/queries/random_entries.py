"""Random complaints over three weeks: links, void rows, pauses, rules, a calendar."""

import datetime as dt
from decimal import Decimal

from hypothesis import strategies as st

from tests.queries.entries import Calendar, Entry, Rule
from tests.queries.official_calendar import rest_days

MIDNIGHT = dt.datetime(2024, 9, 26)  # noqa: DTZ001 – local wall clock
DAY = dt.timedelta(days=1)
IDS = "abcdefgh"
STAGES = ["accept", "verify", "close", "close", "refund"]
STARTS = ["receipt", "receipt", "receipt", "acceptance", "closing"]

# Coarse, so that times meet each other, the ends of days and the ends of limits.
MOMENTS = st.integers(0, 20 * 8).map(lambda step: MIDNIGHT + step * DAY / 8)
DAYS = st.integers(0, 20).map(lambda step: MIDNIGHT.date() + DAY * step)
# What is known by then; mostly late enough for ends to have come.
KNOWN = st.integers(8 * 8, 30 * 8).map(lambda step: MIDNIGHT + step * DAY / 8)


def later(first: dt.datetime) -> st.SearchStrategy[dt.datetime | None]:
    """A time after another one, most of the time, and rather soon."""
    after = st.integers(0, 60).map(lambda step: first + step * DAY / 8)
    return st.none() | after | after | after


@st.composite
def entry_of(draw: st.DrawFn, complaint_id: str) -> Entry:
    """One entry; its flag of order is drawn, as a load would set it."""
    received = draw(MOMENTS)
    link = draw(st.sampled_from([*[None] * 9, *IDS, "elsewhere"]))
    times = {
        name: draw(later(received))
        for name in ("accepted_at", "verified_at", "closed_at")
    }
    paused_from = draw(st.none() | later(received))
    paused_to = draw(later(paused_from)) if paused_from else None
    kind = draw(st.sampled_from(["urging", "repeat", "transfer", "transfer", None]))
    amount = st.integers(-500, 3000).map(lambda fen: Decimal(fen) / 100)
    paid = st.tuples(amount, later(received))
    return Entry(
        complaint_id,
        received,
        **times,
        reopened_at=draw(st.none() | later(received)),
        paused_from_at=paused_from,
        paused_to_at=paused_to,
        pause_reason=draw(st.sampled_from([None, "鉴定", "鉴定", "检测", "鉴"])),
        extended_to_on=draw(st.none() | st.none() | DAYS),
        linked_complaint_id=link,
        link_kind=kind if link else None,
        is_void=draw(st.sampled_from([False] * 5 + [True])),
        is_time_ordered=draw(st.sampled_from([True] * 9 + [False])),
        district_id=draw(st.sampled_from([None, "taoyangli", "sanbao"])),
        channel=draw(st.sampled_from([None, "12345", "12315", "1231"])),
        category=draw(st.sampled_from([None, "诚信退赔", "涨价"])),
        satisfaction=draw(st.sampled_from([None, "满意", "不满意", "未评价"])),
        decided_refund_yuan=draw(st.sampled_from([None, Decimal(0), Decimal(20)])),
        payments=tuple(draw(st.lists(paid, max_size=2))),
    )


ENTRIES = st.sets(st.sampled_from(IDS), min_size=4).flatmap(
    lambda names: st.tuples(*(entry_of(name) for name in sorted(names))).map(list)
)


@st.composite
def rule_of(draw: st.DrawFn, rule_id: str) -> Rule:
    """One rule that is in force for a part of the time, or for all of it."""
    always = st.just(dt.date(2020, 1, 1))
    valid_from = draw(always | always | DAYS)
    unit = draw(st.sampled_from(["hour", "day", "workday", "workday"]))
    return Rule(
        rule_id,
        stage=draw(st.sampled_from([*STAGES, "inform"])),
        limit_value=draw(st.integers(0, 60 if unit == "hour" else 6)),
        limit_unit=unit,
        starts_from=draw(
            st.sampled_from(["receipt", "receipt", "acceptance", "closing"])
        ),
        channel=draw(st.sampled_from([None, None, None, "12345、12315"])),
        category=draw(st.sampled_from([None, None, None, "诚信退赔"])),
        valid_from_on=valid_from,
        valid_to_on=draw(
            st.none() | st.none() | DAYS.filter(lambda day: day >= valid_from)
        ),
        is_rolled=draw(st.booleans()),
        is_extendable=draw(st.booleans()),
        pause_reasons=draw(st.sampled_from([None, "检测、鉴定", "检测、鉴定"])),
    )


RULES = st.sampled_from([0, 3, 4, 5]).flatmap(
    lambda count: st.tuples(*(rule_of(f"r{n}") for n in range(count))).map(list)
)


def calendar_of(first: dt.date, last: dt.date, gap: dt.date | None) -> Calendar:
    """The official days from first to last, one of them perhaps missing."""
    return {
        day: is_off
        for day, is_off in rest_days().items()
        if first <= day <= last and day != gap
    }


CALENDARS = st.builds(
    calendar_of,
    st.sampled_from([dt.date(2024, 9, 1), dt.date(2024, 9, 28)]),
    st.dates(dt.date(2024, 10, 12), dt.date(2024, 12, 10)),
    st.none() | st.none() | st.dates(dt.date(2024, 9, 28), dt.date(2024, 10, 20)),
)
LAST_ON = MIDNIGHT.date() + DAY * 20
PERIODS = st.just((MIDNIGHT.date(), LAST_ON)) | DAYS.flatmap(
    lambda day: st.tuples(st.just(day), st.dates(day, LAST_ON))
)
