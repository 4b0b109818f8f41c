-- 指标：时段的日历
-- Metric: Calendar of windows
-- 口径：windows 为要问的时段，见 metric.uplift_days，from_on、to_on 两日都含。从第一个
--   到最后一个有计数的日子，每天一行。window_number = 同长度、同星期起始、互不重叠的时
--   段的编号，0 =所问的，负 = 之前；不属任何时段的日子为空。weeks_before_count、
--   weeks_after_count = 所问时段里对应的那一天之前、之后各有几个同星期几的日子在有计数
--   的日子之内，至多 4。日历没有的日子 is_calendar_known 为否。节假日 =含法定日的最长连
--   休，holiday_ 各列为空 = 不是节假日。没有计数的仓库没有行。片区不起作用。
-- Definition: windows are what is asked for, see metric.uplift_days, from_on and to_on
--   included. One row a day from the first count of the warehouse to the last.
--   window_number counts windows of the same length and first weekday without common
--   days, 0 = the one asked for, negative before it; NULL on days of none.
--   weeks_before_count and weeks_after_count = how many days of the weekday lie before
--   and after the same day of the window asked for, within the days that the warehouse
--   has counts of, at most 4 each. Days that the calendar lacks have is_calendar_known
--   false. A holiday is the longest run of days off that holds a statutory day; NULL in
--   the columns holiday_ = no holiday. A warehouse without counts has no rows.
--   Districts play no part.
-- 粒度：一行 = 一处（时段或它的一部分）的一天
-- Grain: one row = a part, which may be a whole window, and day
-- 单位：日期；天
-- Unit: dates; days
-- 来源：core.dim_calendar、mart.holiday_day、mart.place_day
-- Source: core.dim_calendar, mart.holiday_day, mart.place_day
create or replace macro metric.window_dates(windows) as table (
    with asked as (
        select
            unnest(
                cast(
                    windows as struct(
                        window_id varchar,
                        part_id varchar,
                        event_id varchar,
                        from_on date,
                        to_on date
                    )[]
                )
            ) as window_asked,
    ),

    -- windows that name the same part share it
    asked_parts as (
        select distinct
            coalesce(window_asked.part_id, window_asked.window_id) as part_id,
            window_asked.event_id as event_id,
            window_asked.from_on as from_on,
            window_asked.to_on as to_on,
            window_asked.to_on - window_asked.from_on + 1 as day_count,
            -- whole weeks from one window to the next: same weekdays, no common day
            7 * cast(
                ceil((window_asked.to_on - window_asked.from_on + 1) / 7.0) as integer
            ) as period_days,
        from asked
    ),

    -- every day from the first to the last count, so that a week is seven rows
    days as (
        select
            cast(
                unnest(
                    generate_series(min(counted_on), max(counted_on), interval 1 day)
                ) as date
            ) as counted_on,
        from mart.place_day
    ),

    counted_span as (
        select
            min(counted_on) as oldest_on,
            max(counted_on) as newest_on,
        from days
    ),

    calendar_days as (
        select
            days.counted_on as counted_on,
            dim_calendar.calendar_on is not null as is_calendar_known,
            coalesce(dim_calendar.is_makeup_workday, false) as is_makeup_workday,
            holiday_day.holiday_name as holiday_name,
            holiday_day.holiday_year as holiday_year,
            holiday_day.day_index as holiday_day_index,
        from days
        left join core.dim_calendar on days.counted_on = dim_calendar.calendar_on
        left join mart.holiday_day on days.counted_on = holiday_day.calendar_on
    ),

    window_days as (
        select
            asked_parts.*,
            calendar_days.*,
            calendar_days.counted_on - asked_parts.from_on as days_from_start,
            cast(
                floor(
                    cast(calendar_days.counted_on - asked_parts.from_on as double)
                    / asked_parts.period_days
                ) as integer
            ) as period_number,
        from asked_parts
        cross join calendar_days
    ),

    numbered_days as (
        select
            window_days.*,
            days_from_start - period_number * period_days as window_day_index,
        from window_days
    )

    select
        part_id,
        event_id,
        counted_on,
        case when window_day_index < day_count then period_number end as window_number,
        day_count as window_day_count,
        counted_on >= from_on and counted_on <= to_on as is_within,
        cast(
            greatest(
                least(
                    floor((from_on - counted_span.oldest_on + window_day_index) / 7.0),
                    4
                ),
                0
            ) as integer
        ) as weeks_before_count,
        cast(
            greatest(
                least(
                    floor((counted_span.newest_on - from_on - window_day_index) / 7.0),
                    4
                ),
                0
            ) as integer
        ) as weeks_after_count,
        is_calendar_known,
        is_makeup_workday,
        holiday_name,
        holiday_year,
        holiday_day_index,
    from numbered_days
    cross join counted_span
);
