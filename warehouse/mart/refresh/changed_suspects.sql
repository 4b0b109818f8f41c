-- The days of temp.refreshed_span whose suspect readings are not those of
-- temp.suspect_before.
with suspect_now as (
    from mart.suspect_reading
    where
        counted_on >= (select from_on from refreshed_span)
        and counted_on <= (select to_on from refreshed_span)
),

appeared as (
    select counted_on from (
        from suspect_now
        except all
        from suspect_before
    ) as readings
),

disappeared as (
    select counted_on from (
        from suspect_before
        except all
        from suspect_now
    ) as readings
),

changed_days as (
    select counted_on from appeared
    union all
    select counted_on from disappeared
)

select
    min(counted_on) as first_on,
    max(counted_on) as last_on,
from changed_days
