-- 指标：一个假期和与它相比的假期
-- Metric: A holiday and the one it is compared with
-- 口径：按节日名和年份找假期，认得 国庆、国庆节、十一、中秋国庆 等叫法，两节相连的按其
--   中任何一个都找得到；同名的取较长的。比较年默认上一年，base_year 可另指（如 2019）。
--   相比的是该年 main_name 相同的假期，首末两日都含。reason：past_calendar 日历没有那一
--   年或假期的前后一天，不推测；no_such_holiday 日历有整年而没有这个假期；
--   merged_holiday 那一年它并在别的假期里，自己没有一段。为空 = 可比；没找到的假期各列
--   为空，不可比时相比的日期为空。不涉及客流和片区。
-- Definition: The holiday of a name and year, found as 国庆, 国庆节, 十一 or 中秋国庆, a merged
--   one by either of its names; of two of a name the longer. It is compared with the
--   year before unless base_year names another (such as 2019), with that year's holiday
--   of the same main_name, both ends included. Reason: past_calendar when the calendar
--   lacks that year, or the day before or after the holiday, and nothing is guessed;
--   no_such_holiday when the year is all there and has none; merged_holiday when it was
--   part of another one that year and has no days of its own. NULL = comparable; the
--   columns of a holiday that is not found are NULL, and so are the days compared with
--   when they do not compare. Counts and districts play no part.
-- 粒度：一行 = 所问的一对假期
-- Grain: one row = the pair asked for
-- 单位：日期、天
-- Unit: dates, days
-- 来源：metric.holidays、metric.calendar_span
-- Source: metric.holidays, metric.calendar_span
create or replace macro metric.holiday_pair(
    asked_name, asked_year, base_year := null
) as table (
    with asked as (
        select
            string_split(cast(asked_name as varchar), '、') as wanted_names,
            cast(asked_year as integer) as wanted_year,
            cast(base_year as integer) as wanted_base_year,
    ),

    years as (
        select
            asked.wanted_names as wanted_names,
            asked.wanted_year as own_year,
            coalesce(asked.wanted_base_year, asked.wanted_year - 1) as compared_year,
        from asked
    ),

    windows as (
        select holidays.*
        from metric.holidays() as holidays
    ),

    own_windows as (
        select windows.*
        from windows
        inner join years -- one row: keeps the holiday asked for
            on
                windows.holiday_year = years.own_year
                and list_has_any(windows.known_as, years.wanted_names)
        order by windows.day_count desc, windows.starts_on asc
        limit 1
    ),

    compared_windows as (
        select windows.*
        from windows
        inner join years -- one row: keeps the year compared with
            on windows.holiday_year = years.compared_year
        inner join own_windows -- one row: keeps the same holiday
            on windows.main_name = own_windows.main_name
        order by windows.day_count desc, windows.starts_on asc
        limit 1
    ),

    merged_windows as (
        select count(*) as merged_count
        from windows
        inner join years -- one row: keeps the year compared with
            on windows.holiday_year = years.compared_year
        inner join own_windows -- one row: keeps what holds the same holiday
            on list_contains(windows.known_as, own_windows.main_name)
    ),

    own_years as (
        select spans.is_known as is_known
        from metric.calendar_span(
            (select make_date(years.own_year, 1, 1) from years),
            (select make_date(years.own_year, 12, 31) from years)
        ) as spans
    ),

    compared_years as (
        select spans.is_known as is_known
        from metric.calendar_span(
            (select make_date(years.compared_year, 1, 1) from years),
            (select make_date(years.compared_year, 12, 31) from years)
        ) as spans
    )

    select
        own_windows.holiday_name as holiday_name,
        years.own_year as holiday_year,
        own_windows.starts_on as starts_on,
        own_windows.ends_on as ends_on,
        own_windows.day_count as day_count,
        own_windows.is_merged as is_merged,
        compared_windows.holiday_name as compared_holiday_name,
        years.compared_year as compared_year,
        -- without both whole there is nothing to compare with, and nothing to divide by
        case
            when own_windows.is_whole and compared_windows.is_whole
                then compared_windows.starts_on
        end as compared_starts_on,
        case
            when own_windows.is_whole and compared_windows.is_whole
                then compared_windows.ends_on
        end as compared_ends_on,
        case
            when own_windows.is_whole and compared_windows.is_whole
                then compared_windows.day_count
        end as compared_day_count,
        compared_windows.is_merged as compared_is_merged,
        case
            when own_windows.is_whole and compared_windows.is_whole then 'comparable'
            else 'not_comparable'
        end as verdict,
        case
            when own_windows.starts_on is null and own_years.is_known
                then 'no_such_holiday'
            when own_windows.starts_on is null then 'past_calendar'
            when not own_windows.is_whole then 'past_calendar'
            when compared_windows.is_whole then null
            when compared_windows.starts_on is not null then 'past_calendar'
            when merged_windows.merged_count > 0 then 'merged_holiday'
            when compared_years.is_known then 'no_such_holiday'
            else 'past_calendar'
        end as reason,
    from years
    cross join merged_windows
    cross join own_years
    cross join compared_years
    left join own_windows on true
    left join compared_windows on true
);
