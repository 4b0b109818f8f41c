"""The payments of 2026 that the desk advanced: invented, in the sum of each case."""

import numpy as np
import polars as pl

from sample_data.seeded import stream

ADVANCED = "专班垫付"
MERCHANT = "商家"
RECOVERED_SHARE = 0.7  # of the advances, from the merchant, by the end of the data
IN_TWO_SHARE = 0.25  # of the cases: the merchant pays a part, the desk the rest
REVERSED_CASE = 3  # the case whose first payment was booked too high and corrected
REVERSED_FEN = 1_000
LATEST_RECOVERY = "2026-10-31 18:00"


def refunds(complaints: pl.DataFrame) -> pl.DataFrame:
    """Return the payments of advanced cases with the headers of the refunds feed.

    complaints: a year's file with the feed's Chinese headers, its times as text.
    """
    advanced = complaints.filter(
        (pl.col("退赔方") == ADVANCED) & (pl.col("退赔金额") > 0)
    ).select("投诉编号", "退赔金额", "退赔时间")
    random = stream("refunds")
    rows = [
        payment
        for index, case in enumerate(advanced.iter_rows(named=True))
        for payment in _payments(index, case, random)
    ]
    return pl.DataFrame(rows, infer_schema_length=None)


def _payments(
    index: int, case: dict[str, object], random: np.random.Generator
) -> list[dict[str, str | None]]:
    """Return one, two or three payments that add up to what the case was paid."""
    number, paid_at = str(case["投诉编号"]), str(case["退赔时间"])
    fen = int(str(case["退赔金额"]).replace(".", ""))
    by_merchant = fen // 200 * 50 if random.random() < IN_TWO_SHARE else 0
    recovered_at = None
    if random.random() < RECOVERED_SHARE:
        later = np.datetime64(paid_at) + np.timedelta64(
            int(random.integers(5, 30)), "D"
        )
        recovered_at = min(str(later).replace("T", " ")[:16], LATEST_RECOVERY)
    advance = fen - by_merchant
    excess = REVERSED_FEN if index == REVERSED_CASE else 0
    rows = [
        _row(number, 1, ADVANCED, advance + excess, paid_at)
        | {
            "追偿金额": _yuan(advance) if recovered_at else None,
            "追偿时间": recovered_at,
        }
    ]
    if excess:
        reversal = _row(number, 9, ADVANCED, -excess, paid_at)
        rows.append(reversal | {"冲回编号": rows[0]["退赔编号"]})
    if by_merchant:
        rows.append(_row(number, 2, MERCHANT, by_merchant, paid_at))
    return rows


def _row(
    case: str, part: int, payer: str, fen: int, paid_at: str
) -> dict[str, str | None]:
    return {
        "退赔编号": f"{case}-{part}",
        "投诉编号": case,
        "退赔方": payer,
        "退赔金额": _yuan(fen),
        "退赔时间": paid_at,
        "追偿金额": None,
        "追偿时间": None,
        "冲回编号": None,
    }


def _yuan(fen: int) -> str:
    sign = "-" if fen < 0 else ""
    return f"{sign}{abs(fen) // 100}.{abs(fen) % 100:02}"
