-- 指标：时段与它的基线
-- Metric: Windows and their baselines
-- 口径：windows、only_nights 与 metric.uplift_days 相同，首末两日都含。每天的基线 = 前
--   后各四周同星期几的平常日的平均，八天里至少要有五天；其余编号的时段只用所问时段也有
--   的那几周（刚办完的活动后四周还没有计齐），同样至多缺三周，至少两周；节假日的基线 =
--   最近一个较早年份同名假期同一天序的人次（完整、无活动）；调休上班日没有基线。时段的
--   基线 = 各日之和，缺一天即为空；分几处的时段各处分别求基线再相加，is_optional 的一处自己没有基线时不算在内。error_ratio = 人次
--   ÷ 基线。window_number 0 = 所问的时段；其余为同长度、同星期起始、互不重叠的时段，
--   is_placebo = 每天都是平常日且都有基线，可作安慰剂。weeks_after_count = 所问时段之后
--   已有计数的周数，至多 4。进入与断面各成一行，从不相加。空 = 没有，不是 0；没有计数的
--   时段没有行。片区不起作用。
-- Definition: windows and only_nights as in metric.uplift_days, first and last day
--   included. The baseline of a day is the mean of the ordinary days of its weekday in
--   the four weeks before and the four after, at least five of eight; the other windows
--   use only the weeks that the window asked for has (those after a recent one are
--   still to come), up to three of them missing, at least two; of a day of a holiday
--   the same day of the holiday of that name in the nearest earlier year, complete and
--   without events; a make-up workday has none. The baseline of a window is the sum of
--   its days, NULL when one is missing; the parts of a window have baselines of their
--   own, which are added, without those that are is_optional and have none. error_ratio = visits ÷ baseline. window_number 0 is the
--   window asked for; the others have its length and first weekday and no day in
--   common; is_placebo = all its days are ordinary and have a baseline.
--   weeks_after_count = how many weeks after the window asked for have been counted, at
--   most 4. Entries and passages in rows of their own, never added. NULL = there is
--   none, which is not zero; a window without counts has no rows. Districts play no
--   part.
-- 粒度：一行 = 一个时段编号的一个指标
-- Grain: one row = a window, its number and a measure
-- 单位：人次；天；比
-- Unit: visits; days; ratios
-- 来源：mart.place_day（经 metric.uplift_days）
-- Source: mart.place_day, through metric.uplift_days
create or replace macro metric.uplift_baselines(windows, only_nights) as table (
    with asked as (
        select
            unnest(
                cast(
                    windows as struct(
                        window_id varchar, part_id varchar, is_optional boolean
                    )[]
                )
            ) as window_asked,
    ),

    parts_of_windows as (
        select
            window_asked.window_id as window_id,
            coalesce(window_asked.part_id, window_asked.window_id) as part_id,
            coalesce(window_asked.is_optional, false) as is_optional,
        from asked
    ),

    days as (
        select
            uplift_days.*,
            -- 0001-01-01 was a Monday
            (uplift_days.counted_on - cast('0001-01-01' as date)) % 7 as weekday_index,
            case
                when uplift_days.is_ordinary then uplift_days.visit_count
            end as ordinary_visit_count,
        from metric.uplift_days(windows, only_nights) as uplift_days
    ),

    -- Four weeks to either side: nine rows of the weekday, less the day itself. Of a
    -- recent window later weeks are still to come: its placebos may not know more.
    weeks as (
        select
            days.*,
            sum(ordinary_visit_count) over nine_weeks
            - coalesce(ordinary_visit_count, 0) as weeks_visit_count,
            count(ordinary_visit_count) over nine_weeks
            - case when ordinary_visit_count is not null then 1 else 0 end
                as week_count,
            count(*) filter (
                where is_complete and not has_event and not is_calendar_known
            ) over nine_weeks as unknown_week_count,
        from days
        window
            nine_weeks as (
                partition by part_id, measure, weekday_index
                order by counted_on
                rows between
                weeks_before_count preceding and weeks_after_count following
            )
    ),

    -- the same day of the same holiday in the nearest earlier year that has it
    earlier_holidays as (
        select
            asked_day.part_id as part_id,
            asked_day.measure as measure,
            asked_day.counted_on as counted_on,
            arg_max(earlier_day.visit_count, earlier_day.holiday_year) as visit_count,
        from days as asked_day
        inner join days as earlier_day -- days without one are joined back below
            on
                asked_day.part_id = earlier_day.part_id
                and asked_day.measure = earlier_day.measure
                and asked_day.holiday_name = earlier_day.holiday_name
                and asked_day.holiday_day_index = earlier_day.holiday_day_index
                and asked_day.holiday_year > earlier_day.holiday_year
        where
            asked_day.window_number = 0
            and earlier_day.is_complete
            and not earlier_day.has_event
        group by
            asked_day.part_id,
            asked_day.measure,
            asked_day.counted_on
    ),

    baseline_days as (
        select
            weeks.*,
            weeks.holiday_name is not null as is_holiday,
            case
                when weeks.holiday_name is not null then earlier_holidays.visit_count
                when weeks.is_makeup_workday then null
                when
                    weeks.week_count >= case
                        when weeks.window_number = 0 then 5
                        else
                            greatest(
                                weeks.weeks_before_count + weeks.weeks_after_count - 3,
                                2
                            )
                    end
                    then cast(weeks.weeks_visit_count as double) / weeks.week_count
            end as baseline_visit_count,
        from weeks
        left join earlier_holidays
            on
                weeks.part_id = earlier_holidays.part_id
                and weeks.measure = earlier_holidays.measure
                and weeks.counted_on = earlier_holidays.counted_on
        where weeks.window_number is not null
    ),

    measured_parts as (
        select
            part_id,
            measure,
            window_number,
            min(counted_on) as starts_on,
            min(window_day_count) as day_count,
            cast(sum(visit_count) as bigint) as visit_count,
            sum(baseline_visit_count) as baseline_sum,
            count(baseline_visit_count) as baseline_day_count,
            count(*) filter (where is_ordinary) as ordinary_day_count,
            count(*) filter (where is_complete) as complete_day_count,
            count(*) filter (where is_calendar_known) as calendar_day_count,
            count(*) filter (where is_makeup_workday) as makeup_day_count,
            count(*) filter (where has_other_event) as other_event_day_count,
            count(*) filter (where is_holiday) as holiday_day_count,
            count(baseline_visit_count) filter (
                where is_holiday
            ) as holiday_baseline_day_count,
            count(*) filter (
                where
                baseline_visit_count is null
                and week_count + unknown_week_count >= 5
            ) as calendar_short_day_count,
            min(week_count) filter (where not is_holiday) as min_week_count,
            min(weeks_after_count) as weeks_after_count,
        from baseline_days
        group by part_id, measure, window_number
    ),

    judged_parts as (
        select
            measured_parts.*,
            bool_or(
                window_number = 0
                and complete_day_count = day_count
                and calendar_day_count = day_count
                and baseline_day_count = day_count
                and baseline_sum > 0
            ) over (partition by part_id, measure) as is_comparable,
        from measured_parts
    ),

    -- a window in parts is as good as the least of them
    measured_windows as (
        select
            window_id,
            measure,
            window_number,
            min(starts_on) as starts_on,
            min(day_count) as day_count,
            cast(sum(visit_count) as bigint) as visit_count,
            sum(baseline_sum) as baseline_sum,
            min(baseline_day_count) as baseline_day_count,
            min(ordinary_day_count) as ordinary_day_count,
            min(complete_day_count) as complete_day_count,
            min(calendar_day_count) as calendar_day_count,
            max(makeup_day_count) as makeup_day_count,
            max(other_event_day_count) as other_event_day_count,
            max(holiday_day_count) as holiday_day_count,
            min(holiday_baseline_day_count) as holiday_baseline_day_count,
            max(calendar_short_day_count) as calendar_short_day_count,
            min(min_week_count) as min_week_count,
            min(weeks_after_count) as weeks_after_count,
        from parts_of_windows
        inner join judged_parts -- a window without counts has no rows
            on parts_of_windows.part_id = judged_parts.part_id
        where judged_parts.is_comparable or not parts_of_windows.is_optional
        group by window_id, measure, window_number
    )

    select
        window_id,
        measure,
        window_number,
        starts_on,
        day_count,
        visit_count,
        case
            when baseline_day_count = day_count then baseline_sum
        end as baseline_visit_count,
        case
            when baseline_day_count = day_count
                then visit_count / nullif(baseline_sum, 0)
        end as error_ratio,
        window_number <> 0
        and ordinary_day_count = day_count
        and baseline_day_count = day_count
        and baseline_sum > 0 as is_placebo,
        complete_day_count,
        calendar_day_count,
        makeup_day_count,
        other_event_day_count,
        holiday_day_count,
        holiday_baseline_day_count,
        calendar_short_day_count,
        min_week_count,
        weeks_after_count,
    from measured_windows
);
