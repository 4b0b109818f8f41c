-- Rebuilds mart.place_day for the days of temp.refreshed_span, after place_hour and
-- expected_day. Portable form: no date functions.
delete from mart.place_day
where
    counted_on >= (select from_on from refreshed_span)
    and counted_on <= (select to_on from refreshed_span);

insert into mart.place_day
with suspect_readings as (
    -- once, should a reading break two rules
    select distinct
        place_id,
        counter_id,
        counted_on,
        measure,
        counted_from_at,
        utc_offset_minutes,
        counted_hours,
    from mart.suspect_reading
    where
        counted_on >= (select from_on from refreshed_span)
        and counted_on <= (select to_on from refreshed_span)
),

suspect_counter_days as (
    select
        place_id,
        counter_id,
        counted_on,
        measure,
        sum(counted_hours) as suspect_hours,
    from suspect_readings
    group by place_id, counter_id, counted_on, measure
),

counter_days as (
    select
        place_id,
        counter_id,
        counted_on,
        measure,
        sum(case when counted_hours < 23 then visit_count end) as part_visit_count,
        sum(case when counted_hours >= 23 then visit_count end) as whole_visit_count,
        sum(
            case
                when counted_hours < 23 and visit_count is not null then counted_hours
            end
        ) as part_hours,
        sum(
            case
                when counted_hours >= 23 and visit_count is not null then counted_hours
            end
        ) as whole_hours,
        sum(
            case when counted_hours < 23 and quality = 'estimated' then visit_count end
        ) as part_estimated_count,
        sum(
            case when counted_hours >= 23 and quality = 'estimated' then visit_count end
        ) as whole_estimated_count,
    from core.fct_visitor_count
    where
        counted_on >= (select from_on from refreshed_span)
        and counted_on <= (select to_on from refreshed_span)
        and measure in ('entries', 'exits', 'passages')
        -- a figure for several days belongs to none of them
        and counted_hours <= 25
    group by place_id, counter_id, counted_on, measure
),

-- A counter that sends hours and a day total is not counted twice: the total counts
-- where the hours are incomplete, the hours where there are 23 or more of them.
counter_days_once as (
    select
        counter_days.place_id as place_id,
        counter_days.counted_on as counted_on,
        counter_days.measure as measure,
        case
            when coalesce(part_hours, 0.0) >= 23 or whole_visit_count is null
                then part_visit_count
            else whole_visit_count
        end as visit_count,
        case
            when coalesce(part_hours, 0.0) >= 23 or whole_visit_count is null
                then part_estimated_count
            else whole_estimated_count
        end as estimated_visit_count,
        case
            when coalesce(part_hours, 0.0) >= 23 or whole_visit_count is null
                then coalesce(part_hours, 0.0) - coalesce(suspect_hours, 0.0)
            else whole_hours
        end as reported_hours,
    from counter_days
    left join suspect_counter_days -- left: few counters are suspect
        on
            counter_days.place_id = suspect_counter_days.place_id
            and counter_days.counter_id = suspect_counter_days.counter_id
            and counter_days.counted_on = suspect_counter_days.counted_on
            and counter_days.measure = suspect_counter_days.measure
),

place_days as (
    select
        place_id,
        counted_on,
        measure,
        sum(visit_count) as visit_count,
        sum(estimated_visit_count) as estimated_visit_count,
        sum(reported_hours) as reported_hours,
    from counter_days_once
    group by place_id, counted_on, measure
),

-- From 06:00 to 06:00: a night hour counts for its evening, a day hour for its day.
hours_around_clock as (
    select
        place_id,
        measure,
        coalesce(night_on, counted_on) as began_on,
        case when night_on is not null then visit_count end as night_visit_count,
        case when night_on is not null then reported_hours end as night_hours,
        visit_count,
        district_id,
    from mart.place_hour
    where counted_on >= (select from_on from refreshed_span)
),

around_clock as (
    select
        place_id,
        began_on as counted_on,
        measure,
        sum(visit_count) as around_clock_visit_count,
        sum(night_visit_count) as night_visit_count,
        sum(night_hours) as night_reported_hours,
        -- the district of the hours themselves, for the evening before a place's first
        -- day: its register begins at midnight, its first night six hours earlier
        max(case when district_id <> 'unknown' then district_id end) as district_id,
    from hours_around_clock
    where
        began_on >= (select from_on from refreshed_span)
        and began_on <= (select to_on from refreshed_span)
    group by place_id, began_on, measure
),

ranked_hours as (
    select
        place_id,
        counted_on,
        measure,
        hour,
        visit_count,
        row_number() over (
            partition by place_id, counted_on, measure
            order by visit_count desc, hour asc -- a tie goes to the earlier hour
        ) as hour_rank,
    from mart.place_hour
    where
        visit_count is not null
        and counted_on >= (select from_on from refreshed_span)
        and counted_on <= (select to_on from refreshed_span)
),

all_days as (
    select
        place_id,
        counted_on,
        measure,
    from mart.expected_day
    where
        counted_on >= (select from_on from refreshed_span)
        and counted_on <= (select to_on from refreshed_span)

    union

    select
        place_id,
        counted_on,
        measure,
    from place_days

    union

    select
        place_id,
        counted_on,
        measure,
    from around_clock
)

select
    all_days.place_id as place_id,
    coalesce(
        dim_place.district_id, around_clock.district_id, 'unknown'
    ) as district_id,
    all_days.counted_on as counted_on,
    all_days.measure as measure,
    cast(place_days.visit_count as bigint) as visit_count,
    cast(around_clock.night_visit_count as bigint) as night_visit_count,
    cast(around_clock.around_clock_visit_count as bigint) as around_clock_visit_count,
    cast(place_days.estimated_visit_count as bigint) as estimated_visit_count,
    coalesce(place_days.reported_hours, 0.0) as reported_hours,
    coalesce(expected_day.expected_hours, 0.0) as expected_hours,
    coalesce(around_clock.night_reported_hours, 0.0) as night_reported_hours,
    coalesce(expected_day.night_expected_hours, 0.0) as night_expected_hours,
    ranked_hours.hour as peak_hour,
    ranked_hours.visit_count as peak_visit_count,
from all_days
left join place_days
    on
        all_days.place_id = place_days.place_id
        and all_days.counted_on = place_days.counted_on
        and all_days.measure = place_days.measure
left join around_clock
    on
        all_days.place_id = around_clock.place_id
        and all_days.counted_on = around_clock.counted_on
        and all_days.measure = around_clock.measure
left join mart.expected_day
    on
        all_days.place_id = expected_day.place_id
        and all_days.counted_on = expected_day.counted_on
        and all_days.measure = expected_day.measure
left join ranked_hours
    on
        all_days.place_id = ranked_hours.place_id
        and all_days.counted_on = ranked_hours.counted_on
        and all_days.measure = ranked_hours.measure
        and ranked_hours.hour_rank = 1
left join core.dim_place
    on
        all_days.place_id = dim_place.place_id
        and all_days.counted_on
        >= coalesce(dim_place.valid_from_on, cast('0001-01-01' as date))
        and all_days.counted_on
        <= coalesce(dim_place.valid_to_on, cast('9999-12-31' as date))
order by counted_on, place_id, measure;
