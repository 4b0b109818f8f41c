"""Every feed by name, in the order that they must be loaded in: registers first."""

from ingest.feed import Feed
from ingest.feeds import (
    calendar,
    complaints,
    districts,
    events,
    markets,
    merchants,
    places,
    published_figures,
    venues,
    visitor_counts,
)

FEEDS: dict[str, Feed] = {
    module.FEED.name: module.FEED
    for module in (
        districts,
        places,
        merchants,
        markets,
        venues,
        calendar,
        events,
        published_figures,
        visitor_counts,
        complaints,
    )
}
FEED_ORDER = tuple(FEEDS)
