-- The days whose suspect readings are not those of temp.suspect_before.
with appeared as (
    select counted_on from (
        from mart.suspect_reading
        except all
        from suspect_before
    ) as readings
),

disappeared as (
    select counted_on from (
        from suspect_before
        except all
        from mart.suspect_reading
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
