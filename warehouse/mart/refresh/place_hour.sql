-- Rebuilds mart.place_hour for the days of temp.refreshed_span. Portable form: day, hour
-- and night are stored columns, so the same text runs on other engines.
delete from mart.place_hour
where
    counted_on >= (select from_on from refreshed_span)
    and counted_on <= (select to_on from refreshed_span);

insert into mart.place_hour
with suspects as (
    select distinct
        place_id,
        counter_id,
        measure,
        counted_from_at,
        counted_to_at,
        utc_offset_minutes,
    from mart.suspect_reading
    where
        counted_on >= (select from_on from refreshed_span)
        and counted_on <= (select to_on from refreshed_span)
),

hour_readings as (
    select
        readings.place_id as place_id,
        readings.counted_on as counted_on,
        readings.hour as hour,
        readings.night_on as night_on,
        readings.measure as measure,
        readings.visit_count as visit_count,
        readings.quality as quality,
        case
            when readings.visit_count is not null and suspects.place_id is null
                then readings.counted_hours
        end as reported_hours,
    from core.fct_visitor_count as readings
    left join suspects -- left: few readings are suspect
        on
            readings.place_id = suspects.place_id
            and readings.counter_id = suspects.counter_id
            and readings.measure = suspects.measure
            and readings.counted_from_at = suspects.counted_from_at
            and readings.counted_to_at = suspects.counted_to_at
            and readings.utc_offset_minutes = suspects.utc_offset_minutes
    where
        readings.counted_on >= (select from_on from refreshed_span)
        and readings.counted_on <= (select to_on from refreshed_span)
        and readings.hour is not null
        -- snapshots, running totals and people are no flows: summing them is nonsense
        and readings.measure in ('entries', 'exits', 'passages')
)

select
    hour_readings.place_id as place_id,
    coalesce(dim_place.district_id, 'unknown') as district_id,
    hour_readings.counted_on as counted_on,
    hour_readings.hour as hour,
    hour_readings.night_on as night_on,
    hour_readings.measure as measure,
    cast(sum(hour_readings.visit_count) as bigint) as visit_count,
    cast(
        sum(
            case
                when hour_readings.quality = 'estimated' then hour_readings.visit_count
            end
        ) as bigint
    ) as estimated_visit_count,
    coalesce(sum(hour_readings.reported_hours), 0.0) as reported_hours,
from hour_readings
-- left: readings outside a place's validity stay, under the district unknown
left join core.dim_place
    on
        hour_readings.place_id = dim_place.place_id
        and hour_readings.counted_on
        >= coalesce(dim_place.valid_from_on, cast('0001-01-01' as date))
        and hour_readings.counted_on
        <= coalesce(dim_place.valid_to_on, cast('9999-12-31' as date))
group by
    hour_readings.place_id,
    dim_place.district_id,
    hour_readings.counted_on,
    hour_readings.hour,
    hour_readings.night_on,
    hour_readings.measure
order by counted_on, hour, place_id, measure;
