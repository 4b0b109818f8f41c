-- 指标：一个范围的假期逐日客流与相比的假期
-- Metric: Holiday footfall within a scope day by day, against the same holiday
-- 口径：metric.holiday_comparison 的各片区按假期的第几天相加：假期 = 含法定节日的最长连
--   休，首末两日都含，与上一年、或 base_year 所指那一年的同一假期按第几天对齐。范围 = 该
--   片区和它的全部下级，为空 = 全部（含 unknown）；点位算在它所在的片区。visit_count、
--   compared_visit_count 为当天 0–24 时全部点位，night_ 为当天 18:00 开始的夜；
--   constant_ 各列只含各片区的同一批点位（两个假期每天都在用、覆盖率都不低于 90%、没有
--   换片区，也不换到范围内别处），change_visit_count、change_ratio 是这一批的增减；有片
--   区的同一批点位当天覆盖率不足 90% 时不比。进入与断面各成一行，从不相加；空 = 没有读
--   数或不可比，不是 0。一个假期较长时，多出的日子照样有行。reason：past_calendar 日历
--   没有那一年或假期的前后一天；no_such_holiday 没有这个假期；merged_holiday 那一年它并
--   在别的假期里；beyond_common_days 较短的假期没有这一天；no_counts 当天没有读数；
--   no_base 相比的那天没有读数或为 0；no_constant_sample 没有两个假期都完整的点位；
--   incomplete 同一批点位当天覆盖率低于 90%。
-- Definition: The districts of metric.holiday_comparison added up by day of the
--   holiday: a holiday is the longest run of days off that holds a statutory day, both
--   ends included, laid over the same holiday of the year before, or of base_year.
--   Scope = the district with everything below it, NULL = everything, unknown included;
--   a place counts for the district it is in. visit_count and compared_visit_count are
--   all places, 0–24 h; the night_ columns the night that begins on the day; the
--   constant_ columns only the constant sample of each district (in service on every
--   day of both holidays, covered to 90 % or more in both, not moved, not even within
--   the scope), and change_visit_count and change_ratio are the change of these; a day
--   on which the sample of a district is covered to less than 90 % is not compared.
--   Entries and passages in rows of their own, never added; NULL = no reading or not
--   comparable, which is not zero. Where one holiday is longer its further days keep
--   their rows. Reason: past_calendar when the calendar lacks that year or the day
--   before or after the holiday; no_such_holiday when there is none; merged_holiday
--   when it was part of another one that year; beyond_common_days when the shorter
--   holiday has no such day; no_counts when the day has no reading; no_base when the
--   day compared has none, or zero; no_constant_sample when no place is complete in
--   both; incomplete when the sample's coverage on the day is below 90 %.
-- 粒度：一行 = 假期的一天、一个指标；范围里没有客流时没有行，没有这个假期时一行
-- Grain: one row = a day of the holiday and measure; none for a scope without counts,
--   one row when there is no such holiday
-- 单位：人次；比率；个
-- Unit: visits; ratios; places
-- 来源：metric.holiday_comparison、metric.districts_in_scope
-- Source: metric.holiday_comparison, metric.districts_in_scope
create or replace macro metric.holiday_days_in_scope(
    scope_district_id, asked_holiday_name, asked_year, base_year := null
) as table (
    with districts_within as (
        select scope_districts.district_id as district_id
        from metric.districts_in_scope(scope_district_id) as scope_districts
    ),

    district_days as (
        select
            days.*,
            -- what is wrong with the holiday itself, not with a day of a district
            days.reason in ('past_calendar', 'no_such_holiday', 'merged_holiday')
                as is_holiday_refused,
        from
            metric.holiday_comparison(
                asked_holiday_name, asked_year, base_year
            ) as days
        left join districts_within on days.district_id = districts_within.district_id
        -- without a district: no such holiday, or no counts anywhere
        where districts_within.district_id is not null or days.district_id is null
    ),

    scope_days as (
        select
            day_index,
            measure,
            min(counted_on) as counted_on,
            min(compared_on) as compared_on,
            cast(sum(visit_count) as bigint) as visit_count,
            cast(sum(compared_visit_count) as bigint) as compared_visit_count,
            cast(sum(night_visit_count) as bigint) as night_visit_count,
            cast(sum(compared_night_visit_count) as bigint)
                as compared_night_visit_count,
            cast(sum(constant_visit_count) as bigint) as constant_visit_count,
            cast(sum(compared_constant_visit_count) as bigint)
                as compared_constant_visit_count,
            cast(sum(constant_place_count) as bigint) as constant_place_count,
            max(case when is_holiday_refused then reason end) as holiday_reason,
            bool_or(coalesce(reason = 'incomplete', false)) as is_incomplete,
            min(holiday_name) as holiday_name,
            min(holiday_year) as holiday_year,
            min(compared_holiday_name) as compared_holiday_name,
            min(compared_year) as compared_year,
        from district_days
        group by day_index, measure
    ),

    judged_days as (
        select
            scope_days.*,
            case
                when holiday_reason is not null then holiday_reason
                when counted_on is null or compared_on is null
                    then 'beyond_common_days'
                when visit_count is null then 'no_counts'
                when coalesce(compared_visit_count, 0) = 0 then 'no_base'
                when coalesce(constant_place_count, 0) = 0 then 'no_constant_sample'
                when is_incomplete then 'incomplete'
                when coalesce(compared_constant_visit_count, 0) = 0 then 'no_base'
            end as reason,
        from scope_days
    )

    select
        day_index,
        measure,
        counted_on,
        visit_count,
        compared_on,
        compared_visit_count,
        case when reason is null then constant_visit_count end as constant_visit_count,
        case
            when reason is null then compared_constant_visit_count
        end as compared_constant_visit_count,
        case
            when reason is null
                then constant_visit_count - compared_constant_visit_count
        end as change_visit_count,
        case
            when reason is null
                then
                    cast(constant_visit_count as double)
                    / compared_constant_visit_count
                    - 1
        end as change_ratio,
        constant_place_count,
        night_visit_count,
        compared_night_visit_count,
        holiday_name,
        holiday_year,
        compared_holiday_name,
        compared_year,
        case when reason is null then 'comparable' else 'not_comparable' end as verdict,
        reason,
    from judged_days
    order by measure, day_index
);
