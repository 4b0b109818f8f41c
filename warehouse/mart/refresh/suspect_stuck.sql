-- The readings that repeat one value for twelve hours and more, for the days of
-- temp.refreshed_span. A run may begin the day before or end the day after.
delete from mart.suspect_reading
where
    counted_on >= (select from_on from refreshed_span)
    and counted_on <= (select to_on from refreshed_span)
    and rule = 'stuck';

insert into mart.suspect_reading
-- Of twelve hours of one value, six or more begin on one of their days: only counters
-- with such a day can be stuck, and most loads have none to look at closer.
with monotonous_counters as (
    select distinct
        place_id,
        counter_id,
        measure,
    from (
        select
            place_id,
            counter_id,
            measure,
        from core.fct_visitor_count
        where
            counted_on >= (select from_on - 1 from refreshed_span)
            and counted_on <= (select to_on + 1 from refreshed_span)
            and measure in ('entries', 'exits', 'passages')
            and visit_count >= 5
            and quality = 'ok'
            and counted_hours < 23
        group by place_id, counter_id, measure, counted_on, visit_count
        having sum(counted_hours) >= 6
    ) as days_with_a_usual_value
),

readings_beside_others as (
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
        case
            when
                readings.visit_count = lag(readings.visit_count) over by_time
                and readings.counted_from_at = lag(readings.counted_to_at) over by_time
                then 0
            else 1
        end as begins_run,
        case
            when
                readings.visit_count = lead(readings.visit_count) over by_time
                and readings.counted_to_at = lead(readings.counted_from_at) over by_time
                then 0
            else 1
        end as ends_run,
    from core.fct_visitor_count as readings
    inner join monotonous_counters -- keeps the counters that may be stuck
        on
            readings.place_id = monotonous_counters.place_id
            and readings.counter_id = monotonous_counters.counter_id
            and readings.measure = monotonous_counters.measure
    where
        readings.counted_on >= (select from_on - 1 from refreshed_span)
        and readings.counted_on <= (select to_on + 1 from refreshed_span)
        and readings.visit_count is not null
        and readings.quality = 'ok'
        and readings.counted_hours < 23
    window by_time as (
        partition by readings.place_id, readings.counter_id, readings.measure
        order by
            readings.counted_from_at,
            readings.utc_offset_minutes,
            readings.counted_to_at
    )
),

numbered_runs as (
    select
        readings_beside_others.*,
        sum(begins_run) over (
            partition by place_id, counter_id, measure
            order by counted_from_at, utc_offset_minutes, counted_to_at
        ) as run_number,
    from readings_beside_others
    -- A quiet counter says the same small number for hours; 5 and more it does not.
    where visit_count >= 5 and (begins_run = 0 or ends_run = 0)
),

judged_readings as (
    select
        numbered_runs.*,
        sum(counted_hours) over of_run as run_hours,
        count(*) over of_run as run_count,
    from numbered_runs
    window of_run as (partition by place_id, counter_id, measure, run_number)
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
    'stuck' as rule,
from judged_readings
where
    run_hours >= 12
    -- Six readings: one that covers 12 hours repeats nothing.
    and run_count >= 6
    and counted_on >= (select from_on from refreshed_span)
    and counted_on <= (select to_on from refreshed_span)
order by counted_on, place_id, counter_id, counted_from_at;
