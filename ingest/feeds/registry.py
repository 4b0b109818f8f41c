"""Every feed by name, in the order that they must be loaded in: registers first."""

from ingest.feed import Feed
from ingest.feeds import (
    alert_schemes,
    calendar,
    category_groups,
    complaints,
    counters,
    deadline_rules,
    districts,
    event_parameters,
    events,
    homestay_admissions,
    list_rules,
    markets,
    merchants,
    places,
    platforms,
    published_figures,
    refunds,
    venues,
    visitor_counts,
)

FEEDS: dict[str, Feed] = {
    module.FEED.name: module.FEED
    for module in (
        districts,
        places,
        counters,
        merchants,
        markets,
        venues,
        homestay_admissions,
        platforms,
        deadline_rules,
        alert_schemes,
        category_groups,
        list_rules,
        calendar,
        events,
        event_parameters,
        published_figures,
        visitor_counts,
        complaints,
        refunds,
    )
}
FEED_ORDER = tuple(FEEDS)
