-- 指标：同比的三种比法：各片区的和整个范围的
-- Metric: Three ways of year on year, districts and the whole scope
-- 口径：按计数日期取数，时期的起止两日都含；范围 = 该片区和它的全部下级，为空 = 全部
--   （含 unknown）；is_whole_scope 为真的行是整个范围，片区为空，不可再与各片区相加。三
--   种比法各成一行：calendar_dates 上一年同一日期，不按假期和星期对齐；same_weekdays 早
--   364 天；holiday_days 上一年同一假期的同样几天。rest_day_count 与
--   compared_rest_day_count 为两个时期的休息日数，日历不全时为空：休息日数不同，变化里
--   就有日历的成分。visit_count 为全部点位；constant_ 各列和 change_ratio 只含同一批点
--   位：两个时期每天都在用、覆盖率都不低于 90%、没有换片区（整个范围的：换到范围内别处
--   的仍算）；daily_change_ratio 按日均（人次 ÷ 天数），all_change_ratio 为全部点位；夜
--   间为这些日子 18:00 开始的夜。进入与断面各成一行，从不相加；登记期之外的点位归入
--   unknown；空 = 没有读数或不可比，不是 0。verdict 为 daily_only 时总量不比。reason：
--   no_such_date 上一年没有这一天；past_calendar 日历没有需要的日子；not_a_holiday 时期
--   不在一个假期里；no_such_holiday 上一年没有这个假期；merged_holiday 上一年它并在别的
--   假期里；beyond_common_days 上一年的假期没有这几天；no_counts 这一时期没有读数；
--   no_base 相比时期没有读数或为 0；no_constant_sample 没有两个时期都完整的点位；
--   different_length 两个时期长短不同。
-- Definition: By the day counted, both ends of the period included; scope = the
--   district with everything below it, NULL = everything, unknown included; rows with
--   is_whole_scope are the whole scope, their district is NULL, not to be added. A row
--   for each of three alignments: calendar_dates, the same dates a year earlier,
--   aligned to neither holidays nor weekdays; same_weekdays, 364 days earlier;
--   holiday_days, the same days of the same holiday a year earlier. rest_day_count and
--   compared_rest_day_count are the days off of both periods, NULL where the calendar
--   lacks a day: where they differ, the calendar is part of the change. visit_count
--   holds all places; the constant_ columns and change_ratio only the constant sample:
--   places in service on every day of both periods, covered to 90 % or more in both, in
--   the same district (for the whole scope: one that moved inside it still counts);
--   daily_change_ratio compares daily means (visits ÷ days), all_change_ratio all
--   places; nights are those that begin on these days. Entries and passages in rows of
--   their own, never added; places outside their registration are unknown; NULL = no
--   reading or not comparable, which is not zero. With the verdict daily_only totals do
--   not compare. Reason: no_such_date when the year before has no such day;
--   past_calendar when the calendar lacks a day that is needed; not_a_holiday when the
--   period is not inside one holiday; no_such_holiday when the year before has none;
--   merged_holiday when it was part of another one that year; beyond_common_days when
--   that holiday has no such days; no_counts when the period has no reading; no_base
--   when the other has none, or zero; no_constant_sample when no place is complete in
--   both; different_length when the periods differ in length.
-- 粒度：一行 = 一个片区（或整个范围）、一个指标、一种比法；一种比法两边都没有客流时一行
-- Grain: one row = a district, or the whole scope, measure and alignment; one row for
--   an alignment without counts
-- 单位：人次；人次/日；比率；占比 0–1；天；个
-- Unit: visits; visits a day; ratios; shares 0–1; days; places
-- 来源：metric.year_on_year_periods、metric.compared_footfall（mart.place_day）
-- Source: metric.year_on_year_periods; metric.compared_footfall, from mart.place_day
create or replace macro metric.year_on_year_changes(
    scope_district_id, from_on, to_on
) as table (
    with periods as (
        select known.*
        from metric.year_on_year_periods(from_on, to_on) as known
    ),

    calendar_dates as (
        select
            'calendar_dates' as alignment,
            whole.*,
        from metric.compared_footfall(
            scope_district_id,
            from_on,
            to_on,
            (
                select periods.compared_from_on
                from periods
                where periods.alignment = 'calendar_dates'
            ),
            (
                select periods.compared_to_on
                from periods
                where periods.alignment = 'calendar_dates'
            )
        ) as whole
    ),

    same_weekdays as (
        select
            'same_weekdays' as alignment,
            whole.*,
        from metric.compared_footfall(
            scope_district_id,
            from_on,
            to_on,
            (
                select periods.compared_from_on
                from periods
                where periods.alignment = 'same_weekdays'
            ),
            (
                select periods.compared_to_on
                from periods
                where periods.alignment = 'same_weekdays'
            )
        ) as whole
    ),

    holiday_days as (
        select
            'holiday_days' as alignment,
            whole.*,
        from metric.compared_footfall(
            scope_district_id,
            from_on,
            to_on,
            (
                select periods.compared_from_on
                from periods
                where periods.alignment = 'holiday_days'
            ),
            (
                select periods.compared_to_on
                from periods
                where periods.alignment = 'holiday_days'
            )
        ) as whole
    ),

    changes as (
        select calendar_dates.* from calendar_dates
        union all
        select same_weekdays.* from same_weekdays
        union all
        select holiday_days.* from holiday_days
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
    left join changes on periods.alignment = changes.alignment
    order by is_whole_scope, district_id, measure, alignment
);
