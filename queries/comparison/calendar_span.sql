-- 指标：一段时期的休息日
-- Metric: Days off within a period
-- 口径：起止两日都含。休息日按日历，周末也算，调休上班日不算。时期里只要有一天日历没
--   有，is_known 为假，休息日数和调休上班日数为空：不知道的日子不当作上班日。不涉及片
--   区。
-- Definition: Both ends included. Days off as the calendar has them, weekends included,
--   make-up workdays not. As soon as the calendar lacks a day of the period, is_known
--   is false and the numbers of days off and make-up workdays are NULL: a day that is
--   not known is not taken for a workday. Districts play no part.
-- 粒度：一行 = 所问的时期
-- Grain: one row = the period asked for
-- 单位：天
-- Unit: days
-- 来源：core.dim_calendar
-- Source: core.dim_calendar
create or replace macro metric.calendar_span(from_on, to_on) as table (
    with asked as (
        select
            cast(from_on as date) as asked_from_on,
            cast(to_on as date) as asked_to_on,
    ),

    span as (
        select
            asked.asked_to_on - asked.asked_from_on + 1 as day_count,
            count(dim_calendar.calendar_on) as known_day_count,
            count(case when dim_calendar.is_rest_day then 1 end) as rest_day_count,
            count(case when dim_calendar.is_makeup_workday then 1 end)
                as makeup_workday_count,
        from asked
        left join core.dim_calendar
            on
                asked.asked_from_on <= dim_calendar.calendar_on
                and asked.asked_to_on >= dim_calendar.calendar_on
        group by asked.asked_from_on, asked.asked_to_on
    )

    select
        span.day_count as day_count,
        span.known_day_count as known_day_count,
        coalesce(span.known_day_count = span.day_count, false) as is_known,
        case when span.known_day_count = span.day_count then span.rest_day_count end
            as rest_day_count,
        case
            when span.known_day_count = span.day_count then span.makeup_workday_count
        end as makeup_workday_count,
    from span
);
