-- 指标：与平常比时看的日子
-- Metric: Days looked at for the usual
-- 口径：范围 = 该片区和它的全部下级，为空 = 全部（含 unknown）。asked_on 为空时取该指标
--   最后一个有读数的日子。weeks_before 0 为被比的那天（series = day）或那一夜（
--   night）：当天的夜覆盖率不低于 90% 就是当天，否则是前一天的；1–4 为之前四周的同一星
--   期几。夜为当天 18:00 开始的那一夜。进入与断面各成一行，从不相加。空 = 没有读数，不
--   是 0。reason（为什么不计入平常）：no_counts 没有读数；past_calendar 日历没有这一
--   天，不当作平常日子；holiday 在假期里；makeup_workday 调休上班；incomplete 覆盖率低
--   于 90%。活动日不剔除。被比的那天只看 no_counts 和 incomplete。
-- Definition: Scope = the district with everything below it, NULL = everything, unknown
--   included. With a NULL asked_on, the last day with a reading of the measure.
--   weeks_before 0 is the day that is compared (series day) or the night (series
--   night): the one that begins on the day if at least 90 % covered, else the one
--   before; 1 to 4 are the same weekday of the four weeks before. A night begins at
--   18:00. Entries and passages in rows of their own, never added. NULL = no reading,
--   which is not zero. Reason (why it is not part of the usual): no_counts without a
--   reading; past_calendar when the calendar lacks the day, which is then not taken for
--   an ordinary one; holiday when it lies in one; makeup_workday; incomplete when
--   coverage is below 90 %. Event days stay in. The day that is compared has only
--   no_counts or incomplete.
-- 粒度：一行 = 一个指标、一个序列（日或夜）看的一天
-- Grain: one row = a day looked at for a measure and series (day or night)
-- 单位：人次；占比 0–1；周
-- Unit: visits; shares 0–1; weeks
-- 来源：metric.footfall_by_day_in_scope（mart.district_day、core.dim_calendar）
-- Source: metric.footfall_by_day_in_scope, from mart.district_day and core.dim_calendar
create or replace macro metric.usual_days(
    scope_district_id, asked_on := null
) as table (
    with asked as (
        select cast(asked_on as date) as wanted_on
    ),

    districts_asked as (
        select scoped.district_id as district_id
        from metric.districts_in_scope(scope_district_id) as scoped
    ),

    newest_days as (
        select
            district_day.measure as measure,
            coalesce(
                max(asked.wanted_on),
                max(
                    case
                        when district_day.visit_count is not null
                            then district_day.counted_on
                    end
                )
            ) as newest_on,
        from mart.district_day
        inner join districts_asked -- chooses the scope: losing the rest is its job
            on district_day.district_id = districts_asked.district_id
        cross join asked
        where district_day.measure in ('entries', 'passages')
        group by district_day.measure
    ),

    recent_days as (
        select by_day.*
        from metric.footfall_by_day_in_scope(
            scope_district_id,
            (select min(newest_days.newest_on) - 29 from newest_days),
            (select max(newest_days.newest_on) from newest_days)
        ) as by_day
    ),

    -- each day twice: as a day, and as the night that begins on it
    series_days as (
        select
            'day' as series,
            recent_days.measure as measure,
            recent_days.counted_on as day_on,
            recent_days.visit_count as visit_count,
            recent_days.coverage_share as coverage_share,
        from recent_days
        union all
        select
            'night' as series,
            recent_days.measure as measure,
            recent_days.counted_on as day_on,
            recent_days.night_visit_count as visit_count,
            recent_days.night_coverage_share as coverage_share,
        from recent_days
    ),

    compared_days as (
        select
            'day' as series,
            newest_days.measure as measure,
            newest_days.newest_on as compared_on,
        from newest_days
        where newest_days.newest_on is not null
        union all
        select
            'night' as series,
            newest_days.measure as measure,
            case
                when recent_days.night_coverage_share >= 0.9 then newest_days.newest_on
                else newest_days.newest_on - 1
            end as compared_on,
        from newest_days
        left join recent_days
            on
                newest_days.measure = recent_days.measure
                and newest_days.newest_on = recent_days.counted_on
        where newest_days.newest_on is not null
    ),

    weeks as (
        select cast(unnest(range(0, 5)) as integer) as weeks_before
    )

    select
        compared_days.measure as measure,
        compared_days.series as series,
        compared_days.compared_on as counted_on,
        weeks.weeks_before as weeks_before,
        compared_days.compared_on - 7 * weeks.weeks_before as looked_at_on,
        series_days.visit_count as visit_count,
        series_days.coverage_share as coverage_share,
        holiday_day.holiday_name as holiday_name,
        case
            when weeks.weeks_before = 0 then 'compared'
            when
                dim_calendar.is_rest_day is not null
                and not dim_calendar.is_makeup_workday
                and holiday_day.calendar_on is null
                and series_days.visit_count is not null
                and series_days.coverage_share >= 0.9
                then 'used'
            else 'left_out'
        end as verdict,
        case
            when series_days.visit_count is null then 'no_counts'
            when weeks.weeks_before > 0 and dim_calendar.calendar_on is null
                then 'past_calendar'
            when weeks.weeks_before > 0 and holiday_day.calendar_on is not null
                then 'holiday'
            when weeks.weeks_before > 0 and dim_calendar.is_makeup_workday
                then 'makeup_workday'
            when coalesce(series_days.coverage_share, 0) < 0.9 then 'incomplete'
        end as reason,
    from compared_days
    cross join weeks
    left join series_days
        on
            compared_days.series = series_days.series
            and compared_days.measure = series_days.measure
            and compared_days.compared_on - 7 * weeks.weeks_before = series_days.day_on
    left join core.dim_calendar
        on compared_days.compared_on - 7 * weeks.weeks_before = dim_calendar.calendar_on
    left join mart.holiday_day
        on compared_days.compared_on - 7 * weeks.weeks_before = holiday_day.calendar_on
    order by measure, series, weeks_before
);
