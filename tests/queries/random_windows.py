"""Random ledgers of two autumns: a year apart, with gaps, nights, moves, closures."""

import dataclasses
import datetime as dt
from collections.abc import Sequence

from hypothesis import strategies as st

from tests.defaults import Row, with_defaults
from tests.queries.answers import Warehouse
from tests.queries.ledger import DAY, DISTRICTS, HOUR, Ledger, Period, Place, Reading
from tests.queries.write_ledger import text_row
from warehouse.rollup import refresh_all_rollups

THEN = [dt.date(2024, 9, 24) + DAY * number for number in range(20)]
NOW = [dt.date(2025, 9, 25) + DAY * number for number in range(18)]
SPLITS = [THEN[8], THEN[-1], dt.date(2025, 3, 1), NOW[8], NOW[10]]
PLACE_IDS = ["gate", "market", "moved", "closed", "newcomer", "camp", "stray"]

# Hours of a day total; H is half a day, M above 90 %. One H of five days is 90 % just.
TOTALS = {"W": 24, "E": 24, "X": 24, "Z": 24, "H": 12, "M": 22}
# Hours of a night that lack: of twelve, one may.
NIGHTS = {"N": 0, "v": 1, "n": 2}


@dataclasses.dataclass(frozen=True)
class WindowPlan:
    """What a ledger is made from; short where the ledger itself is long.

    patterns: by place the kinds of its days, over and over. damages: place, day, kind.
    cut_on: no reading from this day on.
    """

    patterns: dict[str, str]
    damages: list[tuple[str, dt.date, str]]
    counts: list[int]
    passages: list[str]
    moved_on: dt.date
    closed_on: dt.date
    opened_on: dt.date
    cut_on: dt.date | None


KINDS = st.sampled_from([*"WWWWWNNNN", *"HMEXZvn0"])
PATTERN = st.sampled_from("WN") | st.lists(KINDS, min_size=1, max_size=9).map("".join)
PLANS = st.builds(
    WindowPlan,
    st.fixed_dictionaries(
        {
            "gate": st.sampled_from("WNN"),
            "moved": st.sampled_from("WN"),
            **dict.fromkeys(["market", "closed", "newcomer", "camp", "stray"], PATTERN),
        }
    ),
    st.lists(
        st.tuples(st.sampled_from(PLACE_IDS), st.sampled_from(NOW + THEN), KINDS),
        max_size=4,
    ),
    st.lists(st.integers(1, 900), min_size=3, max_size=5),
    st.lists(st.sampled_from(PLACE_IDS), max_size=2, unique=True),
    *[st.sampled_from(SPLITS)] * 3,
    st.sampled_from([None, None, None, NOW[3], NOW[10], NOW[14]]),
)
#: Nothing odd, and the newest day amid the second autumn.
EVEN = WindowPlan(
    patterns=dict.fromkeys(PLACE_IDS, "WNH"),
    damages=[],
    counts=[60],
    passages=[],
    moved_on=SPLITS[2],
    closed_on=SPLITS[2],
    opened_on=SPLITS[2],
    cut_on=NOW[10],
)
#: Half a day of the second autumn lacks: of five days that is 90 % just.
JUST = dataclasses.replace(
    EVEN,
    patterns=dict.fromkeys(PLACE_IDS, "W"),
    damages=[("gate", NOW[3], "H")],
    cut_on=None,
)
#: Two days of the first autumn lack at one place.
LOW = dataclasses.replace(
    JUST, damages=[("gate", THEN[2], "0"), ("gate", THEN[3], "0")]
)
#: Up to a week of either autumn.
WINDOWS: st.SearchStrategy[Period] = st.builds(
    lambda days, start, length: (days[start], days[start] + DAY * (length - 1)),
    st.sampled_from([NOW, THEN]),
    st.integers(0, 11),
    st.sampled_from([1, 2, 3, 5, 5, 7]),
)


def ledger_of(plan: WindowPlan, days: Sequence[dt.date] = (*THEN, *NOW)) -> Ledger:
    """The places and readings of the plan, over both autumns or other days."""
    places = [
        Place("gate", "taoyangli", None, None),
        Place("market", "sanbao", None, None),
        Place("moved", "sanbao", None, plan.moved_on),
        Place("moved", "far", plan.moved_on + DAY, None),
        Place("closed", "sanbao", None, plan.closed_on),
        Place("newcomer", "sanbao", plan.opened_on, None),
        Place("camp", "lost", None, None),
    ]
    readings = []
    for place_number, place_id in enumerate(PLACE_IDS):
        damaged = {day: kind for place, day, kind in plan.damages if place == place_id}
        pattern = plan.patterns[place_id]
        for number, day in enumerate(days):
            if plan.cut_on and day >= plan.cut_on:
                continue
            kind = damaged.get(day, pattern[number % len(pattern)])
            if place_id == "newcomer" and kind in NIGHTS:
                kind = "W"  # its register begins at midnight, amid a night
            count = plan.counts[(place_number + number) % len(plan.counts)]
            measure = "passages" if place_id in plan.passages else "entries"
            readings += readings_of(place_id, day, kind, count + number, measure)
    return Ledger(places, readings, [], [])


def readings_of(
    place_id: str, day: dt.date, kind: str, count: int, measure: str
) -> list[Reading]:
    """The readings of one day; of a night's hours only the first two have visits."""
    midnight = dt.datetime.combine(day, dt.time())
    if kind in TOTALS:
        values = {"X": (None, "outage"), "Z": (0, "ok"), "E": (count, "estimated")}
        visits, quality = values.get(kind, (count, "ok"))
        return [
            Reading(
                place_id, place_id, midnight, TOTALS[kind], measure, visits, quality
            )
        ]
    if kind not in NIGHTS:
        return []
    hours = [*range(6), *range(18, 24)]
    hours = hours[: len(hours) - NIGHTS[kind]]
    visits_by_hour = {18: count // 2, 0: count // 3}
    return [
        Reading(place_id, place_id, midnight + HOUR * 6, 12, measure, count, "ok"),
        *(
            Reading(
                *(place_id, place_id, midnight + HOUR * hour, 1, measure),
                *(visits_by_hour.get(hour, 0), "ok"),
            )
            for hour in hours
        ),
    ]


def insert_rows(warehouse: Warehouse, table: str, rows: list[Row]) -> None:
    """Replace a table by rows that all name the same columns; in columns: quick."""
    warehouse.execute(f"delete from {table}").fetchall()
    whole = [with_defaults(table, row, number) for number, row in enumerate(rows, 1)]
    if whole:
        columns = list(whole[0])
        lists = ", ".join("unnest(?::varchar[])" for _ in columns)
        warehouse.execute(
            f"insert into {table} ({', '.join(columns)}) select {lists}",
            [[row[column] for row in whole] for column in columns],
        ).fetchall()


def write_windows(warehouse: Warehouse, ledger: Ledger) -> None:
    """Replace districts, places and readings of the warehouse; refresh it once."""
    districts: list[Row] = [
        {"district_id": district, "parent_district_id": parent}
        for district, parent in DISTRICTS.items()
    ]
    readings = []
    for reading in ledger.readings:
        row = dataclasses.asdict(reading)
        ends_at = reading.counted_from_at + HOUR * row.pop("hours")
        readings.append(text_row(row | {"counted_to_at": ends_at}))
    places = [text_row(dataclasses.asdict(place)) for place in ledger.places]
    insert_rows(warehouse, "core.dim_district", districts)
    insert_rows(warehouse, "core.dim_place", places)
    insert_rows(warehouse, "core.fct_visitor_count", readings)
    for table in ("place_hour", "expected_day", "place_day"):
        warehouse.execute(f"delete from mart.{table}").fetchall()
    refresh_all_rollups(warehouse)
