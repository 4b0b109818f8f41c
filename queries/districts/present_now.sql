-- 指标：现在各点位的在场人数
-- Metric: People present at each place now
-- 口径：as_of_at 那天登记期内（启用、停用两日都含）的每个点位一行，取 as_of_at 及以前七
--   天内最后一次在场读数，含该时刻；as_of_at 为空 = 全库最新读数的时刻，不是墙上的钟。
--   当地时间。读数比两个间隔更早为过时：is_stale 为真，人数为空。各点位从不相加。人数为
--   空不是 0，verdict 为 not_known，reason：no_reading 七天内没有；stale 过时；其余见
--   metric.present_readings：counter_missing、no_direction、no_exits、total_fell、
--   missing_hours、drift。没有登记的片区照样有行。
-- Definition: A row for each place within its registration on the day of as_of_at,
--   first and last day included, with its last reading of people present up to and
--   including as_of_at, at most seven days back; a NULL as_of_at = the newest reading
--   in the warehouse, not the clock on the wall. Local time. A reading older than two
--   intervals is stale: is_stale, and no number. Places are never added. A NULL number
--   is not zero; verdict not_known and a reason: no_reading = none in seven days;
--   stale; others as in metric.present_readings: counter_missing, no_direction,
--   no_exits, total_fell, missing_hours, drift. Places of unregistered districts keep
--   their row.
-- 粒度：一行 = 一个点位
-- Grain: one row = a place
-- 单位：人、分钟
-- Unit: people, minutes
-- 来源：metric.present_readings、core.dim_place
-- Source: metric.present_readings, core.dim_place
create or replace macro metric.present_now(as_of_at := null) as table (
    with now_instant as (
        select instants.instant_at as instant_at
        from metric.reading_instant(as_of_at) as instants
    ),

    ranked_readings as (
        select
            readings.*,
            row_number() over (
                partition by readings.place_id
                order by readings.counted_at desc, readings.utc_offset_minutes asc
            ) as newness_rank,
        from metric.present_readings(
            (select instant_at - interval 7 day from now_instant),
            (select instant_at from now_instant)
        ) as readings
    ),

    judged_places as (
        select
            dim_place.place_id as place_id,
            dim_place.place_name as place_name,
            dim_place.district_id as district_id,
            now_instant.instant_at as instant_at,
            ranked_readings.counted_at as counted_at,
            ranked_readings.present_count as present_count,
            ranked_readings.source_type as source_type,
            ranked_readings.interval_minutes as interval_minutes,
            date_diff('minute', ranked_readings.counted_at, now_instant.instant_at)
                as age_minutes,
            now_instant.instant_at > ranked_readings.counted_at
            + to_minutes(cast(2 * ranked_readings.interval_minutes as bigint))
                as is_stale,
            ranked_readings.reason as reading_reason,
        from core.dim_place
        inner join now_instant -- one row: keeps the places registered on that day
            on
                cast(now_instant.instant_at as date)
                >= coalesce(dim_place.valid_from_on, cast('0001-01-01' as date))
                and cast(now_instant.instant_at as date)
                <= coalesce(dim_place.valid_to_on, cast('9999-12-31' as date))
        left join ranked_readings -- left: a place without a reading is not empty
            on
                dim_place.place_id = ranked_readings.place_id
                and ranked_readings.newness_rank = 1
    )

    select
        place_id,
        place_name,
        district_id,
        instant_at as as_of_at,
        counted_at,
        case
            when reading_reason is null and not is_stale then present_count
        end as present_count,
        source_type,
        age_minutes,
        interval_minutes,
        is_stale,
        case
            when reading_reason is null and not is_stale then 'known'
            else 'not_known'
        end as verdict,
        case
            when counted_at is null then 'no_reading'
            when is_stale then 'stale'
            else reading_reason
        end as reason,
    from judged_places
    order by place_id
);
