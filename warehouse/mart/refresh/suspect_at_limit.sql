-- The readings at the limit of their counter or above it, for the days of
-- temp.refreshed_span.
delete from mart.suspect_reading
where
    counted_on >= (select from_on from refreshed_span)
    and counted_on <= (select to_on from refreshed_span)
    and rule = 'at_limit';

insert into mart.suspect_reading
with counter_periods as (
    select
        place_id,
        counter_id,
        valid_from_on,
        valid_to_on,
        -- the next period ends this one, should two of a register overlap
        lead(valid_from_on) over (
            partition by place_id, counter_id
            order by valid_from_on
        ) as next_from_on,
        max_visit_count,
        expected_interval_minutes,
    from core.dim_counter
),

-- Not materialized: reading the days at a limit twice is cheaper than holding all days.
readings_with_limit as not materialized (
    select
        readings.place_id as place_id,
        readings.counter_id as counter_id,
        readings.measure as measure,
        readings.counted_from_at as counted_from_at,
        readings.counted_to_at as counted_to_at,
        readings.utc_offset_minutes as utc_offset_minutes,
        readings.counted_on as counted_on,
        readings.counted_hours as counted_hours,
        readings.visit_count as visit_count,
        -- The register limits one interval, and a reading may sum several of them;
        -- without a registered interval it is taken for one.
        counter_periods.max_visit_count * coalesce(
            ceil(
                readings.counted_hours * 60 / counter_periods.expected_interval_minutes
            ),
            1
        ) as limit_visit_count,
    from core.fct_visitor_count as readings
    left join counter_periods -- left: most counters are in no register
        on
            readings.place_id = counter_periods.place_id
            and readings.counter_id = counter_periods.counter_id
            and readings.counted_on >= counter_periods.valid_from_on
            and readings.counted_on
            <= coalesce(counter_periods.valid_to_on, cast('9999-12-31' as date))
            and readings.counted_on
            < coalesce(counter_periods.next_from_on, cast('9999-12-31' as date))
    where
        readings.counted_on >= (select from_on from refreshed_span)
        and readings.counted_on <= (select to_on from refreshed_span)
        and readings.measure in ('entries', 'exits', 'passages')
        and readings.visit_count is not null
        and readings.quality = 'ok'
        and readings.counted_hours < 23
),

-- Built-in limits: those of 8, 12, 15 and 16 bits.
readings_near_limit as not materialized (
    select
        readings_with_limit.*,
        coalesce(
            visit_count in (255, 4095, 32767, 65535)
            or visit_count >= limit_visit_count,
            false
        ) as is_at_limit,
    from readings_with_limit
),

days_at_limit as (
    select distinct
        place_id,
        counter_id,
        measure,
        counted_on,
    from readings_near_limit
    where is_at_limit
),

judged_readings as (
    select
        readings_near_limit.*,
        count(*) over (
            partition by
                readings_near_limit.place_id,
                readings_near_limit.counter_id,
                readings_near_limit.measure,
                readings_near_limit.counted_on,
                readings_near_limit.visit_count
        ) as same_count,
        max(
            case
                when not readings_near_limit.is_at_limit
                    then readings_near_limit.visit_count
            end
        ) over (
            partition by
                readings_near_limit.place_id,
                readings_near_limit.counter_id,
                readings_near_limit.measure,
                readings_near_limit.counted_on
        ) as day_peak_count,
    from readings_near_limit
    inner join days_at_limit -- keeps the days that have a reading at the limit
        on
            readings_near_limit.place_id = days_at_limit.place_id
            and readings_near_limit.counter_id = days_at_limit.counter_id
            and readings_near_limit.measure = days_at_limit.measure
            and readings_near_limit.counted_on = days_at_limit.counted_on
)

select
    place_id,
    counter_id,
    measure,
    counted_from_at,
    counted_to_at,
    utc_offset_minutes,
    counted_on,
    counted_hours,
    visit_count,
    'at_limit' as rule,
from judged_readings
where
    -- No counter says more than it can. Each limit may also be a true count (Dublin
    -- 2023 has ten hours of exactly 4,095): it is suspect when it comes back within the
    -- day, or towers over all other hours of the day.
    visit_count > limit_visit_count
    or (
        is_at_limit
        and (
            same_count >= (case when visit_count = 255 then 3 else 2 end)
            or visit_count >= 5 * day_peak_count
        )
    )
order by counted_on, place_id, counter_id, counted_from_at;
