-- The readings of counters that all day say the sum of the others at their place, for the
-- days of temp.refreshed_span, after counter_day.
delete from mart.suspect_reading
where
    counted_on >= (select from_on from refreshed_span)
    and counted_on <= (select to_on from refreshed_span)
    and rule = 'total_of_others';

insert into mart.suspect_reading
with places_of_several as (
    select
        place_id,
        measure,
        counted_on,
    from mart.counter_day
    where
        counted_on >= (select from_on from refreshed_span)
        and counted_on <= (select to_on from refreshed_span)
    group by place_id, measure, counted_on
    having count(*) >= 3
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
                count(*) over at_once >= 3
                and 2 * readings.visit_count = sum(readings.visit_count) over at_once
                then 1
            else 0
        end as equals_others,
    from core.fct_visitor_count as readings
    inner join places_of_several -- keeps the places where there are others
        on
            readings.place_id = places_of_several.place_id
            and readings.measure = places_of_several.measure
            and readings.counted_on = places_of_several.counted_on
    where
        readings.counted_on >= (select from_on from refreshed_span)
        and readings.counted_on <= (select to_on from refreshed_span)
        and readings.visit_count is not null
        and readings.quality = 'ok'
        and readings.counted_hours < 23
    window at_once as (
        partition by
            readings.place_id,
            readings.measure,
            readings.counted_from_at,
            readings.counted_to_at,
            readings.utc_offset_minutes
    )
),

judged_readings as (
    select
        readings_beside_others.*,
        min(equals_others) over of_day as equals_others_all_day,
        sum(case when visit_count > 0 then equals_others end) over of_day
            as equal_count,
    from readings_beside_others
    window of_day as (partition by place_id, counter_id, measure, counted_on)
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
    'total_of_others' as rule,
from judged_readings
where equals_others_all_day = 1 and equal_count >= 12
order by counted_on, place_id, counter_id, counted_from_at;
