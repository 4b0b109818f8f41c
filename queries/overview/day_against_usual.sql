-- 指标：最新一天与平常
-- Metric: The newest day against the usual
-- 口径：范围 = 该片区和它的全部下级，为空 = 全部（含 unknown）。最新一天 = 该指标最后一
--   个有读数的日子；最新一夜 = 前一天 18:00 开始、最新一天 06:00 结束的那一夜，因为最新
--   一天的夜还没过完。平常 = 之前四周同一星期几的平均，只用覆盖率（夜用夜间覆盖率）不低
--   于 90% 的日子，usual_day_count 为用了几天；节假日和活动日不剔除。进入与断面各成一
--   行，从不相加。空 = 没有读数或没有可比的日子，不是 0。
-- Definition: Scope = the district with everything below it, NULL = everything, unknown
--   included. The newest day = the last one with a reading of the measure; the newest
--   night = the one that began at 18:00 of the day before and ended at 06:00 of the
--   newest day, whose own night is not over. Usual = the mean of the same weekday of
--   the four weeks before, of days with at least 90 % coverage (night coverage for
--   nights); usual_day_count = how many; holidays and event days are not taken out.
--   Entries and passages in rows of their own, never added. NULL = no reading, or no
--   day to compare with, which is not zero.
-- 粒度：一行 = 一个指标
-- Grain: one row = a measure
-- 单位：人次；天；占比 0–1
-- Unit: visits; days; shares 0–1
-- 来源：mart.place_day（经 metric.footfall_by_day_in_scope）
-- Source: mart.place_day, through metric.footfall_by_day_in_scope
create or replace macro metric.day_against_usual(scope_district_id) as table (
    with days_in_scope as (
        select
            by_day.counted_on as counted_on,
            by_day.measure as measure,
            by_day.visit_count as visit_count,
            by_day.night_visit_count as night_visit_count,
            by_day.coverage_share as coverage_share,
            by_day.night_coverage_share as night_coverage_share,
        from metric.footfall_by_day_in_scope(
            scope_district_id, '0001-01-01', '9999-12-31'
        ) as by_day
    ),

    newest_days as (
        select
            measure,
            max(counted_on) as newest_on,
        from days_in_scope
        where visit_count is not null
        group by measure
    ),

    day_means as (
        select
            newest_days.measure as measure,
            avg(days_in_scope.visit_count) as usual_visit_count,
            count(days_in_scope.visit_count) as usual_day_count,
        from newest_days
        inner join days_in_scope -- a measure without such days is joined back below
            on
                newest_days.measure = days_in_scope.measure
                and newest_days.newest_on - days_in_scope.counted_on in (7, 14, 21, 28)
        where days_in_scope.coverage_share >= 0.9
        group by newest_days.measure
    ),

    night_means as (
        select
            newest_days.measure as measure,
            avg(days_in_scope.night_visit_count) as usual_night_visit_count,
            count(days_in_scope.night_visit_count) as usual_night_count,
        from newest_days
        inner join days_in_scope -- a measure without such nights is joined back below
            on
                newest_days.measure = days_in_scope.measure
                and newest_days.newest_on - days_in_scope.counted_on in (8, 15, 22, 29)
        where days_in_scope.night_coverage_share >= 0.9
        group by newest_days.measure
    )

    select
        newest_days.measure as measure,
        newest_days.newest_on as counted_on,
        newest_day.visit_count as visit_count,
        newest_day.coverage_share as coverage_share,
        day_means.usual_visit_count as usual_visit_count,
        coalesce(day_means.usual_day_count, 0) as usual_day_count,
        newest_days.newest_on - 1 as night_on,
        newest_night.night_visit_count as night_visit_count,
        newest_night.night_coverage_share as night_coverage_share,
        night_means.usual_night_visit_count as usual_night_visit_count,
        coalesce(night_means.usual_night_count, 0) as usual_night_count,
    from newest_days
    left join days_in_scope as newest_day
        on
            newest_days.measure = newest_day.measure
            and newest_days.newest_on = newest_day.counted_on
    left join days_in_scope as newest_night
        on
            newest_days.measure = newest_night.measure
            and newest_days.newest_on - 1 = newest_night.counted_on
    left join day_means on newest_days.measure = day_means.measure
    left join night_means on newest_days.measure = night_means.measure
    order by measure
);
