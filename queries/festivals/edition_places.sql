-- 指标：各届活动的点位与日子
-- Metric: Places and days of each edition
-- 口径：点位按活动的地点栏，没写的按片区全部点位；写了却没有登记的为空表，place_count
--   为0。首末两日都含，06:00 及以前结束的末日为前一天。已取消的保留，is_cancelled 为
--   真。没有片区而写了点位的照样有点位。
-- Definition: The places that the venue names, else all of the district; none, with
--   place_count 0, when what it names is not registered. First and last day included;
--   an edition that ends at or before 06:00 ends on the day before. Cancelled ones
--   stay, with is_cancelled. An edition without a district has the places of its venue.
-- 粒度：一行 = 一届活动
-- Grain: one row = an edition
-- 单位：个；日期
-- Unit: places; dates
-- 来源：mart.edition（core.dim_event、mart.event_place）
-- Source: mart.edition, from core.dim_event and mart.event_place
create or replace macro metric.edition_places() as table (
    select
        edition.event_id as event_id,
        edition.event_name as event_name,
        edition.festival_id as festival_id,
        edition.starts_on as starts_on,
        edition.ends_on as ends_on,
        edition.day_count as day_count,
        edition.is_cancelled as is_cancelled,
        edition.place_count as place_count,
        edition.place_ids as place_ids,
    from mart.edition
    order by event_id
);
