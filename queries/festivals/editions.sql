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
-- 来源：mart.edition（core.dim_event）
-- Source: mart.edition, from core.dim_event
create or replace macro metric.editions() as table (
    select
        edition.event_id as event_id,
        edition.event_name as event_name,
        edition.festival_id as festival_id,
        edition.starts_on as starts_on,
        edition.ends_on as ends_on,
        edition.day_count as day_count,
        edition.district_id as district_id,
        edition.venue as venue,
        edition.organiser as organiser,
        edition.status as status,
        edition.is_cancelled as is_cancelled,
        edition.event_type as event_type,
        edition.claimed_visit_count as claimed_visit_count,
    from mart.edition
    order by event_id
);
