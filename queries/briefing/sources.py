"""Says where each group of numbers of a briefing comes from."""

from queries.briefing.gathering import Briefing
from queries.present.language import say

#: The parts that stand in a briefing, in its order.
SHOWN_PARTS = (
    *("footfall", "last_year", "days", "districts", "festivals", "cases"),
    *("cases_by_district", "cases_by_category", "arrivals", "suspects", "published"),
)


def part_title(part: str) -> str:
    """Name a part of a briefing."""
    return {
        "footfall": say("总体客流"),
        "last_year": say("与上年同月比"),
        "days": say("每日客流"),
        "districts": say("各片区客流"),
        "festivals": say("本月活动"),
        "cases": say("投诉与退赔"),
        "cases_by_district": say("各片区投诉与退赔"),
        "cases_by_category": say("各类投诉"),
        "arrivals": say("应到与实到"),
        "suspects": say("可疑的计数器"),
        "published": say("公布数字"),
    }[part]


def sources(briefing: Briefing) -> list[dict[str, str]]:
    """Return a row per part: what it is, the file of its metric, its SQL."""
    return [
        {
            "figure": part_title(part),
            "metric": f"queries/{query.file.parent.name}/{query.file.name}",
            "sql": query.sql,
        }
        for part in SHOWN_PARTS
        for query in [briefing.parts[part].query]
    ]
