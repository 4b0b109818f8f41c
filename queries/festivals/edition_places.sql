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
-- 来源：core.dim_event、mart.event_place
-- Source: core.dim_event, mart.event_place
create or replace macro metric.edition_places() as table (
    with places_by_edition as (
        select
            event_id,
            list(distinct place_id order by place_id) as place_ids,
        from mart.event_place
        group by event_id
    )

    select
        editions.event_id as event_id,
        editions.event_name as event_name,
        editions.festival_id as festival_id,
        editions.starts_on as starts_on,
        editions.ends_on as ends_on,
        editions.day_count as day_count,
        editions.is_cancelled as is_cancelled,
        coalesce(len(places_by_edition.place_ids), 0) as place_count,
        coalesce(
            places_by_edition.place_ids, cast([] as varchar[])
        ) as place_ids,
    from metric.editions() as editions
    left join places_by_edition on editions.event_id = places_by_edition.event_id
    order by event_id
);
