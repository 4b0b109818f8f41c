"""What people do on each page: the address that each click leads to."""

import datetime as dt
import itertools
import random
from dataclasses import dataclass

DISTRICTS = ("yezhushan", "taoyangli", "taoxichuan", "fuzhounong", "360203", "all")
EDITIONS = (
    *("chunqiu-daji-2026-autumn", "sanbao-ji-2026", "xiaxia-dianying-2026"),
    *("duanyang-xiangshi-2026", "sanbao-coffee-2026", "taoyang-yexun-2026"),
    *("taoran-ji-2025", "chunqiu-daji-2025-autumn", "sanbao-coffee-2025"),
)
CATEGORIES = ("all", "质量纠纷", "涨价", "诚信退赔", "服务态度")
METRICS = ("footfall_by_day", "festival_uplift", "complaint_deadlines", "peaks")
#: The last day of the sample.
LAST_ON = dt.date(2026, 10, 31)


@dataclass(frozen=True)
class Interaction:
    """A page and the filters that a click puts into its address."""

    page: str
    query: str


def periods() -> list[str]:
    """Return spans of a week to a year, as they stand in the address."""
    spans = itertools.product((7, 14, 30, 61, 92, 182, 365), (0, 11))
    return [
        f"from={LAST_ON - dt.timedelta(days=back + length - 1)}"
        f"&to={LAST_ON - dt.timedelta(days=back)}"
        for length, back in spans
    ]


def filters(page: str) -> list[str]:
    """Return the addresses that a page's filters lead to."""
    if page in {"", "districts", "night"}:
        pairs = itertools.product(DISTRICTS, periods())
        return [f"district={district}&{period}" for district, period in pairs]
    if page == "festivals":
        chosen = itertools.chain(
            itertools.combinations(EDITIONS, 1), itertools.combinations(EDITIONS, 2)
        )
        return ["&".join(f"event={event}" for event in events) for events in chosen]
    if page == "refunds":
        choices = itertools.product(DISTRICTS, CATEGORIES, periods())
        return [
            f"district={district}&category={category}&{period}"
            for district, category, period in choices
        ]
    if page == "briefing":
        return [f"month=2026-{month:02}" for month in range(1, 11)]
    if page == "dictionary":
        return [f"metric={metric}" for metric in METRICS]
    return ["district=yezhushan"]


#: The pages by their address; the overview stands at the root.
PAGES = (
    *("", "districts", "night", "festivals", "refunds", "briefing"),
    *("upload", "quality", "reconcile", "dictionary"),
)


def interactions(page: str, count: int, seed: int) -> list[Interaction]:
    """Return clicks on a page in random order; the seed makes them again."""
    choices = [Interaction(page, f"lang=zh&{query}") for query in filters(page)]
    random.Random(f"{page} {seed}").shuffle(choices)
    return choices[:count]
