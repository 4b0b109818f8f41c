-- 指标：一届活动客流背后的原始行
-- Metric: The rows behind a festival's visits
-- 口径：活动各计数点位在活动起止两日（都含）的读数，连同末夜次日 06:00 前的；06:00 及以
--   前结束的活动末日为前一天。is_counted 为真的行之和 = 该届人次；is_night_counted 为真
--   的行之和 = 该届夜间人次。同一计数器同一天既有小时数又有全天数时只算一种（小时数满23
--   小时用小时数，否则用全天数），跨多日的数不算。只列进入与断面。人次为空 = 停机，没有
--   读数，不是 0。已取消的、没有计数点位的没有行。片区 = 点位当天登记的片区，登记期之外
--   为 unknown。
-- Definition: The readings of the edition's places on its first to its last day, both
--   included, and those before 06:00 after the last night; an edition that ends at or
--   before 06:00 ends on the day before. The rows with is_counted add up to its visits,
--   those with is_night_counted to its night visits. Of hours and a day total of one
--   counter and day only one kind counts (the hours from 23 of them, else the total),
--   figures for several days never. Entries and passages only. A NULL count = outage,
--   no reading, which is not zero. Cancelled editions and those without counting places
--   have no row. District = where the place was registered on that day, unknown outside
--   its registration.
-- 粒度：一行 = 文件里的一个读数
-- Grain: one row = a reading of a file
-- 单位：人次、小时
-- Unit: visits, hours
-- 来源：core.fct_visitor_count、mart.event_place、core.dim_event、core.dim_place、
--   ledger.delivery
-- Source: core.fct_visitor_count, mart.event_place, core.dim_event, core.dim_place,
--   ledger.delivery
create or replace macro metric.edition_rows(asked_event_id) as table (
    with edition as (
        select
            event_id,
            starts_on,
            ends_on,
        from metric.editions()
        where event_id = cast(asked_event_id as varchar) and not is_cancelled
    ),

    readings as (
        select near_edition.*
        from metric.flow_readings(
            (select opening.starts_on from edition as opening),
            (select closing.ends_on + 1 from edition as closing)
        ) as near_edition
    ),

    edition_readings as (
        select
            readings.*,
            edition.ends_on as ends_on,
            coalesce(
                readings.visit_count is not null
                and readings.night_on >= edition.starts_on
                and readings.night_on <= edition.ends_on,
                false
            ) as is_night_counted,
        from edition
        inner join mart.event_place -- an edition without places has no readings
            on edition.event_id = event_place.event_id
        inner join readings -- chooses the places: losing the rest is its job
            on event_place.place_id = readings.place_id
    )

    select
        district_id,
        place_id,
        place_name,
        counter_id,
        counted_on,
        counted_from_at,
        counted_to_at,
        measure,
        visit_count,
        quality,
        is_counted and counted_on <= ends_on as is_counted,
        file_name,
        source_sheet,
        source_row,
        delivery_id,
        night_on,
        is_night_counted,
    from edition_readings
    -- the morning after the last night, and nothing else of that day
    where counted_on <= ends_on or night_on <= ends_on
    order by counted_from_at, place_id, counter_id, measure, counted_to_at
);
