-- The days that have readings, and those that the rollups still speak of.
select
    min(counted_on) as first_on,
    max(counted_on) as last_on,
from (
    select counted_on from core.fct_visitor_count
    union all
    select counted_on from mart.place_day
    union all
    select counted_on from mart.place_hour
) as days_spoken_of
