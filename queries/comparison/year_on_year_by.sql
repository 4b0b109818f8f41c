-- 指标：同比的一种比法：各片区的和整个范围的
-- Metric: One way of year on year, districts and the whole scope
-- 口径：metric.year_on_year_changes 里比法为 asked_alignment（calendar_dates、
--   same_weekdays、holiday_days 之一）的那些行，口径、空值和 reason 都与它相同：按计数
--   日期，时期的起止两日都含；范围 = 该片区和它的全部下级，为空 = 全部（含没有片区的
--   unknown）；is_whole_scope 为真的行是整个范围。没有这种比法时没有行。页面只看一种比
--   法，用它省去另外两种的计算。reason 里 no_counts = 这一时期没有读数，没有指标的行也
--   是它；其余见那一个指标。
-- Definition: The rows of metric.year_on_year_changes whose alignment is
--   asked_alignment, one of calendar_dates, same_weekdays and holiday_days; definition,
--   NULL and reason are the same: by the day counted, both ends of the period included;
--   scope = the district with everything below it, NULL = everything, unknown included;
--   rows with is_whole_scope are the whole scope. No row for another alignment. Pages
--   look at one alignment, and this leaves the work for the other two. Of the reasons,
--   no_counts = the period has no reading, also in the row without a measure; for the
--   others see that metric.
-- 粒度：一行 = 一个片区（或整个范围）、一个指标；两边都没有客流时一行
-- Grain: one row = a district, or the whole scope, and measure; one row without counts
-- 单位：人次；人次/日；比率；占比 0–1；天；个
-- Unit: visits; visits a day; ratios; shares 0–1; days; places
-- 来源：metric.year_on_year_periods、metric.compared_footfall（mart.place_day）
-- Source: metric.year_on_year_periods; metric.compared_footfall, from mart.place_day
create or replace macro metric.year_on_year_by(
    scope_district_id, from_on, to_on, asked_alignment
) as table (
    with periods as (
        select known.*
        from metric.year_on_year_periods(from_on, to_on) as known
        where known.alignment = cast(asked_alignment as varchar)
    ),

    changes as (
        select whole.*
        from metric.compared_footfall(
            scope_district_id,
            from_on,
            to_on,
            (select periods.compared_from_on from periods),
            (select periods.compared_to_on from periods)
        ) as whole
    )

    select
        changes.is_whole_scope as is_whole_scope,
        changes.district_id as district_id,
        changes.measure as measure,
        periods.alignment as alignment,
        periods.period_from_on as period_from_on,
        periods.period_to_on as period_to_on,
        periods.day_count as day_count,
        periods.rest_day_count as rest_day_count,
        periods.compared_from_on as compared_from_on,
        periods.compared_to_on as compared_to_on,
        periods.compared_day_count as compared_day_count,
        periods.compared_rest_day_count as compared_rest_day_count,
        changes.visit_count as visit_count,
        changes.compared_visit_count as compared_visit_count,
        changes.constant_visit_count as constant_visit_count,
        changes.compared_constant_visit_count as compared_constant_visit_count,
        changes.change_ratio as change_ratio,
        changes.constant_visit_count_per_day as constant_visit_count_per_day,
        changes.compared_constant_visit_count_per_day
            as compared_constant_visit_count_per_day,
        changes.daily_change_ratio as daily_change_ratio,
        changes.constant_night_visit_count as constant_night_visit_count,
        changes.compared_constant_night_visit_count
            as compared_constant_night_visit_count,
        changes.night_change_ratio as night_change_ratio,
        changes.daily_night_change_ratio as daily_night_change_ratio,
        changes.all_change_ratio as all_change_ratio,
        changes.coverage_share as coverage_share,
        changes.compared_coverage_share as compared_coverage_share,
        changes.constant_place_count as constant_place_count,
        changes.constant_night_place_count as constant_night_place_count,
        changes.left_out_place_count as left_out_place_count,
        changes.left_out_place_ids as left_out_place_ids,
        coalesce(changes.verdict, 'not_comparable') as verdict,
        case
            when periods.reason is not null then periods.reason
            when changes.measure is null then 'no_counts'
            else changes.reason
        end as reason,
    from periods
    left join changes on true -- left: a period that does not compare keeps its row
    order by is_whole_scope, district_id, measure, alignment
);
