"""What is said of an uplift, sentence by sentence."""

from typing import Any

import pytest

from queries.present import formats
from queries.present.displacement_table import area_verdict
from queries.present.language import speaking
from queries.present.uplift_words import effect_words, uplift_sentence


def drawn(verdict: str, *numbers: float | None, **changed: object) -> dict[str, Any]:
    """Return a row of festival_uplift with ratio, low, high and detectable ratio."""
    ratio, low, high, detectable = numbers
    return {
        "verdict": verdict,
        "reason": None,
        "uplift_ratio": ratio,
        "uplift_low_ratio": low,
        "uplift_high_ratio": high,
        "detectable_ratio": detectable,
        "holiday_day_count": 0,
        "day_count": 3,
    } | changed


@pytest.mark.parametrize(
    "flow_type, has_drawn, said",
    [
        ("from", True, "少于平常，超出波动：可能从这里搬走了人"),
        ("from", False, "少于平常，超出波动"),
        (None, True, "少于平常，超出波动"),  # the net
    ],
)
def test_people_are_moved_only_by_what_drew_some(
    flow_type: str | None, has_drawn: bool, said: str
) -> None:
    row = drawn("below", -0.2, -0.3, -0.1, 0.09, flow_type=flow_type)

    assert area_verdict(row, has_drawn) == said


def test_a_loss_is_said_with_the_bound_next_to_nought() -> None:
    row = drawn("below", -0.25, -0.4, -0.125, 0.09)

    assert uplift_sentence(row) == "比平日少 25%，至少少 12.5%：不是偶然。"
    with speaking("en"):
        assert uplift_sentence(row) == (
            "25% fewer than ordinary days, at least 12.5% fewer: not by chance."
        )


def test_a_number_without_an_interval_is_not_called_chance_or_not() -> None:
    row = drawn(
        *("not_distinguishable", 0.38, None, None, None),
        reason="holiday_without_placebo",
        holiday_day_count=3,
    )

    assert uplift_sentence(row) == (
        "与往年同一假期比 +38%；算不出上下限，说不出是不是偶然。"
        "与较早年份的同一假期比；没有平常时段可作对照，看不出是否偶然。"
    )


def test_an_uplift_shared_with_another_event_says_so() -> None:
    row = drawn(*("above", 0.38, 0.12, 0.6, 0.09), reason="overlapping_event")

    assert uplift_sentence(row) == (
        "比平日多 38%，至少多 12%：不是偶然。"
        "同一地点同一天还有别的活动，增量不能只归这一届。"
    )


def test_what_would_show_is_left_out_where_it_is_not_known() -> None:
    said = effect_words("not_distinguishable", 0.04, (-0.06, 0.15), None, "平日")

    assert said == "与平日的波动分不开（+4%，区间 −6%…+15%）。"


def test_a_change_of_visits_carries_its_sign() -> None:
    assert formats.visit_change(20452.1, "zh") == "+2.05 万"
    assert formats.visit_change(-820, "zh") == "−820"
    assert formats.visit_change(0.2, "zh") == "±0"
    assert formats.visit_change(None) == "—"
