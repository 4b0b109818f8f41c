-- 指标：最新一天与平常
-- Metric: The newest day against the usual
-- 口径：范围 = 该片区和它的全部下级，为空 = 全部（含 unknown）。最新一天 = 该指标最后一
--   个有读数的日子，或 asked_on 所指的日子；最新一夜 = 当天 18:00 开始的那一夜，覆盖率
--   不到 90%（多半还没过完）时为前一天的。平常 = 之前四周同一星期几的平均，不含假期、调
--   休上班日、日历没有的日子和覆盖率（夜用夜间覆盖率）低于 90% 的日子，活动日不剔除；
--   usual_day_count 为用了几天，不足两天，或最新一天自己不全，就不比，平常为空。进入与
--   断面各成一行，从不相加。空 = 没有读数或不可比，不是 0。reason、night_reason：
--   no_counts 没有读数；incomplete 覆盖率低于 90%；too_few_days 可比的不足两天；no_base
--   平常为 0。
-- Definition: Scope = the district with everything below it, NULL = everything, unknown
--   included. The newest day = the last one with a reading of the measure, or asked_on;
--   the newest night = the one that begins at 18:00 of that day, or of the day before
--   where it is not covered to 90 % (mostly because it is not over). Usual = the mean
--   of the same weekday of the four weeks before, without holidays, make-up workdays,
--   days the calendar lacks, and days with less than 90 % coverage (night coverage for
--   nights); event days stay in; usual_day_count = how many. With fewer than two, or
--   when the newest day itself is incomplete, nothing is compared and the usual is
--   NULL. Entries and passages in rows of their own, never added. NULL = no reading or
--   not comparable, which is not zero. Reason and night_reason: no_counts without a
--   reading; incomplete when coverage is below 90 %; too_few_days with fewer than two
--   days to compare with; no_base when the usual is zero.
-- 粒度：一行 = 一个指标
-- Grain: one row = a measure
-- 单位：人次；天；比率；占比 0–1
-- Unit: visits; days; ratios; shares 0–1
-- 来源：metric.usual_days（mart.place_day、core.dim_calendar）
-- Source: metric.usual_days, from mart.place_day and core.dim_calendar
create or replace macro metric.day_against_usual(
    scope_district_id, asked_on := null
) as table (
    with means as (
        select
            looked_at.measure as measure,
            looked_at.series as series,
            looked_at.counted_on as compared_on,
            max(case when looked_at.verdict = 'compared' then looked_at.visit_count end)
                as visit_count,
            max(
                case
                    when looked_at.verdict = 'compared' then looked_at.coverage_share
                end
            ) as coverage_share,
            max(case when looked_at.verdict = 'compared' then looked_at.reason end)
                as own_reason,
            cast(
                sum(case when looked_at.verdict = 'used' then looked_at.visit_count end)
                as double
            )
            / nullif(count(case when looked_at.verdict = 'used' then 1 end), 0)
                as mean_visit_count,
            count(case when looked_at.verdict = 'used' then 1 end) as used_day_count,
        from metric.usual_days(scope_district_id, asked_on) as looked_at
        group by looked_at.measure, looked_at.series, looked_at.counted_on
    ),

    judged_means as (
        select
            means.*,
            case
                when means.own_reason is null and means.used_day_count >= 2
                    then means.mean_visit_count
            end as usual_visit_count,
            case
                when means.own_reason is not null then means.own_reason
                when means.used_day_count < 2 then 'too_few_days'
                when means.mean_visit_count = 0 then 'no_base'
            end as reason,
        from means
    )

    select
        of_day.measure as measure,
        of_day.compared_on as counted_on,
        of_day.visit_count as visit_count,
        of_day.coverage_share as coverage_share,
        of_day.usual_visit_count as usual_visit_count,
        of_day.used_day_count as usual_day_count,
        of_night.compared_on as night_on,
        of_night.visit_count as night_visit_count,
        of_night.coverage_share as night_coverage_share,
        of_night.usual_visit_count as usual_night_visit_count,
        of_night.used_day_count as usual_night_count,
        of_day.visit_count / nullif(of_day.usual_visit_count, 0) - 1 as change_ratio,
        of_night.visit_count / nullif(of_night.usual_visit_count, 0) - 1
            as night_change_ratio,
        case when of_day.reason is null then 'comparable' else 'not_comparable' end
            as verdict,
        of_day.reason as reason,
        case when of_night.reason is null then 'comparable' else 'not_comparable' end
            as night_verdict,
        of_night.reason as night_reason,
    from judged_means as of_day
    inner join judged_means as of_night -- every measure has both series
        on of_day.measure = of_night.measure
    where of_day.series = 'day' and of_night.series = 'night'
    order by measure
);
