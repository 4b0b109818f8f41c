-- 指标：各届活动的增量
-- Metric: Uplift of each edition
-- 口径：asked_event_id 为空 = 各届都要。活动带来的人次 = 该届人次 − 基线。首末两日都
--   含，06:00 及以前结束的末日为前一天。基线 = 同点位前后各四周同星期几的平均，剔除节假
--   日（含法定日的最长连休）、调休上班日、同点位的任何活动日、任一点位不足 90% 小时的日
--   子和日历没有的日子，每天八周里至少五周；节假日与最近较早年份同名假期同一天序比。区
--   间 = 90% 安慰剂区间：同一估计用在同点位、同长度、同星期起始、没有活动的平常时段上，
--   placebo_count 为个数。区间全在 0 以上 verdict 为 above，全在 0 以下为 below，否则
--   not_distinguishable；没有基线为 no_baseline，数字为空。detectable_ratio = 增量比超
--   过它才看得出来；placebo_error_ratio = 安慰剂误差的中位数。基线取整到人次，比率按未
--   取整的算。night_ 各列为同一做法用在 18:00 至次日 06:00 的夜。reason：cancelled 已取
--   消；no_places 地点没有登记；no_counts 没有计数（还没到、没有读数）；incomplete 活动
--   日数据不全；past_calendar 日历没有那些日子；makeup_workday 活动日含调休上班日；
--   holiday_without_earlier_years 节假日没有可比的较早年份；too_few_weeks 可用的不足五
--   周；no_base 基线为 0；holiday_without_placebo 节假日没有安慰剂，无区间；
--   too_few_placebos 安慰剂不足 19 个，无区间；overlapping_event 同点位同日另有活动，增
--   量不能只归这一届；weeks_to_come 后四周还没有计齐，基线以后会变。进入与断面各成一
--   行，从不相加；申报人次不用。空 = 没有，不是 0。没有片区的活动按地点栏的点位算。
-- Definition: asked_event_id NULL = every edition. What the edition drew = its visits −
--   the baseline. First and last day included; an edition that ends at or before 06:00
--   ends on the day before. The baseline is the mean of the same weekday of the four
--   weeks before and after at the same places, without holidays (the longest run of
--   days off that holds a statutory day), make-up workdays, days of any event there,
--   days on which one of the places has less than 90 % of its hours, and days the
--   calendar lacks; at least five of eight weeks for each day. Days of a holiday are
--   compared with the same day of the holiday of that name in the nearest earlier year.
--   The interval is a 90 % placebo interval: the same estimator on ordinary windows
--   without events at the same places, of the same length and first weekday;
--   placebo_count of them. verdict is above when the interval lies above 0, below when
--   it lies below, else not_distinguishable; without a baseline no_baseline and NULL.
--   detectable_ratio = the uplift ratio that has to be passed to be seen;
--   placebo_error_ratio = the median error of placebos. Baselines are rounded to whole
--   visits, ratios are not made from rounded ones. The columns night_ are the same for
--   the nights, 18:00 to 06:00. reason: cancelled; no_places, the venue is not
--   registered; no_counts, still to come or no readings; incomplete, counts of its days
--   are; past_calendar, the calendar lacks the days; makeup_workday, one of its days
--   is; holiday_without_earlier_years, nothing to compare a holiday with;
--   too_few_weeks, fewer than five; no_base, the baseline is 0;
--   holiday_without_placebo, holidays have no placebos, hence no interval;
--   too_few_placebos, fewer than 19, hence no interval; overlapping_event, another
--   event there on its days, so the uplift is not this edition's alone; weeks_to_come,
--   the four weeks after it have not all been counted and the baseline will still
--   change. Entries and passages in rows of their own, never added; claimed visits are
--   not used. NULL = there is none, which is not zero. Editions without a district
--   count at their venue's places.
-- 粒度：一行 = 一届活动的一个指标
-- Grain: one row = an edition and measure
-- 单位：人次；比；个；天；周
-- Unit: visits; ratios; windows; days; weeks
-- 来源：mart.place_day、core.dim_event（经 metric.uplift_in_windows）
-- Source: mart.place_day, core.dim_event, through metric.uplift_in_windows
create or replace macro metric.festival_uplift(asked_event_id := null) as table (
    with asked as (
        select cast(asked_event_id as varchar) as edition_id
    ),

    chosen_editions as (
        select edition_places.*
        from metric.edition_places() as edition_places
        inner join asked -- one row: keeps the edition asked for
            on asked.edition_id is null or edition_places.event_id = asked.edition_id
    ),

    day_and_night as (
        select
            unnest([false, true]) as is_by_night,
            unnest(['day ', 'night ']) as hours_named,
    ),

    edition_windows as (
        select
            list(
                struct_pack(
                    window_id := hours_named || event_id,
                    event_id := event_id,
                    place_ids := place_ids,
                    from_on := starts_on,
                    to_on := ends_on,
                    is_by_night := is_by_night
                )
            ) as windows_of_editions,
        from chosen_editions
        cross join day_and_night
        where not is_cancelled
    ),

    measured as (
        select edition_uplift.*
        from metric.uplift_in_windows(
            (select edition_windows.windows_of_editions from edition_windows), false
        ) as edition_uplift
    )

    select
        edition_places.event_id as event_id,
        by_day.measure as measure,
        by_day.visit_count as visit_count,
        cast(round(by_day.baseline_visit_count) as bigint) as baseline_visit_count,
        cast(round(by_day.uplift_visit_count) as bigint) as uplift_visit_count,
        by_day.uplift_ratio as uplift_ratio,
        by_day.uplift_low_ratio as uplift_low_ratio,
        by_day.uplift_high_ratio as uplift_high_ratio,
        coalesce(by_day.placebo_count, 0) as placebo_count,
        coalesce(by_day.verdict, 'no_baseline') as verdict,
        case
            when edition_places.is_cancelled then 'cancelled'
            when edition_places.place_count = 0 then 'no_places'
            when by_day.measure is null then 'no_counts'
            else by_day.reason
        end as reason,
        edition_places.festival_id as festival_id,
        edition_places.event_name as event_name,
        edition_places.starts_on as starts_on,
        edition_places.ends_on as ends_on,
        cast(edition_places.day_count as bigint) as day_count,
        edition_places.place_count as place_count,
        by_day.baseline_week_count as baseline_week_count,
        by_day.holiday_day_count as holiday_day_count,
        by_day.placebo_low_ratio as placebo_low_ratio,
        by_day.detectable_ratio as detectable_ratio,
        by_day.placebo_error_ratio as placebo_error_ratio,
        by_night.visit_count as night_visit_count,
        cast(
            round(by_night.baseline_visit_count) as bigint
        ) as night_baseline_visit_count,
        cast(round(by_night.uplift_visit_count) as bigint) as night_uplift_visit_count,
        by_night.uplift_ratio as night_uplift_ratio,
        by_night.uplift_low_ratio as night_uplift_low_ratio,
        by_night.uplift_high_ratio as night_uplift_high_ratio,
        coalesce(by_night.placebo_count, 0) as night_placebo_count,
        coalesce(by_night.verdict, 'no_baseline') as night_verdict,
        case
            when edition_places.is_cancelled then 'cancelled'
            when edition_places.place_count = 0 then 'no_places'
            when by_night.measure is null then 'no_counts'
            else by_night.reason
        end as night_reason,
        by_night.detectable_ratio as night_detectable_ratio,
    from chosen_editions as edition_places
    left join measured as by_day
        on 'day ' || edition_places.event_id = by_day.window_id
    left join measured as by_night
        on
            'night ' || edition_places.event_id = by_night.window_id
            and by_day.measure = by_night.measure
    order by event_id, measure
);
