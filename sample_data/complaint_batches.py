"""Which complaints are made: how many, when, of what kind, paid back how much."""

from dataclasses import dataclass
from datetime import date

from sample_data.drawn import read_drawn

# The cases of 2024 are closed, paid and rated within the year, and all of one kind, so
# that any reading of "in 2024" gives the same numbers; other kinds begin in 2025. The
# published ones are integrity-2024 and spring-festival-2026; the four integrity rows up
# to March 2026 make the two-year ones.
BATCHES = """
name|file_year|kind|case_count|first_on|last_on|refund_count|refunded_fen|satisfied_share|not_rated_share|open_share
integrity-2024|2024|integrity|114|2024-04-08|2024-12-28|108|6633300|1|0|0
integrity-2025|2025|integrity|880|2025-01-01|2025-12-27|806|49320000|0.92|0.05|0
other-2025|2025|other|160|2025-01-01|2025-12-30|19|361240|0.58|0.24|0.08
integrity-early-2026|2026|integrity|68|2026-01-01|2026-02-14|61|3401850|0.92|0.05|0
spring-festival-2026|2026|integrity|237|2026-02-15|2026-02-23|219|10284650|0.93|0.05|0
integrity-march-2026|2026|integrity|22|2026-02-24|2026-03-15|20|1110200|0.92|0.05|0
integrity-later-2026|2026|integrity|410|2026-03-19|2026-10-31|360|19377750|0.91|0.05|0.02
other-2026|2026|other|150|2026-01-01|2026-10-30|17|298150|0.6|0.22|0.06
"""


@dataclass(frozen=True)
class Batch:
    """Complaints of one kind received in a period, both ends included.

    refunded_fen is what they bring in refunds in all, in hundredths of a yuan, over
    refund_count of them. The shares are of all cases; open ones are never rated.
    """

    name: str
    file_year: int
    kind: str  # integrity (诚信退赔) or other
    case_count: int
    first_on: date
    last_on: date
    refund_count: int
    refunded_fen: int
    satisfied_share: float
    not_rated_share: float
    open_share: float


def batches() -> list[Batch]:
    """Return the batches in the order drawn."""
    return [
        Batch(
            name=row["name"],
            file_year=int(row["file_year"]),
            kind=row["kind"],
            case_count=int(row["case_count"]),
            first_on=date.fromisoformat(row["first_on"]),
            last_on=date.fromisoformat(row["last_on"]),
            refund_count=int(row["refund_count"]),
            refunded_fen=int(row["refunded_fen"]),
            satisfied_share=float(row["satisfied_share"]),
            not_rated_share=float(row["not_rated_share"]),
            open_share=float(row["open_share"]),
        )
        for row in read_drawn(BATCHES).iter_rows(named=True)
    ]
