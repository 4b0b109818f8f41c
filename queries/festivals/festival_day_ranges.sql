-- 指标：一届活动前后每日的平常范围
-- Metric: Ordinary range of each day around an edition
-- 口径：从首日前 days_before 天到末日后 days_after 天，两端都含；06:00 及以前结束的末日
--   为前一天。每天是一天的时段，基线、安慰剂、verdict、reason 与
--   metric.uplift_in_windows 相同，活动日不进基线。visit_index = 100 × 人次 ÷ 基线，即同
--   星期几平常日的平均 = 100。平常范围 = 没有活动的平常日有 90% 落在其中：基线 ×（人次 ÷
--   基线）的安慰剂两端，ordinary_low_、ordinary_high_ 为人次，_index 为指数；没有基线
--   的为空，安慰剂不足 19 个的范围为空。reason 为 no_counts = 没有计数。进入与断面各成一
--   行，从不相加。空 = 没有，不是 0。没有片区的活动按地点栏的点位。
-- Definition: From days_before before the first day to days_after past the last, both
--   included; an edition that ends at or before 06:00 ends on the day before. Each day
--   is a window of one day: baseline, placebos, verdict and reason as in
--   metric.uplift_in_windows; days of the edition are in no baseline. visit_index = 100
--   × visits ÷ baseline, so the mean of the ordinary days of the same weekday is 100.
--   The ordinary range holds 90 % of ordinary days without events: the baseline times
--   the ends of the placebo errors, ordinary_low_ and ordinary_high_ in visits, those
--   with _index as an index; NULL without a baseline, and with fewer than 19 placebos.
--   reason no_counts = no counts. Entries and passages in rows of their own, never
--   added. NULL = there is none, which is not zero. Editions without a district count
--   at their venue's places.
-- 粒度：一行 = 一天的一个指标
-- Grain: one row = a day and measure
-- 单位：人次；指数，平常 = 100；个
-- Unit: visits; index, ordinary = 100; windows
-- 来源：mart.place_day（经 metric.festival_days、metric.uplift_in_windows）
-- Source: mart.place_day, through metric.festival_days and metric.uplift_in_windows
create or replace macro metric.festival_day_ranges(
    asked_event_id, days_before, days_after
) as table (
    with days as (
        select around.*
        from metric.festival_days(asked_event_id, days_before, days_after) as around
    ),

    edition as (
        select
            edition_places.event_id as event_id,
            edition_places.place_ids as place_ids,
        from metric.edition_places() as edition_places
        where edition_places.event_id = cast(asked_event_id as varchar)
    ),

    dates as (
        select distinct counted_on
        from days
    ),

    day_windows as (
        select
            list(
                struct_pack(
                    window_id := cast(dates.counted_on as varchar),
                    event_id := edition.event_id,
                    place_ids := edition.place_ids,
                    from_on := dates.counted_on,
                    to_on := dates.counted_on
                )
            ) as windows_of_days,
        from dates
        cross join edition
    ),

    measured as (
        select day_uplift.*
        from metric.uplift_in_windows(
            (select day_windows.windows_of_days from day_windows), false
        ) as day_uplift
    )

    select
        days.day_index as day_index,
        days.counted_on as counted_on,
        days.measure as measure,
        days.visit_count as visit_count,
        measured.baseline_visit_count as baseline_visit_count,
        100 * (measured.uplift_ratio + 1) as visit_index,
        measured.baseline_visit_count
        * (measured.placebo_low_ratio + 1) as ordinary_low_visit_count,
        measured.baseline_visit_count
        * (measured.detectable_ratio + 1) as ordinary_high_visit_count,
        case
            when measured.baseline_visit_count is not null
                then 100 * (measured.placebo_low_ratio + 1)
        end as ordinary_low_index,
        case
            when measured.baseline_visit_count is not null
                then 100 * (measured.detectable_ratio + 1)
        end as ordinary_high_index,
        coalesce(measured.placebo_count, 0) as placebo_count,
        coalesce(measured.verdict, 'no_baseline') as verdict,
        case
            when measured.measure is null then 'no_counts'
            else measured.reason
        end as reason,
        days.coverage_share as coverage_share,
        days.is_within as is_within,
    from days
    left join measured
        on
            cast(days.counted_on as varchar) = measured.window_id
            and days.measure = measured.measure
    order by day_index, measure
);
