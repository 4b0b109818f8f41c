"""An example for every column; all are invented, and together they make a good row."""

import dataframely as dy

EXAMPLES = {
    "place_id": "gate-01",
    "place_name": "北门",
    "counter_id": "gate-01-a",
    "district_id": "old-town",
    "district_name": "老城片区",
    "parent_district_id": "city",
    "level": "片区",
    "kind": "出入口",
    "merchant_id": "M0001",
    "merchant_name": "示例茶馆",
    "merchant_type": "餐饮",
    "market_id": "market-01",
    "market_name": "示例市集",
    "venue_id": "venue-01",
    "venue_name": "示例剧场",
    "counted_on": "2024-05-01",
    "hour": "18",
    "visit_count": "1234",
    "event_id": "fair-2024",
    "event_name": "示例灯会",
    "festival_id": "fair",
    "venue": "gate-01",
    "organiser": "示例文化公司",
    "event_type": "节庆",
    "claimed_visit_count": "50000",
    "starts_at": "2024-05-01 18:00",
    "ends_at": "2024-05-01 22:00",
    "complaint_id": "T20240501001",
    "channel": "12345",
    "category": "诚信退赔",
    "refund_id": "R20240501001",
    "paid_yuan": "300.00",
    "refund_yuan": "128.50",
    "payer": "商家",
    "outcome": "已退赔",
    "satisfaction_word": "基本满意",
    "received_at": "2024-05-01 19:00",
    "accepted_at": "2024-05-01 19:20",
    "verified_at": "2024-05-01 20:00",
    "closed_at": "2024-05-01 21:00",
    "refunded_at": "2024-05-01 20:30",
    "complainant_name": "（姓名）",
    "phone": "（电话）",
    "complaint_text": "（内容）",
    "figure_id": "F-01",
    "document_name": "示例通报",
    "sentence": "五一当晚进入 1,234 人次",
    "published_value": "1234",
    "from_on": "2024-05-01",
    "to_on": "2024-05-01",
    "valid_from_on": "2024-01-01",
    "valid_to_on": "2026-12-31",
    "opened_on": "2024-01-01",
    "closed_on": "2026-12-31",
    "listed_on": "2024-01-01",
    "delisted_on": "2026-12-31",
    "pledged_from_on": "2024-01-01",
    "pledged_to_on": "2026-12-31",
    "time_zone": "Asia/Shanghai",
    "planned_stall_count": "120",
    "source_name": "示例通知",
    "holiday_name": "劳动节",
    "calendar_on": "2024-05-01",
    "map_x": "0.25",
    "map_y": "0.5",
}
#: Where a column means something else, or its first choice would contradict the row.
FEED_EXAMPLES = {
    ("visitor_counts", "counted_from_at"): "",
    ("visitor_counts", "counted_to_at"): "",
    ("events", "status"): "已办",
    ("refunds", "reversal_of_id"): "",
    ("venues", "category"): "剧场",
    ("published_figures", "category"): "",
    ("published_figures", "is_at_least"): "否",
    ("published_figures", "is_holidays_only"): "否",
    ("published_figures", "tolerance_value"): "0",
    ("calendar", "is_makeup_workday"): "否",
}
BY_TYPE = {
    dy.Int64: "100",
    dy.Decimal: "10.00",
    dy.Float64: "0.5",
    dy.Date: "2024-05-01",
    dy.Datetime: "2024-05-01 18:30",
}


def example_of(
    feed: str, column: str, dtype: type[dy.Column], choices: tuple[str, ...]
) -> str:
    """The text of the example: declared, else the first choice, else by its type."""
    if (feed, column) in FEED_EXAMPLES:
        return FEED_EXAMPLES[feed, column]
    if choices:
        return choices[0]
    return EXAMPLES.get(column) or BY_TYPE.get(dtype, "示例")
