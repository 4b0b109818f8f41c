-- 指标：任意时段的增量
-- Metric: Uplift of any window
-- 口径：windows、only_nights 与 metric.uplift_days 相同，首末两日都含。增量 = 人次 − 基
--   线，基线见 metric.uplift_baselines。区间 = 90% 安慰剂区间：同一估计用在同点位、同长
--   度、同星期起始、互不重叠的平常时段上，得到 n 个误差比（人次 ÷ 基线）；取秩 (n+1)÷20
--   与n+1−(n+1)÷20 的误差比（秩不是整数时按比例取两秩之间），人次 ÷ 基线除以它们再减
--   1。区间全在 0 以上 verdict 为 above，全在 0 以下为 below，否则
--   not_distinguishable；不能比的为 no_baseline，基线、增量、区间为空。detectable_ratio
--   = 增量比超过它才会是 above；placebo_low_ratio = 低于它才会是 below；
--   placebo_error_ratio = 误差的中位数。reason：incomplete 时段内某天某点位不足 90% 的
--   小时；past_calendar 日历没有那些日子；makeup_workday 时段内有调休上班日；
--   holiday_without_earlier_years 节假日没有可比的较早年份；too_few_weeks 八周里可用的
--   不足五周；no_base 基线为 0；holiday_without_placebo 节假日没有安慰剂，无区间；
--   too_few_placebos 安慰剂不足 19 个，无区间；overlapping_event 同点位同日另有活动，增
--   量不能只归一届；weeks_to_come 后四周还没有计齐，基线以后会变。进入与断面各成一行，
--   从不相加。空 = 没有，不是 0；没有计数的时段没有行。片区不起作用。
-- Definition: windows and only_nights as in metric.uplift_days, first and last day
--   included. Uplift = visits − baseline, which metric.uplift_baselines defines. The
--   interval is a 90 % placebo interval: the same estimator on ordinary windows at the
--   same places, of the same length and first weekday, no two with a common day, gives
--   n errors (visits ÷ baseline); those of rank (n+1)÷20 and n+1−(n+1)÷20 (between two
--   ranks in proportion) divide visits ÷ baseline, less 1. verdict is above when the
--   interval lies above 0, below when it lies below, else not_distinguishable; what
--   cannot be compared is no_baseline, with NULL baseline, uplift and interval.
--   detectable_ratio = the uplift ratio that has to be passed to be above;
--   placebo_low_ratio = the one to fall below; placebo_error_ratio = the median error.
--   reason: incomplete, a place has less than 90 % of the hours of a day of the window;
--   past_calendar, the calendar lacks these days; makeup_workday, the window holds one;
--   holiday_without_earlier_years, no earlier year to compare a holiday with;
--   too_few_weeks, fewer than five usable weeks of eight; no_base, the baseline is 0;
--   holiday_without_placebo, holidays have no placebos, hence no interval;
--   too_few_placebos, fewer than 19, hence no interval; overlapping_event, another
--   event at these places on these days, so the uplift is not one edition's alone;
--   weeks_to_come, the four weeks after it have not all been counted and the baseline
--   will still change. Entries and passages in rows of their own, never added. NULL =
--   there is none, which is not zero; a window without counts has no rows. Districts
--   play no part.
-- 粒度：一行 = 一个时段的一个指标
-- Grain: one row = a window and measure
-- 单位：人次；比；个
-- Unit: visits; ratios; windows
-- 来源：mart.place_day（经 metric.uplift_baselines）
-- Source: mart.place_day, through metric.uplift_baselines
create or replace macro metric.uplift_in_windows(windows, only_nights) as table (
    with measured as (
        select baselines.*
        from metric.uplift_baselines(windows, only_nights) as baselines
    ),

    ranked_placebos as (
        select
            window_id,
            measure,
            error_ratio,
            row_number() over (
                partition by window_id, measure order by error_ratio
            ) as error_rank,
            count(*) over (partition by window_id, measure) as placebo_count,
        from measured
        where is_placebo
    ),

    -- A new error that is exchangeable with n placebos falls below the one of rank h
    -- with chance h / (n + 1): 5 % at h = (n + 1) / 20, between two ranks as a rule.
    placebo_ranks as (
        select
            ranked_placebos.*,
            (placebo_count + 1) / 20.0 as low_rank,
            placebo_count + 1 - (placebo_count + 1) / 20.0 as high_rank,
        from ranked_placebos
    ),

    placebos as (
        select
            window_id,
            measure,
            min(placebo_count) as placebo_count,
            median(abs(error_ratio - 1)) as placebo_error_ratio,
            sum(
                error_ratio * greatest(0, 1 - abs(error_rank - low_rank))
            ) as low_error_ratio,
            sum(
                error_ratio * greatest(0, 1 - abs(error_rank - high_rank))
            ) as high_error_ratio,
        from placebo_ranks
        group by window_id, measure
    ),

    comparable as (
        select
            measured.*,
            placebos.low_error_ratio as low_error_ratio,
            placebos.high_error_ratio as high_error_ratio,
            placebos.placebo_error_ratio as placebo_error_ratio,
            coalesce(placebos.placebo_count, 0) as placebo_count,
            measured.complete_day_count = measured.day_count
            and measured.calendar_day_count = measured.day_count
            and coalesce(measured.baseline_visit_count > 0, false) as is_comparable,
            -- nineteen is the least that a rank of 5 % can be had from
            measured.holiday_day_count = 0
            and coalesce(placebos.placebo_count >= 19, false) as has_interval,
        from measured
        left join placebos
            on
                measured.window_id = placebos.window_id
                and measured.measure = placebos.measure
        where measured.window_number = 0
    )

    select
        window_id,
        measure,
        visit_count,
        case when is_comparable then baseline_visit_count end as baseline_visit_count,
        case
            when is_comparable then visit_count - baseline_visit_count
        end as uplift_visit_count,
        case when is_comparable then error_ratio - 1 end as uplift_ratio,
        case
            when is_comparable and has_interval
                then error_ratio / nullif(high_error_ratio, 0) - 1
        end as uplift_low_ratio,
        case
            when is_comparable and has_interval
                then error_ratio / nullif(low_error_ratio, 0) - 1
        end as uplift_high_ratio,
        placebo_count,
        case
            when not is_comparable then 'no_baseline'
            when not has_interval then 'not_distinguishable'
            when error_ratio > high_error_ratio then 'above'
            when error_ratio < low_error_ratio then 'below'
            else 'not_distinguishable'
        end as verdict,
        case
            when complete_day_count < day_count then 'incomplete'
            when calendar_day_count < day_count then 'past_calendar'
            when makeup_day_count > 0 then 'makeup_workday'
            when holiday_baseline_day_count < holiday_day_count
                then 'holiday_without_earlier_years'
            when calendar_short_day_count > 0 then 'past_calendar'
            when baseline_visit_count is null then 'too_few_weeks'
            when baseline_visit_count = 0 then 'no_base'
            when holiday_day_count > 0 then 'holiday_without_placebo'
            when placebo_count < 19 then 'too_few_placebos'
            when other_event_day_count > 0 then 'overlapping_event'
            when weeks_after_count < 4 then 'weeks_to_come'
        end as reason,
        starts_on,
        day_count,
        min_week_count as baseline_week_count,
        holiday_day_count,
        case when has_interval then low_error_ratio - 1 end as placebo_low_ratio,
        case when has_interval then high_error_ratio - 1 end as detectable_ratio,
        placebo_error_ratio,
    from comparable
);
