"""Events and holidays above the daily line never hide one another."""

import datetime as dt

from queries.present.event_lanes import Span, lay_out

FIRST, LAST = dt.date(2024, 6, 1), dt.date(2024, 6, 30)


def span(name: str, first: int, last: int, kind: str = "event") -> Span:
    return Span(name, kind, dt.date(2024, 6, first), dt.date(2024, 6, last))


def lanes(*spans: Span) -> dict[str, int]:
    placed = lay_out(list(spans), FIRST, LAST)
    return dict(placed.select("name", "lane").iter_rows())


def test_spans_that_overlap_stand_in_lanes_of_their_own() -> None:
    assert lanes(span("端午节", 8, 10, "holiday"), span("香市", 8, 10)) == {
        "端午节": 0,
        "香市": 1,
    }


def test_a_long_name_needs_room_beyond_its_days() -> None:
    # 12 letters of 12 pixels reach 4.8 days of 30 pixels, past the second one's start.
    assert lanes(span("十二个字那么长的活动名字", 1, 1), span("后", 5, 5)) == {
        "十二个字那么长的活动名字": 0,
        "后": 1,
    }
    assert lanes(span("短", 1, 1), span("后", 5, 5)) == {"短": 0, "后": 0}


def test_a_name_at_the_right_edge_reads_to_the_left() -> None:
    placed = lay_out([span("跨年夜活动", 30, 30)], FIRST, LAST).row(0, named=True)

    assert placed["is_label_left"]
    assert placed["label_on"] == dt.date(2024, 7, 1)


def test_spans_are_cut_to_the_period_and_keep_their_true_days() -> None:
    long = Span("电影", "event", dt.date(2024, 5, 20), dt.date(2024, 7, 9))
    placed = lay_out([long, span("外", 1, 1)], dt.date(2024, 6, 2), LAST)

    assert placed.select(
        "name", "starts_on", "ends_on", "bar_from_on", "bar_to_on"
    ).rows() == [
        (
            "电影",
            dt.date(2024, 5, 20),
            dt.date(2024, 7, 9),
            dt.date(2024, 6, 2),
            dt.date(2024, 7, 1),
        )
    ]


def test_nothing_to_show_is_an_empty_table() -> None:
    assert lay_out([], FIRST, LAST).is_empty()
