-- 指标：一个假期与相比假期的客流：各片区的和整个范围的
-- Metric: Footfall of a holiday and of the one compared, districts and whole scope
-- 口径：假期 = 含法定节日的最长连休，首末两日都含；与上一年、或 base_year 所指那一年
--   （如 2019）的同一假期相比，中秋与国庆相连的与国庆相比，is_merged 为真。范围 = 该片
--   区和它的全部下级，为空 = 全部（含 unknown）；is_whole_scope 为真的行是整个范围，不
--   可再与各片区相加。visit_count 为全部点位；constant_ 各列只含同一批点位：两个假期每
--   天都在用、覆盖率都不低于 90%、没有换片区。daily_change_ratio 为可比口径日均的变化
--   （人次 ÷ 假期天数）；change_ratio 为总量的变化，两个假期一样长才有；
--   common_change_ratio 只比两个假期都有的前 common_day_count 天，按这些天里完整的同一
--   批点位。夜间为假期各日 18:00 开始的夜，末夜算到次日 06:00。进入与断面各成一行，从不
--   相加；登记期之外的点位归入 unknown；空 = 没有读数或不可比，不是 0。verdict 为
--   daily_only 时总量不比。reason：past_calendar 日历没有那一年或假期的前后一天；
--   no_such_holiday 没有这个假期；merged_holiday 那一年它并在别的假期里；no_counts 假期
--   没有读数；no_base 相比的假期没有读数或为 0；no_constant_sample 没有两个假期都完整的
--   点位；different_length 两个假期长短不同。
-- Definition: A holiday is the longest run of days off that holds a statutory day, both
--   ends included; it is compared with the same holiday of the year before, or of
--   base_year (such as 2019); 中秋 and 国庆 merged compare with 国庆, is_merged is true.
--   Scope = the district with everything below it, NULL = everything, unknown included;
--   rows with is_whole_scope are the whole scope, not to be added to the districts.
--   visit_count holds all places; the constant_ columns only the constant sample:
--   places in service on every day of both holidays, covered to 90 % or more in both,
--   in the same district. daily_change_ratio is the change of the daily mean (visits ÷
--   days of the holiday); change_ratio of the total, only for holidays of one length;
--   common_change_ratio compares the first common_day_count days that both have, over
--   the places complete on these. Nights are those that begin on the days of the
--   holiday, the last one to 06:00 of the next. Entries and passages in rows of their
--   own, never added; places outside their registration are unknown; NULL = no reading
--   or not comparable, which is not zero. With the verdict daily_only totals do not
--   compare. Reason: past_calendar when the calendar lacks that year or the day before
--   or after the holiday; no_such_holiday when there is none; merged_holiday when it
--   was part of another one that year; no_counts when the holiday has no reading;
--   no_base when the other has none, or zero; no_constant_sample when no place is
--   complete in both; different_length when the two differ in length.
-- 粒度：一行 = 一个片区（或整个范围）的一个指标；假期没找到或没有客流时一行
-- Grain: one row = a district, or the whole scope, and measure; one row when there is
--   no such holiday or no counts
-- 单位：人次；人次/日；比率；占比 0–1；天；个
-- Unit: visits; visits a day; ratios; shares 0–1; days; places
-- 来源：metric.holiday_pair、metric.compared_footfall
-- Source: metric.holiday_pair, metric.compared_footfall
create or replace macro metric.holiday_footfall(
    scope_district_id, asked_name, asked_year, base_year
) as table (
    with pair as (
        select
            pairs.*,
            -- least() passes over a NULL: without the other there is nothing in common
            case
                when pairs.compared_day_count is not null
                    then
                        cast(
                            least(pairs.day_count, pairs.compared_day_count) as integer
                        )
            end as common_days,
        from metric.holiday_pair(asked_name, asked_year, base_year) as pairs
    ),

    changes as (
        select whole.*
        from metric.compared_footfall(
            scope_district_id,
            (select pair.starts_on from pair),
            (select pair.ends_on from pair),
            (select pair.compared_starts_on from pair),
            (select pair.compared_ends_on from pair)
        ) as whole
    ),

    common_changes as (
        select common.*
        from metric.compared_footfall(
            scope_district_id,
            (select pair.starts_on from pair),
            (select pair.starts_on + pair.common_days - 1 from pair),
            (select pair.compared_starts_on from pair),
            (select pair.compared_starts_on + pair.common_days - 1 from pair)
        ) as common
    )

    select
        changes.is_whole_scope as is_whole_scope,
        changes.district_id as district_id,
        changes.measure as measure,
        pair.holiday_name as holiday_name,
        pair.holiday_year as holiday_year,
        pair.starts_on as starts_on,
        pair.ends_on as ends_on,
        pair.day_count as day_count,
        pair.is_merged as is_merged,
        pair.compared_holiday_name as compared_holiday_name,
        pair.compared_year as compared_year,
        pair.compared_starts_on as compared_starts_on,
        pair.compared_ends_on as compared_ends_on,
        pair.compared_day_count as compared_day_count,
        pair.compared_is_merged as compared_is_merged,
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
        cast(pair.common_days as bigint) as common_day_count,
        common_changes.constant_visit_count as common_constant_visit_count,
        common_changes.compared_constant_visit_count
            as compared_common_constant_visit_count,
        common_changes.change_ratio as common_change_ratio,
        coalesce(changes.verdict, 'not_comparable') as verdict,
        case
            when pair.reason is not null then pair.reason
            when changes.measure is null then 'no_counts'
            else changes.reason
        end as reason,
    from pair
    left join changes on true
    left join common_changes
        on
            changes.is_whole_scope = common_changes.is_whole_scope
            and changes.district_id is not distinct from common_changes.district_id
            and changes.measure = common_changes.measure
    order by is_whole_scope, district_id, measure
);
