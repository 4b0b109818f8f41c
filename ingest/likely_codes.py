"""Says beside an unregistered code which registered one is written almost like it.

A clerk who read "not registered" registered the slip: a second place, and its visits
were never seen under the first. A merchant, a district or a platform that is not
registered sets no row aside, and its slip would not be seen at all.
"""

import difflib
from dataclasses import dataclass, replace

import polars as pl

from ingest.delivery import Delivery, Registers
from ingest.feeds.registry import FEEDS
from ingest.message import Message
from ingest.record_words import column_words

#: How alike two codes must be, 0–1: one letter of sixteen too many is 0.97.
LEAST_LIKENESS = 0.8

#: So many different slips are looked up; a file with more has another trouble.
MOST_LOOKED_UP = 200

#: Of codes as like as each other so many are named; of more, none is likely.
MOST_NAMED = 3

#: So many slips are noted that set no row aside.
MOST_NOTED = 10

#: Several codes may stand in one cell, with this between them.
BETWEEN_CODES = "、"

PLACES, DISTRICTS = "places", "districts"
MERCHANTS, PLATFORMS = "merchants", "platforms"
#: What a column of any feed refers to.
REGISTER_OF_COLUMN = {
    "place_id": PLACES,
    "venue": PLACES,
    "district_id": DISTRICTS,
    "parent_district_id": DISTRICTS,
    "merchant_id": MERCHANTS,
    "channel": PLATFORMS,
}
TABLE_OF_REGISTER = {
    PLACES: ("dim_place", "place_id"),
    DISTRICTS: ("dim_district", "district_id"),
    MERCHANTS: ("dim_merchant", "merchant_id"),
    PLATFORMS: ("dim_platform", "platform_name"),
}
#: Feeds that keep no row of an unregistered code, so that none need be looked for.
CHECKED_FEEDS = ("visitor_counts",)
#: The reasons that a wrong code is set aside for, and what it should be a code of.
REGISTER_OF_REASON = {"unregistered_place": PLACES, "other_district": DISTRICTS}


@dataclass(frozen=True)
class Slip:
    """A code of a column that is not registered, and those that may be meant."""

    column: str
    code: str
    row_count: int
    first_row: int
    meant: Message


def with_likely_codes(delivery: Delivery, registers: Registers) -> Delivery:
    """The delivery with longer reasons, and a note on each likely slip that is kept."""
    return replace(
        delivery,
        set_aside=with_hints(delivery.set_aside, registers),
        notes=(*delivery.notes, *slip_notes(delivery, registers)),
    )


def names_of_codes(registers: Registers, register: str) -> dict[str, str]:
    """Code → name of what is registered. A complaint names its platform by the name."""
    frame = {
        PLACES: registers.places.select("place_id", "place_name"),
        DISTRICTS: registers.districts.select("district_id", "district_name"),
        MERCHANTS: registers.merchants.select("merchant_id", "merchant_name"),
        PLATFORMS: registers.platforms.select("platform_name", "platform_id"),
    }[register]
    return dict(frame.iter_rows())


def likely(code: str, names: dict[str, str]) -> Message | None:
    """The registered codes that this one is most like, with their names."""
    near = difflib.get_close_matches(code, names, MOST_NAMED + 1, LEAST_LIKENESS)
    best = [each for each in near if likeness(code, each) == likeness(code, near[0])]
    if not best or len(best) > MOST_NAMED:
        return None
    zh = "，或 ".join(named(each, names[each], "（", "）") for each in best)
    en = ", or ".join(named(each, names[each], " (", ")") for each in best)
    return Message(f"是不是 {zh}？", f"is it {en}?")


def named(code: str, name: str, opening: str, closing: str) -> str:
    """A code with its name in brackets, unless that is the same."""
    return code if code == name else f"{code}{opening}{name}{closing}"


def likeness(code: str, registered: str) -> float:
    """How alike two codes are, 0–1."""
    # The sequence that is looked up comes second, as in get_close_matches.
    return difflib.SequenceMatcher(None, registered, code).ratio()


def with_hints(set_aside: pl.DataFrame, registers: Registers) -> pl.DataFrame:
    """Add to the reason of each wrong code the registered one that it may mean.

    set_aside: raw_value, reason_code, reason_zh, reason_en and others; the same frame
    comes back, with longer reasons.
    """
    hints = [
        (reason_code, code, f"；{meant.zh}", f"; {meant.en}")
        for reason_code, register in REGISTER_OF_REASON.items()
        for code, meant in likely_meanings(
            set_aside.filter(reason_code=reason_code)["raw_value"],
            names_of_codes(registers, register),
        ).items()
    ]
    if not hints:
        return set_aside
    columns = ["reason_code", "raw_value", "hint_zh", "hint_en"]
    return (
        set_aside.join(
            pl.DataFrame(hints, schema=columns, orient="row"),
            on=["reason_code", "raw_value"],
            how="left",
            maintain_order="left",
        )
        .with_columns(
            reason_zh=pl.col("reason_zh") + pl.col("hint_zh").fill_null(""),
            reason_en=pl.col("reason_en") + pl.col("hint_en").fill_null(""),
        )
        .select(set_aside.columns)
    )


def likely_meanings(codes: pl.Series, names: dict[str, str]) -> dict[str, Message]:
    """What each of the codes that are not registered may mean."""
    unknown = sorted(set(codes.drop_nulls().unique()) - set(names))
    return {
        code: meant
        for code in unknown[:MOST_LOOKED_UP]
        if (meant := likely(code, names)) is not None
    }


def slip_notes(delivery: Delivery, registers: Registers) -> list[Message]:
    """A note on each code of the kept rows that is written almost like another."""
    feed = FEEDS[delivery.feed]
    rows = delivery.tables[feed.table]
    if feed.name in CHECKED_FEEDS:
        return []
    columns = [
        column
        for column in REGISTER_OF_COLUMN
        if column in feed.table_columns and column not in feed.key[:1]
    ]
    found = [
        slip
        for column in columns
        for slip in slips_in(
            pl.concat(codes_in(frame, column) for frame in rows.frames()),
            column,
            names_of_codes(registers, REGISTER_OF_COLUMN[column]),
        )
        if slip.code not in codes_brought(delivery, REGISTER_OF_COLUMN[column])
    ]
    notes = [slip_note(slip, column_words(feed, slip.column)) for slip in found]
    if len(notes) > MOST_NOTED:
        more = len(notes) - MOST_NOTED
        rest = Message(
            f"还有 {more:,} 个编号没有登记，各与一个已登记的相近",
            f"{more:,} more codes are not registered and like one that is",
        )
        return [*notes[:MOST_NOTED], rest]
    return notes


def codes_brought(delivery: Delivery, register: str) -> set[str]:
    """The codes that the file itself registers."""
    table, code = TABLE_OF_REGISTER[register]
    if table not in delivery.tables:
        return set()
    return set(delivery.tables[table].whole()[code])


def codes_in(frame: pl.DataFrame, column: str) -> pl.DataFrame:
    """code, row_count and first_row of the codes in a column."""
    return (
        frame.select("source_row", code=pl.col(column).str.split(BETWEEN_CODES))
        .explode("code")
        .with_columns(pl.col("code").str.strip_chars())
        .drop_nulls()
        .group_by("code")
        .agg(row_count=pl.len(), first_row=pl.col("source_row").min())
    )


def slips_in(codes: pl.DataFrame, column: str, names: dict[str, str]) -> list[Slip]:
    """The codes that are not registered and like one that is, in the order of rows."""
    told = codes.group_by("code").agg(
        pl.col("row_count").sum(), pl.col("first_row").min()
    )
    meant = likely_meanings(told["code"], names)
    return [
        Slip(column, code, row_count, first_row, meant[code])
        for code, row_count, first_row in told.sort("first_row", "code").iter_rows()
        if code in meant
    ]


def slip_note(slip: Slip, column: Message) -> Message:
    """The note on one slip; its rows are kept."""
    return Message(
        f"{column.zh}“{slip.code}”没有登记（第 {slip.first_row} 行起 {slip.row_count:,}"
        f" 行），照样载入；{slip.meant.zh}",
        f"{column.en} “{slip.code}” is not registered (from line {slip.first_row} on, "
        f"{slip.row_count:,} lines) and kept; {slip.meant.en}",
    )
