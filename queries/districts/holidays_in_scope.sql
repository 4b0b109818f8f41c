-- 指标：一个范围的假期客流
-- Metric: Holiday footfall within a scope
-- 口径：假期 = 含法定节日的最长连休，首末两日都含，跨年的假期归法定日所在年（2023-12-30
--   属 2024元旦）；年份为空 = 全部年份。范围 = 该片区和它的全部下级，为空 = 全部（含
--   unknown）。进入与断面各成一行，从不相加；夜间为假期各日 18:00 开始的夜，末夜算到次
--   日 06:00。日均 = 人次 ÷ 有读数的天数，所以缺数的日子不当 0。没有客流的假期有一行，
--   指标与人次为空。
-- Definition: A holiday is the longest run of days off that holds a statutory day, both
--   ends included; one that crosses the year belongs to the year of its statutory day
--   (2023-12-30 is New Year 2024). A NULL year = every year. Scope = the district with
--   everything below it, NULL = everything, unknown included. Entries and passages in
--   rows of their own, never added; nights are those that begin on the days of the
--   holiday. The daily mean divides by the days with a reading, so missing days are not
--   zeros. A holiday without counts has one row with NULL.
-- 粒度：一行 = 一个假期的一个指标
-- Grain: one row = a holiday and measure
-- 单位：人次；人次/日；天；占比 0–1
-- Unit: visits; visits a day; days; shares 0–1
-- 来源：mart.holiday_day、mart.place_day、mart.district_ancestor
-- Source: mart.holiday_day, mart.place_day, mart.district_ancestor
create or replace macro metric.holidays_in_scope(
    scope_district_id, holiday_year
) as table (
    with asked as (
        select cast(holiday_year as integer) as asked_year
    ),

    districts_asked as (
        select scoped.district_id as district_id
        from metric.districts_in_scope(scope_district_id) as scoped
    ),

    holiday_days as (
        select
            holiday_day.calendar_on as calendar_on,
            holiday_day.holiday_name as holiday_name,
            holiday_day.holiday_year as statutory_year,
            holiday_day.starts_on as starts_on,
            holiday_day.ends_on as ends_on,
            holiday_day.day_count as day_count,
        from mart.holiday_day
        cross join asked
        where
            asked.asked_year is null
            or holiday_day.holiday_year = asked.asked_year
    ),

    place_days_in_scope as (
        select place_day.*
        from mart.place_day
        inner join districts_asked -- chooses the scope: losing the rest is its job
            on place_day.district_id = districts_asked.district_id
        where place_day.measure in ('entries', 'passages')
    ),

    holidays as (
        select
            holiday_days.holiday_name as holiday_name,
            holiday_days.statutory_year as statutory_year,
            holiday_days.starts_on as starts_on,
            holiday_days.ends_on as ends_on,
            holiday_days.day_count as day_count,
            place_days_in_scope.measure as measure,
            cast(sum(place_days_in_scope.visit_count) as bigint) as visit_count,
            count(distinct place_days_in_scope.counted_on) filter (
                where place_days_in_scope.visit_count is not null
            ) as reported_day_count,
            cast(
                sum(place_days_in_scope.night_visit_count) as bigint
            ) as night_visit_count,
            sum(
                least(
                    place_days_in_scope.reported_hours,
                    place_days_in_scope.expected_hours
                )
            )
            / nullif(sum(place_days_in_scope.expected_hours), 0) as coverage_share,
        from holiday_days
        left join place_days_in_scope
            on holiday_days.calendar_on = place_days_in_scope.counted_on
        group by all
    ),

    -- days without counts join nothing: that row goes where the holiday has others
    ranked_holidays as (
        select
            holidays.*,
            max(measure) over (partition by starts_on) as any_measure,
        from holidays
    )

    select
        holiday_name,
        starts_on,
        ends_on,
        day_count,
        measure,
        visit_count,
        cast(visit_count as double)
        / nullif(reported_day_count, 0) as visit_count_per_day,
        night_visit_count,
        coverage_share,
        reported_day_count,
        statutory_year as holiday_year,
    from ranked_holidays
    where measure is not null or any_measure is null
    order by starts_on, measure
);
