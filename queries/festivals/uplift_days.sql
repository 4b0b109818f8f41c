-- 指标：对照日
-- Metric: Comparison days
-- 口径：windows 为要问的时段，每个有 window_id、part_id（一个时段分几处时各一行，可
--   缺，缺则同 window_id；几个时段同名的一处只算一次，点位和日子须相同）、event_id（可
--   缺）、place_ids（要加的点位）、guard_place_ids（须完整且无活动的点位，缺则同
--   place_ids）、from_on、to_on，首末两日都含，is_by_night（可缺）、is_optional（可缺，
--   见 metric.uplift_baselines）；06:00 及以前结束的活动末日为前一天。从第一个到最后一个
--   有计数的日子，每天一行；is_by_night 或 only_nights 为真时取当天 18:00 开始的那一夜。只算时段内有计数或应有计数的点位；进入与断面各成一行，从不相加；离
--   开、在场、累计、去重人数不计。is_complete = 这些点位每个都有90% 以上的小时；
--   has_event = 有未取消的活动；is_ordinary = 完整、无活动、不在该时段内、日历已知、不
--   是节假日（含法定日的最长连休）也不是调休上班日；周末是平常日。window_number、
--   weeks_before_count、weeks_after_count 见 metric.window_dates。人次为空 = 没有读数，
--   不是 0；没有计数的时段没有行。片区不起作用。
-- Definition: windows are what is asked for, each with window_id, part_id (where a
--   window has several parts, a row each; window_id when missing; a part that several
--   windows name is worked out once, its places and days have to be the same), event_id
--   (may be missing), place_ids (to be summed), guard_place_ids (must be complete and
--   without events; place_ids when missing), from_on and to_on, both included,
--   is_by_night (may be missing) and is_optional (may be missing, see
--   metric.uplift_baselines); an edition that ends at or before 06:00 ends on the day
--   before. One row a day from the first count of the warehouse to the last; with
--   is_by_night or only_nights, the night that begins at 18:00 of the day.
--   Only places that counted or owed counts within the window; entries and passages in
--   rows of their own, never added; exits, presence, running totals and unique people
--   excluded. is_complete = each of these places has 90 % of its hours; has_event = an
--   event that was not cancelled; is_ordinary = complete, no event, not within the
--   window itself, the calendar known, no holiday (the longest run of days off that
--   holds a statutory day) and no make-up workday; weekends are ordinary.
--   window_number, weeks_before_count and weeks_after_count as in metric.window_dates.
--   NULL visits = no reading, which is not zero; a window without counts has no rows.
--   Districts play no part.
-- 粒度：一行 = 一处（时段或它的一部分）的一个指标的一天
-- Grain: one row = a part, which may be a whole window, measure and day
-- 单位：人次；天
-- Unit: visits; days
-- 来源：mart.place_day、mart.event_place、mart.holiday_day、core.dim_calendar
-- Source: mart.place_day, mart.event_place, mart.holiday_day, core.dim_calendar
create or replace macro metric.uplift_days(windows, only_nights) as table (
    with parts as (
        select
            members.part_id as part_id,
            members.measure as measure,
            members.is_by_night or cast(only_nights as boolean) as is_by_night,
            members.is_summed as is_summed,
            -- many parts share their places: each set of places is summed once
            dense_rank() over (order by members.place_ids) as set_number,
            members.place_ids as place_ids,
        from metric.window_places(windows) as members
    ),

    asked_hours as (
        select distinct is_by_night
        from parts
    ),

    place_counts as (
        select
            place_day.place_id as place_id,
            place_day.measure as measure,
            place_day.counted_on as counted_on,
            asked_hours.is_by_night as is_by_night,
            case
                when asked_hours.is_by_night then place_day.night_visit_count
                else place_day.visit_count
            end as visit_count,
            coalesce(
                case
                    when asked_hours.is_by_night
                        then
                            place_day.night_visit_count is not null
                            and place_day.night_reported_hours
                            >= 0.9 * nullif(place_day.night_expected_hours, 0)
                    else
                        place_day.visit_count is not null
                        and place_day.reported_hours
                        >= 0.9 * nullif(place_day.expected_hours, 0)
                end,
                false
            ) as is_complete,
        from mart.place_day
        cross join asked_hours
        where place_day.measure in ('entries', 'passages')
    ),

    set_places as (
        select distinct
            measure,
            is_by_night,
            set_number,
            len(place_ids) as place_count,
            unnest(place_ids) as place_id,
        from parts
    ),

    set_days as (
        select
            set_places.measure as measure,
            set_places.is_by_night as is_by_night,
            set_places.set_number as set_number,
            place_counts.counted_on as counted_on,
            cast(sum(place_counts.visit_count) as bigint) as visit_count,
            count(*) filter (where place_counts.is_complete)
            = min(set_places.place_count) as is_complete,
        from set_places
        inner join place_counts -- days without counts are joined back below
            on
                set_places.place_id = place_counts.place_id
                and set_places.measure = place_counts.measure
                and set_places.is_by_night = place_counts.is_by_night
        group by
            set_places.measure,
            set_places.is_by_night,
            set_places.set_number,
            place_counts.counted_on
    ),

    set_event_spans as (
        select distinct
            set_places.measure as measure,
            set_places.set_number as set_number,
            editions.event_id as event_id,
            cast(
                unnest(
                    generate_series(
                        editions.starts_on, editions.ends_on, interval 1 day
                    )
                ) as date
            ) as counted_on,
        from set_places
        inner join mart.event_place -- keeps the places with events
            on set_places.place_id = event_place.place_id
        inner join metric.editions() as editions -- every event is an edition
            on event_place.event_id = editions.event_id
        where not editions.is_cancelled
    ),

    set_event_days as (
        select
            measure,
            set_number,
            counted_on,
            min(event_id) as first_event_id,
            max(event_id) as last_event_id,
        from set_event_spans
        group by measure, set_number, counted_on
    )

    select
        window_dates.part_id as part_id,
        summed.measure as measure,
        window_dates.counted_on as counted_on,
        window_dates.window_number as window_number,
        window_dates.window_day_count as window_day_count,
        window_dates.weeks_before_count as weeks_before_count,
        window_dates.weeks_after_count as weeks_after_count,
        set_days.visit_count as visit_count,
        coalesce(guard_days.is_complete, false) as is_complete,
        set_event_days.counted_on is not null as has_event,
        set_event_days.counted_on is not null
        and (
            set_event_days.first_event_id is distinct from window_dates.event_id
            or set_event_days.last_event_id is distinct from window_dates.event_id
        ) as has_other_event,
        window_dates.is_calendar_known as is_calendar_known,
        window_dates.is_makeup_workday as is_makeup_workday,
        window_dates.holiday_name as holiday_name,
        window_dates.holiday_year as holiday_year,
        window_dates.holiday_day_index as holiday_day_index,
        coalesce(guard_days.is_complete, false)
        and set_event_days.counted_on is null
        and window_dates.is_calendar_known
        and not window_dates.is_makeup_workday
        and window_dates.holiday_name is null
        and not window_dates.is_within as is_ordinary,
    from metric.window_dates(windows) as window_dates
    inner join parts as summed -- a part without counts has no rows
        on window_dates.part_id = summed.part_id and summed.is_summed
    inner join parts as guard -- holds all that is summed
        on
            window_dates.part_id = guard.part_id
            and summed.measure = guard.measure
            and not guard.is_summed
    left join set_days
        on
            summed.measure = set_days.measure
            and summed.is_by_night = set_days.is_by_night
            and summed.set_number = set_days.set_number
            and window_dates.counted_on = set_days.counted_on
    left join set_days as guard_days
        on
            guard.measure = guard_days.measure
            and guard.is_by_night = guard_days.is_by_night
            and guard.set_number = guard_days.set_number
            and window_dates.counted_on = guard_days.counted_on
    left join set_event_days
        on
            guard.measure = set_event_days.measure
            and guard.set_number = set_event_days.set_number
            and window_dates.counted_on = set_event_days.counted_on
);
