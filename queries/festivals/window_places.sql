-- 指标：时段的点位
-- Metric: Places of windows
-- 口径：windows 为要问的时段，见 metric.uplift_days，from_on、to_on 两日都含。is_summed
--   为真 = 要加的点位（place_ids），为假 = 须完整且无活动的点位（guard_place_ids，缺则同
--   place_ids）。只列时段内有计数或应有计数的点位：后来启用、早已停用的不列。进入与断面
--   各成一行，从不相加。空 = 没有；没有计数的时段没有行。片区不起作用。
-- Definition: windows are what is asked for, see metric.uplift_days, from_on and to_on
--   included. is_summed true = the places to be summed (place_ids), false = those that
--   must be complete and without events (guard_place_ids; place_ids when missing). Only
--   places that counted or owed counts within the window: not those that opened later
--   or closed before. Entries and passages in rows of their own, never added. NULL =
--   there is none; a window without counts has no rows. Districts play no part.
-- 粒度：一行 = 一处（时段或它的一部分）的一个指标的一组点位
-- Grain: one row = a part, which may be a whole window, measure and use of places
-- 单位：无
-- Unit: none
-- 来源：mart.place_day
-- Source: mart.place_day
create or replace macro metric.window_places(windows) as table (
    with asked as (
        select
            unnest(
                cast(
                    windows as struct(
                        window_id varchar,
                        part_id varchar,
                        place_ids varchar[],
                        guard_place_ids varchar[],
                        from_on date,
                        to_on date,
                        is_by_night boolean
                    )[]
                )
            ) as window_asked,
    ),

    -- windows that name the same part share it
    asked_parts as (
        select distinct
            coalesce(window_asked.part_id, window_asked.window_id) as part_id,
            window_asked.from_on as from_on,
            window_asked.to_on as to_on,
            coalesce(window_asked.is_by_night, false) as is_by_night,
            window_asked.place_ids as place_ids,
            coalesce(
                window_asked.guard_place_ids, window_asked.place_ids
            ) as guard_place_ids,
        from asked
    ),

    -- the columns and not the struct: a join would copy its lists for every day
    asked_places as (
        select
            part_id,
            from_on,
            to_on,
            is_by_night,
            unnest(place_ids) as place_id,
            true as is_summed,
        from asked_parts

        union all

        select
            part_id,
            from_on,
            to_on,
            is_by_night,
            unnest(guard_place_ids) as place_id,
            false as is_summed,
        from asked_parts
    )

    select
        asked_places.part_id as part_id,
        place_day.measure as measure,
        asked_places.is_by_night as is_by_night,
        asked_places.is_summed as is_summed,
        list(distinct place_day.place_id order by place_day.place_id) as place_ids,
    from asked_places
    inner join mart.place_day -- a part without counts has no rows
        on
            asked_places.place_id = place_day.place_id
            and asked_places.from_on <= place_day.counted_on
            and asked_places.to_on >= place_day.counted_on
    where
        place_day.measure in ('entries', 'passages')
        and (place_day.expected_hours > 0 or place_day.visit_count is not null)
    group by
        asked_places.part_id,
        place_day.measure,
        asked_places.is_by_night,
        asked_places.is_summed
);
