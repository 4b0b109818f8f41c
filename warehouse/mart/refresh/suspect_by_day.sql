-- The suspects of whole days, for the days of temp.refreshed_span: rules that compare a
-- counter's day with its other days, or with another counter. They look 92 days back and
-- ahead, a season: a counter that was dead for weeks has no usual day any nearer.
delete from mart.suspect_reading
where
    counted_on >= (select from_on from refreshed_span)
    and counted_on <= (select to_on from refreshed_span)
    and rule in ('zero_day', 'unit_jump', 'repeated_day', 'twin_counter');

insert into mart.suspect_reading
with near_days as (
    select
        place_id,
        counter_id,
        measure,
        counted_on,
        visit_count,
        counted_hours,
        busy_reading_count,
        profile_id,
        median(case when visit_count > 0 then visit_count end) over around
            as usual_visit_count,
        count(case when visit_count > 0 then 1 end) over around as usual_day_count,
        lag(counted_on) over by_day as day_before_on,
        lag(profile_id) over by_day as profile_before_id,
        count(*) over (partition by measure, counted_on, profile_id) as twin_count,
    from mart.counter_day
    where
        counted_on >= (select from_on - 92 from refreshed_span)
        and counted_on <= (select to_on + 92 from refreshed_span)
    window
        by_day as (
            partition by place_id, counter_id, measure
            order by counted_on
        ),
        around as (
            partition by place_id, counter_id, measure
            order by counted_on
            range between interval 92 days preceding
            and interval 92 days following
            exclude current row
        )
),

-- 50 a day: below that a day without anybody is nothing odd. Five days: fewer are no
-- custom to compare with. 20 hours: a shorter day is no whole day. 12 busy readings:
-- short and quiet profiles coincide by chance.
broken_rules as (
    select
        place_id,
        counter_id,
        measure,
        counted_on,
        'zero_day' as rule,
    from near_days
    where
        visit_count = 0
        and counted_hours >= 20
        and usual_visit_count >= 50
        and usual_day_count >= 5

    union all

    select
        place_id,
        counter_id,
        measure,
        counted_on,
        'unit_jump' as rule,
    from near_days
    where
        visit_count > 0
        and usual_visit_count >= 50
        and usual_day_count >= 5
        and (
            visit_count >= 1000 * usual_visit_count
            or usual_visit_count >= 1000 * visit_count
        )

    union all

    select
        place_id,
        counter_id,
        measure,
        counted_on,
        'repeated_day' as rule,
    from near_days
    where
        busy_reading_count >= 12
        and profile_id = profile_before_id
        and day_before_on = counted_on - 1

    union all

    select
        place_id,
        counter_id,
        measure,
        counted_on,
        'twin_counter' as rule,
    from near_days
    where busy_reading_count >= 12 and twin_count > 1
)

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
    broken_rules.rule as rule,
from core.fct_visitor_count as readings
inner join broken_rules -- keeps the readings of suspect days
    on
        readings.place_id = broken_rules.place_id
        and readings.counter_id = broken_rules.counter_id
        and readings.measure = broken_rules.measure
        and readings.counted_on = broken_rules.counted_on
where
    readings.counted_on >= (select from_on from refreshed_span)
    and readings.counted_on <= (select to_on from refreshed_span)
    and readings.visit_count is not null
    and readings.quality = 'ok'
    and readings.counted_hours < 23
order by counted_on, place_id, counter_id, counted_from_at;
