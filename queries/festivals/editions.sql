-- 指标：各届活动的日子
-- Metric: Days of each edition
-- 口径：首日 = 开始时间的日期，末日 = 结束时间的日期，两日都含；06:00 及以前结束的算到
--   前一天（那是前一晚），但不早于首日。状态为取消的保留，is_cancelled 为真；状态为空 =
--   没有写，按未取消。没有片区的照样有行。
-- Definition: First day = date of the start, last day = date of the end, both included;
--   an edition that ends at or before 06:00 ends on the day before, the evening it
--   belongs to, never before its first day. Cancelled ones stay, with is_cancelled; a
--   NULL status = not given, taken as not cancelled. Editions without a district keep
--   their row.
-- 粒度：一行 = 一届活动
-- Grain: one row = an edition
-- 单位：日期、天、人次
-- Unit: dates, days, visits
-- 来源：core.dim_event
-- Source: core.dim_event
create or replace macro metric.editions() as table (
    with edition_days as (
        select
            event_id,
            cast(starts_at as date) as starts_on,
            greatest(
                cast(starts_at as date),
                -- one second less: 06:00 sharp is the end of the night, not a new day
                cast(ends_at - interval 21601 second as date)
            ) as ends_on,
        from core.dim_event
    )

    select
        dim_event.event_id as event_id,
        dim_event.event_name as event_name,
        dim_event.festival_id as festival_id,
        edition_days.starts_on as starts_on,
        edition_days.ends_on as ends_on,
        edition_days.ends_on - edition_days.starts_on + 1 as day_count,
        dim_event.district_id as district_id,
        dim_event.venue as venue,
        dim_event.organiser as organiser,
        dim_event.status as status,
        coalesce(
            dim_event.status in ('取消', '已取消', 'cancelled'), false
        ) as is_cancelled,
        dim_event.event_type as event_type,
        dim_event.claimed_visit_count as claimed_visit_count,
    from core.dim_event
    inner join edition_days -- made from dim_event: every edition has its match
        on dim_event.event_id = edition_days.event_id
    order by event_id
);
