-- Rebuilds mart.counter_day for the days of temp.refreshed_span.
delete from mart.counter_day
where
    counted_on >= (select from_on from refreshed_span)
    and counted_on <= (select to_on from refreshed_span);

insert into mart.counter_day
select
    place_id,
    counter_id,
    measure,
    counted_on,
    cast(sum(visit_count) as bigint) as visit_count,
    sum(counted_hours) as counted_hours,
    count(*) filter (where visit_count > 0) as busy_reading_count,
    md5(
        string_agg(
            strftime(counted_from_at, '%H:%M') || '=' || visit_count,
            ' ' order by counted_from_at, utc_offset_minutes
        )
    ) as profile_id,
from core.fct_visitor_count
where
    counted_on >= (select from_on from refreshed_span)
    and counted_on <= (select to_on from refreshed_span)
    and measure in ('entries', 'exits', 'passages')
    and visit_count is not null
    -- an estimate was made by people who know that the counter was down
    and quality = 'ok'
    and counted_hours < 23
group by place_id, counter_id, measure, counted_on
order by counted_on, place_id, counter_id, measure;
