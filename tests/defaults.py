"""What a drawn row means where it says nothing: the least that could be said."""

import datetime as dt

Row = dict[str, str | None]

HOUR = dt.timedelta(hours=1)
SIX_HOURS = dt.timedelta(hours=6)

# Columns that a table cannot do without, and the column each is copied from.
COPIES = {
    "core.dim_district": {"district_name": "district_id"},
    "core.dim_place": {"place_name": "place_id"},
    "core.dim_merchant": {"merchant_name": "merchant_id"},
    "core.dim_market": {"market_name": "market_id"},
    "core.dim_venue": {"venue_name": "venue_id"},
    "core.dim_event": {"event_name": "event_id"},
    "core.dim_alert_scheme": {"release_share": "from_share"},
    "core.fct_refund": {"refund_id": "complaint_id"},
    "core.fct_visitor_count": {"counter_id": "place_id"},
    "history.fct_visitor_count": {"counter_id": "place_id"},
}
CONSTANTS: dict[str, Row] = {
    "core.dim_place": {"time_zone": "Asia/Shanghai"},
    "core.dim_alert_scheme": {"is_verified": "false"},
    "core.dim_calendar": {"is_makeup_workday": "false", "status": "official"},
    "core.fct_complaint": {"is_time_ordered": "true"},
    "core.dim_list_rule": {
        "list_type": "black",
        "is_pledge_required": "false",
        "valid_from_on": "2024-01-01",
    },
    "core.dim_deadline_rule": {
        "valid_from_on": "2020-01-01",
        "is_verified": "false",
    },
    "core.published_figure": {
        "document_name": "report",
        "tolerance_value": "0",
        "is_at_least": "false",
        "is_holidays_only": "false",
    },
    "ledger.set_aside_row": {"reason_code": "x", "reason_zh": "x", "reason_en": "x"},
    "ledger.delivery": {
        "feed": "visitor_counts",
        "layout": "standard",
        "file_name": "counts.csv",
        "file_sha256": "0",
        "byte_count": "0",
        "encoding_name": "utf-8",
        "loaded_at": "2024-10-09 08:00:00+08",
        "loaded_by": "test",
        "code_version": "0",
    },
}
LEDGER_COUNTS = (
    "line_count",
    "header_line_count",
    "blank_line_count",
    "kept_line_count",
    "set_aside_line_count",
    "repeated_line_count",
    "kept_row_count",
    "new_row_count",
    "unchanged_row_count",
    "superseded_row_count",
)


def with_defaults(table: str, row: Row, number: int) -> Row:
    """Return the row with the columns that its table needs; the drawn ones win."""
    whole = dict(CONSTANTS.get(table, {}))
    if table == "ledger.delivery":
        whole |= dict.fromkeys(LEDGER_COUNTS, "0")
    else:
        whole |= {"delivery_id": "1", "source_row": str(number)}
    if table.endswith(".fct_visitor_count"):
        whole |= reading_defaults(row)
    whole |= row
    for column, origin in COPIES.get(table, {}).items():
        whole[column] = whole.get(column) or whole[origin]
    return whole


def reading_defaults(row: Row) -> Row:
    """Return what follows from the times of a reading: one clock hour unless drawn."""
    start = dt.datetime.fromisoformat(str(row["counted_from_at"]))
    drawn_end = row.get("counted_to_at")
    end = dt.datetime.fromisoformat(drawn_end) if drawn_end else start + HOUR
    evening = (start - SIX_HOURS).date()
    morning = dt.datetime.combine(evening, dt.time(6)) + dt.timedelta(days=1)
    is_night = not 6 <= start.hour < 18 and end <= morning
    is_one_hour = end <= start.replace(minute=0, second=0) + HOUR
    return {
        "counted_to_at": str(end),
        "utc_offset_minutes": "480",
        "counted_on": str(start.date()),
        "hour": str(start.hour) if is_one_hour else None,
        "night_on": str(evening) if is_night else None,
        "counted_hours": str((end - start) / HOUR),
        "measure": "entries",
        "quality": "ok" if row.get("visit_count") is not None else "outage",
    }
