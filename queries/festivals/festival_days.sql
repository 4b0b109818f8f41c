-- 指标：一届活动前后的每日客流
-- Metric: Daily footfall around an edition
-- 口径：从首日前 days_before 天到末日后 days_after 天，两端都含；day_index 0 = 首日。客
--   流为活动各计数点位当天的全部人次，夜间为当天 18:00 开始的那一夜；06:00 及以前结束的
--   活动末日为前一天。进入与断面各成一行，从不相加；离开、在场、累计、去重人数不计。空
--   = 没有读数，不是 0；一个读数都没有时每天一行，指标为空。is_within = 活动举办日，已
--   取消的恒为否。没有片区而写了点位的照样算。
-- Definition: From days_before before the first day to days_after past the last, both
--   included; day_index 0 = the opening day. Visits are all those of the edition's
--   places on the day, the night the one that begins on it; an edition that ends at or
--   before 06:00 ends on the day before. Entries and passages in rows of their own,
--   never added; exits, presence, running totals and unique people excluded. NULL = no
--   reading, which is not zero; with no counts at all, one row a day with a NULL
--   measure. is_within = a day of the edition, never for a cancelled one. An edition
--   without a district counts at the places its venue names.
-- 粒度：一行 = 一天的一个指标
-- Grain: one row = a day and measure
-- 单位：人次；占比 0–1
-- Unit: visits; shares 0–1
-- 来源：core.dim_event、mart.event_place、mart.place_day
-- Source: core.dim_event, mart.event_place, mart.place_day
create or replace macro metric.festival_days(
    asked_event_id, days_before, days_after
) as table (
    with asked as (
        select
            cast(asked_event_id as varchar) as edition_id,
            cast(days_before as integer) as asked_days_before,
            cast(days_after as integer) as asked_days_after,
    ),

    edition as (
        select
            editions.starts_on as starts_on,
            editions.ends_on as ends_on,
            editions.is_cancelled as is_cancelled,
            asked.edition_id as event_id,
            editions.starts_on - asked.asked_days_before as window_from_on,
            editions.ends_on + asked.asked_days_after as window_to_on,
        from metric.editions() as editions
        inner join asked -- chooses the edition: losing the others is its job
            on editions.event_id = asked.edition_id
    ),

    days as (
        select
            cast(
                unnest(
                    generate_series(window_from_on, window_to_on, interval 1 day)
                ) as date
            ) as counted_on,
            starts_on,
            ends_on,
            is_cancelled,
        from edition
    ),

    counted_days as (
        select
            place_day.counted_on as counted_on,
            place_day.measure as measure,
            cast(sum(place_day.visit_count) as bigint) as visit_count,
            cast(sum(place_day.night_visit_count) as bigint) as night_visit_count,
            sum(least(place_day.reported_hours, place_day.expected_hours))
            / nullif(sum(place_day.expected_hours), 0) as coverage_share,
        from edition
        inner join mart.event_place -- days without counts are joined back below
            on edition.event_id = event_place.event_id
        inner join mart.place_day
            on
                event_place.place_id = place_day.place_id
                and edition.window_from_on <= place_day.counted_on
                and edition.window_to_on >= place_day.counted_on
        where place_day.measure in ('entries', 'passages')
        group by place_day.counted_on, place_day.measure
    ),

    counted_measures as (
        select distinct measure from counted_days
    ),

    days_and_measures as (
        select
            days.counted_on as counted_on,
            days.counted_on - days.starts_on as day_index,
            counted_measures.measure as measure,
            not days.is_cancelled
            and days.counted_on >= days.starts_on
            and days.counted_on <= days.ends_on as is_within,
        from days
        left join counted_measures on true -- each day has a row for each measure
    )

    select
        days_and_measures.day_index as day_index,
        days_and_measures.counted_on as counted_on,
        days_and_measures.measure as measure,
        counted_days.visit_count as visit_count,
        counted_days.night_visit_count as night_visit_count,
        counted_days.coverage_share as coverage_share,
        days_and_measures.is_within as is_within,
    from days_and_measures
    left join counted_days
        on
            days_and_measures.counted_on = counted_days.counted_on
            and days_and_measures.measure = counted_days.measure
    order by day_index, measure
);
