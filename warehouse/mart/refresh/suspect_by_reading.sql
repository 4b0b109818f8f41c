-- The suspects among single readings, for the days of temp.refreshed_span: rules that
-- look at the readings beside, at most a day away.
delete from mart.suspect_reading
where
    counted_on >= (select from_on from refreshed_span)
    and counted_on <= (select to_on from refreshed_span)
    and rule in ('stuck', 'at_limit', 'total_of_others');

insert into mart.suspect_reading
with near_readings as (
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
    from core.fct_visitor_count
    where
        counted_on >= (select from_on - 1 from refreshed_span)
        and counted_on <= (select to_on + 1 from refreshed_span)
        and measure in ('entries', 'exits', 'passages')
        and visit_count is not null
        and quality = 'ok'
        and counted_hours < 23
),

readings_beside_others as (
    select
        near_readings.*,
        case
            when
                visit_count = lag(visit_count) over by_time
                and counted_from_at = lag(counted_to_at) over by_time
                then 0
            else 1
        end as begins_run,
        case
            when
                count(*) over at_once >= 3
                and 2 * visit_count = sum(visit_count) over at_once
                then 1
            else 0
        end as equals_others,
        count(*) over (
            partition by place_id, counter_id, measure, counted_on, visit_count
        ) as same_count,
        max(case when visit_count not in (255, 4095, 32767, 65535) then visit_count end)
            over of_day as day_peak_count,
    from near_readings
    window
        by_time as (
            partition by place_id, counter_id, measure
            order by counted_from_at, utc_offset_minutes
        ),
        of_day as (partition by place_id, counter_id, measure, counted_on),
        at_once as (
            partition by
                place_id, measure, counted_from_at, counted_to_at, utc_offset_minutes
        )
),

numbered_runs as (
    select
        readings_beside_others.*,
        sum(begins_run) over (
            partition by place_id, counter_id, measure
            order by counted_from_at, utc_offset_minutes
        ) as run_number,
        min(equals_others) over of_day as equals_others_all_day,
        sum(case when visit_count > 0 then equals_others end) over of_day
            as equal_count,
    from readings_beside_others
    window of_day as (partition by place_id, counter_id, measure, counted_on)
),

judged_readings as (
    select
        numbered_runs.*,
        sum(counted_hours) over of_run as run_hours,
        count(*) over of_run as run_count,
    from numbered_runs
    window of_run as (partition by place_id, counter_id, measure, run_number)
),

broken_rules as (
    -- A quiet counter says the same small number for hours; 5 and more it does not.
    -- Six readings: one that covers 12 hours repeats nothing.
    select
        judged_readings.*,
        'stuck' as rule,
    from judged_readings
    where visit_count >= 5 and run_hours >= 12 and run_count >= 6

    union all

    select
        judged_readings.*,
        'total_of_others' as rule,
    from judged_readings
    where equals_others_all_day = 1 and equal_count >= 12

    union all

    -- Limits of 8, 12, 15 and 16 bits. Each may also be a true count (Dublin 2023 has
    -- ten hours of exactly 4,095): it is suspect when it comes back within the day, or
    -- towers over all other hours of the day.
    select
        judged_readings.*,
        'at_limit' as rule,
    from judged_readings
    where
        visit_count in (255, 4095, 32767, 65535)
        and (
            same_count >= (case when visit_count = 255 then 3 else 2 end)
            or visit_count >= 5 * day_peak_count
        )
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
    rule,
from broken_rules
where
    counted_on >= (select from_on from refreshed_span)
    and counted_on <= (select to_on from refreshed_span)
order by counted_on, place_id, counter_id, counted_from_at;
