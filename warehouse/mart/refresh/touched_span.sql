-- The days to rebuild after a load that touched $1 … $2. A counter that is new, or
-- begins earlier than it did, owes every day since; a newer newest day owes every
-- counter the days up to it.
with counters_now as (
    select
        place_id,
        measure,
        counter_id,
        min(counted_on) as first_on,
        max(counted_on) as last_on,
    from core.fct_visitor_count
    where measure in ('entries', 'exits', 'passages')
    group by place_id, measure, counter_id
),

newest_now as (
    select max(last_on) as newest_on from counters_now
),

earlier_beginnings as (
    select
        max(coalesce(counter_before.first_on, newest_now.newest_on)) as owed_to_on,
        -- a registered counter owes from its first day in service, before its readings
        min(dim_counter.valid_from_on) as owed_from_on,
    from counters_now
    cross join newest_now
    left join counter_before
        on
            counters_now.place_id = counter_before.place_id
            and counters_now.measure = counter_before.measure
            and counters_now.counter_id = counter_before.counter_id
    left join core.dim_counter
        on
            counters_now.place_id = dim_counter.place_id
            and counters_now.counter_id = dim_counter.counter_id
    where
        counter_before.first_on is null
        or counters_now.first_on < counter_before.first_on
),

newest_before as (
    select max(last_on) + 1 as owed_from_on from counter_before
)

select
    least(
        cast($1 as date), newest_before.owed_from_on, earlier_beginnings.owed_from_on
    ) as from_on,
    greatest(cast($2 as date), earlier_beginnings.owed_to_on) as to_on,
from newest_before
cross join earlier_beginnings
