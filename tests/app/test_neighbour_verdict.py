"""Was it taken from the neighbours? The sentence says no more than the verdicts do."""

from pathlib import Path

import polars as pl
import pytest

from queries.present.neighbour_verdict import taken_sentence
from tests.app.conftest import OpenApp
from tests.app.test_pages import words

#: area_type, verdict, low, of a drawn edition: one that drew people, with two areas.
Area = tuple[str, str, float | None]
OWN: Area = ("event_places", "above", 0.2)
QUIET: Area = ("neighbour", "not_distinguishable", -0.1)
UNKNOWN: Area = ("neighbour", "no_baseline", None)
LOSER: Area = ("neighbour", "below", -0.3)
GAIN: Area = ("net", "above", 0.05)
UNCLEAR: Area = ("net", "not_distinguishable", -0.05)
NO_RANGE: Area = ("net", "not_distinguishable", None)


def around(*areas: Area) -> pl.DataFrame:
    """Draw rows of festival_displacement."""
    return pl.DataFrame(
        [
            {
                "measure": "entries",
                "area_type": area_type,
                "district_id": f"d{number}",
                "district_name": f"{number} 号片区",
                "verdict": verdict,
                "reason": None,
                "uplift_low_ratio": low,
                "uplift_visit_count": 0.0,
                "flow_type": {"below": "from", "above": "to"}.get(verdict)
                if area_type in ("neighbour", "own_district")
                else None,
            }
            for number, (area_type, verdict, low) in enumerate(areas)
        ],
        infer_schema_length=None,
        schema_overrides={"reason": pl.String, "flow_type": pl.String},
    )


@pytest.mark.parametrize(
    "areas, answer",
    [
        # no: nobody lost, and all together clearly gained
        ((OWN, QUIET, QUIET, GAIN), "**不是。** 周围 2 处"),
        ((OWN, QUIET, UNKNOWN, GAIN), "另有 1 处判断不了，不在内。"),
        # nobody lost, yet the gain of all together may be none
        (
            (OWN, QUIET, UNCLEAR),
            "**判断不了。** 周围 1 处没有一处明显少于平常；但连周围",
        ),
        (
            (OWN, QUIET, NO_RANGE),
            "**判断不了。** 周围 1 处没有一处明显少于平常；但可比",
        ),
        # somebody lost
        ((OWN, LOSER, QUIET, UNCLEAR), "**可能是。** 1 号片区同期少于平常"),
        ((OWN, LOSER, GAIN), "**可能有一部分是。** 1 号片区同期少于平常"),
        ((OWN, QUIET, ("net", "below", -0.3)), "**可能是。** 没有单独哪一处"),
        # nothing that could have been taken, or nothing to judge by
        ((("event_places", "below", -0.3), LOSER, UNCLEAR), "谈不上从周围搬来"),
        (
            (("event_places", "no_baseline", None), LOSER, GAIN),
            "活动自己没有平常日可比",
        ),
        ((OWN, UNKNOWN, GAIN), "周围没有一处算得出平常的上下限"),
        ((OWN, GAIN), "周围没有可比的地方"),
    ],
)
def test_the_answer_is_no_surer_than_the_verdicts(
    areas: tuple[Area, ...], answer: str
) -> None:
    assert answer in taken_sentence(around(*areas), "entries")


def test_an_edition_without_counts_cannot_be_told() -> None:
    sentence = taken_sentence(around(OWN, QUIET, GAIN), None)

    assert sentence.startswith("**判断不了。** 活动自己没有平常日可比：")


def test_each_edition_chosen_has_its_answer(open_app: OpenApp, sample_db: Path) -> None:
    def asked(event_id: str) -> str:
        return words(open_app(sample_db, "festivals", event=event_id))

    assert "是从周围搬来的吗？**不是。**" in asked("sanbao-coffee-2025")
    assert "是从周围搬来的吗？**判断不了。**" in asked("taoran-ji-2025")
    unclear = asked("chunqiu-daji-2026-spring")
    assert "算不出上下限，说不出是净增还是净减" in unclear
    assert "区间 —" not in unclear
