-- 指标：一个范围的每日客流
-- Metric: Footfall by day within a scope
-- 口径：该片区和它的全部下级合计，范围为空 = 全部（含 unknown）。其余同“各片区每日客流
--   ”：按计数日期，起止两日都含；进入与断面各成一行，从不相加；夜间为当天 18:00 开始的
--   那一夜；空 = 没有读数，不是 0。是否休息、是否调休上班为空 = 日历没有这一天；
--   holiday_name 为空 = 不在假期内，或日历没有这一天。
-- Definition: The district with everything below it; a NULL scope = everything, unknown
--   included. Otherwise as footfall by district and day: by the day counted, both ends
--   included; entries and passages in rows of their own, never added; the night is the
--   one that begins on the day; NULL = no reading, which is not zero. is_rest_day and
--   is_makeup_workday are NULL when the calendar does not know the day; holiday_name is
--   NULL outside holidays and on days the calendar does not know.
-- 粒度：一行 = 一天的一个指标
-- Grain: one row = a day and measure
-- 单位：人次；占比 0–1
-- Unit: visits; shares 0–1
-- 来源：mart.district_day、mart.district_ancestor、core.dim_calendar、mart.holiday_day
-- Source: mart.district_day, mart.district_ancestor, core.dim_calendar, mart.holiday_day
create or replace macro metric.footfall_by_day_in_scope(
    scope_district_id, from_on, to_on
) as table (
    with asked as (
        select
            cast(from_on as date) as from_on,
            cast(to_on as date) as to_on,
    ),

    districts_asked as (
        select scoped.district_id as district_id
        from metric.districts_in_scope(scope_district_id) as scoped
    ),

    days_in_scope as (
        select
            district_day.counted_on as counted_on,
            district_day.measure as measure,
            cast(sum(district_day.visit_count) as bigint) as visit_count,
            cast(sum(district_day.night_visit_count) as bigint) as night_visit_count,
            sum(district_day.reported_hours)
            / nullif(sum(district_day.expected_hours), 0) as coverage_share,
            sum(district_day.night_reported_hours)
            / nullif(sum(district_day.night_expected_hours), 0) as night_coverage_share,
            -- no estimated reading among the readings is none estimated: that is zero
            cast(coalesce(sum(district_day.estimated_visit_count), 0) as double)
            / nullif(sum(district_day.visit_count), 0) as estimated_share,
        from mart.district_day
        inner join asked -- one row: keeps the days asked for
            on
                district_day.counted_on >= asked.from_on
                and district_day.counted_on <= asked.to_on
        inner join districts_asked -- chooses the scope: losing the rest is its job
            on district_day.district_id = districts_asked.district_id
        where district_day.measure in ('entries', 'passages')
        group by district_day.counted_on, district_day.measure
    )

    select
        days_in_scope.counted_on as counted_on,
        days_in_scope.measure as measure,
        days_in_scope.visit_count as visit_count,
        days_in_scope.night_visit_count as night_visit_count,
        days_in_scope.coverage_share as coverage_share,
        days_in_scope.night_coverage_share as night_coverage_share,
        days_in_scope.estimated_share as estimated_share,
        dim_calendar.is_rest_day as is_rest_day,
        dim_calendar.is_makeup_workday as is_makeup_workday,
        holiday_day.holiday_name as holiday_name,
    from days_in_scope
    left join core.dim_calendar
        on days_in_scope.counted_on = dim_calendar.calendar_on
    left join mart.holiday_day
        on days_in_scope.counted_on = holiday_day.calendar_on
    order by counted_on, measure
);
