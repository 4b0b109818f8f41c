-- Rebuilds mart.expected_day for the days of temp.refreshed_span.
delete from mart.expected_day
where
    counted_on >= (select from_on from refreshed_span)
    and counted_on <= (select to_on from refreshed_span);

insert into mart.expected_day
with flow_counters as (
    select
        place_id,
        measure,
        counter_id,
        min(counted_on) as first_on,
    from core.fct_visitor_count
    where measure in ('entries', 'exits', 'passages')
    group by place_id, measure, counter_id
),

-- A registered counter owes its readings while it is registered, another one from its
-- first reading on.
counters_in_service as (
    select
        flow_counters.place_id,
        flow_counters.measure,
        flow_counters.counter_id,
        coalesce(dim_counter.valid_from_on, flow_counters.first_on) as first_on,
        coalesce(dim_counter.valid_to_on, cast('9999-12-31' as date)) as last_on,
    from flow_counters
    left join core.dim_counter -- left: most counters are in no register
        on
            flow_counters.place_id = dim_counter.place_id
            and flow_counters.counter_id = dim_counter.counter_id
),

newest_day as (
    select max(counted_on) as newest_on from core.fct_visitor_count
),

days as (
    select cast(unnest(range(from_on, to_on + 1, interval 1 day)) as date) as counted_on
    from refreshed_span
),

due as (
    select
        counters_in_service.place_id,
        dim_place.district_id,
        dim_place.time_zone,
        days.counted_on,
        counters_in_service.measure,
        -- once, should two periods of a register overlap
        count(distinct counters_in_service.counter_id) as counter_count,
    from counters_in_service
    inner join core.dim_place -- a place without register has no expectation
        on counters_in_service.place_id = dim_place.place_id
    inner join days
        on
            counters_in_service.first_on <= days.counted_on
            and counters_in_service.last_on >= days.counted_on
            and days.counted_on
            >= coalesce(dim_place.valid_from_on, cast('0001-01-01' as date))
            and days.counted_on
            <= coalesce(dim_place.valid_to_on, cast('9999-12-31' as date))
    group by all
),

zone_days as (
    select distinct
        time_zone,
        counted_on,
    from due
),

day_lengths as (
    select
        time_zone,
        counted_on,
        date_diff(
            'minute',
            cast(counted_on as timestamp) at time zone time_zone,
            cast(counted_on + 1 as timestamp) at time zone time_zone
        ) / 60.0 as day_hours,
        date_diff(
            'minute',
            (cast(counted_on as timestamp) + interval 18 hour) at time zone time_zone,
            (cast(counted_on as timestamp) + interval 30 hour) at time zone time_zone
        ) / 60.0 as night_hours,
    from zone_days
)

select
    due.place_id as place_id,
    due.district_id as district_id,
    due.counted_on as counted_on,
    due.measure as measure,
    due.counter_count * day_lengths.day_hours as expected_hours,
    due.counter_count * day_lengths.night_hours as night_expected_hours,
from due
inner join day_lengths -- made from due: every row has its match
    on
        due.time_zone = day_lengths.time_zone
        and due.counted_on = day_lengths.counted_on
where due.counted_on <= (select newest_on from newest_day)
order by counted_on, place_id, measure;
