"""Hours that clocks skip, and hours that come twice."""

from collections.abc import Callable

from ingest.delivery import Delivery

Deliver = Callable[..., Delivery]


def readings(delivery: Delivery, *columns: str) -> list[tuple[object, ...]]:
    """The kept readings, some columns."""
    return delivery.rows["fct_visitor_count"].select(columns).rows()


def test_an_hour_that_clocks_skip_is_set_aside(deliver: Deliver) -> None:
    delivery = deliver("""
        计数器编号 | 点位编号 | 日期       | 时段 | 人次
        winter    | abroad  | 2023-03-26 | 0   | 1
        skipped   | abroad  | 2023-03-26 | 1   | 1
        summer    | abroad  | 2023-03-26 | 2   | 1
        no_change | gate    | 2023-03-26 | 1   | 1
    """)
    assert readings(delivery, "counter_id", "utc_offset_minutes") == [
        ("winter", 0),
        ("summer", 60),
        ("no_change", 480),
    ]
    faults = delivery.set_aside.select("source_row", "column_name", "reason_code")
    assert faults.rows() == [(3, "日期", "nonexistent_local_time")]
    assert delivery.set_aside["raw_value"].to_list() == ["2023-03-26"]


def test_an_hour_that_comes_twice_is_told_apart_by_its_offset(deliver: Deliver) -> None:
    delivery = deliver("""
        计数器编号 | 点位编号 | 日期       | 时段 | 人次
        both      | abroad  | 2023-10-29 | 1   | 10
        both      | abroad  | 2023-10-29 | 1   | 20
        once      | abroad  | 2023-10-29 | 1   | 30
    """)
    assert readings(delivery, "counter_id", "utc_offset_minutes", "visit_count") == [
        ("both", 60, 10),
        ("both", 0, 20),
        ("once", 60, 30),
    ]
    assert "2023-10-29 01:00 came twice" in delivery.notes[0].en
