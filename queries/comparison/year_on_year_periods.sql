-- 指标：与上一年比的三种时期
-- Metric: Three periods of the year before to compare with
-- 口径：时期的起止两日都含。calendar_dates 上一年的同一日期，不按假期和星期对齐；2 月
--   29 日在平年没有对应：作首日顺到 3 月 1 日，作末日退到 2 月 28 日。same_weekdays 早
--   364 天，星期几相同。holiday_days 时期落在一个假期里时，上一年同一假期的同样几天；时
--   期就是整个假期时，上一年的整个假期，天数可以不同。休息日数按日历，周末也算，有一天
--   日历没有就为空。reason：no_such_date 那一年没有这一天；past_calendar 日历没有需要的
--   日子；not_a_holiday 时期不在一个假期里；no_such_holiday 上一年没有这个假期；
--   merged_holiday 上一年它并在别的假期里；beyond_common_days 上一年的假期没有这几天。
--   为空 = 可比。不涉及客流和片区。
-- Definition: Both ends of the period included. calendar_dates: the same dates a year
--   earlier, aligned to neither holidays nor weekdays; 29 February has no like in a
--   common year: as a first day it becomes 1 March, as a last day 28 February.
--   same_weekdays: 364 days earlier. holiday_days: for a period inside one holiday, the
--   same days of that holiday a year earlier; for a period that is the whole holiday,
--   the whole of it a year earlier, whatever its length. Days off as the calendar has
--   them, weekends included, NULL as soon as it lacks a day. Reason: no_such_date when
--   that year has no such day; past_calendar when the calendar lacks a day that is
--   needed; not_a_holiday when the period is not inside one holiday; no_such_holiday
--   when the year before has none; merged_holiday when it was part of another one that
--   year; beyond_common_days when that holiday has no such days. NULL = comparable.
--   Counts and districts play no part.
-- 粒度：一行 = 一种比法
-- Grain: one row = an alignment
-- 单位：日期、天
-- Unit: dates, days
-- 来源：metric.holidays、metric.calendar_span、core.dim_calendar
-- Source: metric.holidays, metric.calendar_span, core.dim_calendar
create or replace macro metric.year_on_year_periods(from_on, to_on) as table (
    with asked as (
        select
            cast(from_on as date) as own_from_on,
            cast(to_on as date) as own_to_on,
    ),

    own_span as (
        select spans.*
        from metric.calendar_span(from_on, to_on) as spans
    ),

    holidays as (
        select known.*
        from metric.holidays() as known
    ),

    own_holiday as (
        select
            holidays.*,
            asked.own_from_on = holidays.starts_on
            and asked.own_to_on = holidays.ends_on as is_whole_holiday,
            cast(asked.own_from_on - holidays.starts_on as integer) as days_before,
            cast(asked.own_to_on - holidays.starts_on as integer) as days_to_end,
        from holidays
        inner join asked -- one row: keeps the holiday that holds the period
            on
                holidays.starts_on <= asked.own_from_on
                and holidays.ends_on >= asked.own_to_on
    ),

    holiday_pairs as (
        select pairs.*
        from metric.holiday_pair(
            (select own_holiday.main_name from own_holiday),
            (select own_holiday.holiday_year from own_holiday)
        ) as pairs
    ),

    alignments as (
        select
            1 as alignment_number,
            'calendar_dates' as alignment,
            -- a year before 29 February is 28 February: a first day goes on to the next
            case
                when
                    extract(month from asked.own_from_on) = 2
                    and extract(day from asked.own_from_on) = 29
                    then cast(asked.own_from_on + 1 - interval 1 year as date)
                else cast(asked.own_from_on - interval 1 year as date)
            end as compared_from_on,
            cast(asked.own_to_on - interval 1 year as date) as compared_to_on,
            cast(null as varchar) as holiday_reason,
        from asked
        union all
        select
            2 as alignment_number,
            'same_weekdays' as alignment,
            asked.own_from_on - 364 as compared_from_on,
            asked.own_to_on - 364 as compared_to_on,
            null as holiday_reason,
        from asked
        union all
        select
            3 as alignment_number,
            'holiday_days' as alignment,
            case
                when own_holiday.is_whole_holiday then holiday_pairs.compared_starts_on
                when own_holiday.days_to_end < holiday_pairs.compared_day_count
                    then holiday_pairs.compared_starts_on + own_holiday.days_before
            end as compared_from_on,
            case
                when own_holiday.is_whole_holiday then holiday_pairs.compared_ends_on
                when own_holiday.days_to_end < holiday_pairs.compared_day_count
                    then holiday_pairs.compared_starts_on + own_holiday.days_to_end
            end as compared_to_on,
            case
                when own_holiday.starts_on is null and own_span.is_known
                    then 'not_a_holiday'
                when own_holiday.starts_on is null then 'past_calendar'
                when holiday_pairs.reason is not null then holiday_pairs.reason
                when
                    not own_holiday.is_whole_holiday
                    and own_holiday.days_to_end >= holiday_pairs.compared_day_count
                    then 'beyond_common_days'
            end as holiday_reason,
        from own_span
        left join own_holiday on true
        left join holiday_pairs on true
    ),

    compared_days as (
        select
            alignments.alignment_number as alignment_number,
            count(dim_calendar.calendar_on) as known_day_count,
            count(case when dim_calendar.is_rest_day then 1 end) as rest_day_count,
        from alignments
        left join core.dim_calendar
            on
                alignments.compared_from_on <= dim_calendar.calendar_on
                and alignments.compared_to_on >= dim_calendar.calendar_on
        group by alignments.alignment_number
    )

    select
        alignments.alignment as alignment,
        asked.own_from_on as period_from_on,
        asked.own_to_on as period_to_on,
        own_span.day_count as day_count,
        own_span.rest_day_count as rest_day_count,
        case
            when alignments.compared_from_on <= alignments.compared_to_on
                then alignments.compared_from_on
        end as compared_from_on,
        case
            when alignments.compared_from_on <= alignments.compared_to_on
                then alignments.compared_to_on
        end as compared_to_on,
        case
            when alignments.compared_from_on <= alignments.compared_to_on
                then alignments.compared_to_on - alignments.compared_from_on + 1
        end as compared_day_count,
        case
            when
                alignments.compared_from_on <= alignments.compared_to_on
                and compared_days.known_day_count
                = alignments.compared_to_on - alignments.compared_from_on + 1
                then compared_days.rest_day_count
        end as compared_rest_day_count,
        case
            when
                alignments.compared_from_on <= alignments.compared_to_on
                then 'comparable'
            else 'not_comparable'
        end as verdict,
        case
            when alignments.holiday_reason is not null then alignments.holiday_reason
            when
                alignments.compared_from_on > alignments.compared_to_on
                then 'no_such_date'
        end as reason,
    from alignments
    inner join compared_days -- made from alignments: every alignment has its match
        on alignments.alignment_number = compared_days.alignment_number
    cross join asked
    cross join own_span
    order by alignments.alignment_number
);
