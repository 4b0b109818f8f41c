-- 指标：假期逐日客流与相比的假期
-- Metric: Holiday footfall day by day, against the same holiday
-- 口径：假期 = 含法定节日的最长连休，首末两日都含；与上一年、或 base_year 所指那一年
--   （如 2019）的同一假期按第几天对齐，中秋与国庆相连的与国庆相比，is_merged 为真。
--   visit_count、compared_visit_count 为当天 0–24 时全部点位，night_ 为当天 18:00 开始
--   的夜；constant_ 两列只含同一批点位：两个假期每天都在用、覆盖率都不低于 90%、没有换
--   片区，change_ratio 是这一批的变化。进入与断面各成一行，从不相加；登记期之外的点位归
--   入 unknown；空 = 没有读数或不可比，不是 0。一个假期较长时，多出的日子照样有行。
--   reason：past_calendar 日历没有那一年或假期的前后一天；no_such_holiday 没有这个假
--   期；merged_holiday 那一年它并在别的假期里；beyond_common_days 较短的假期没有这一
--   天；no_counts 当天没有读数；no_base 相比的那天没有读数或为 0；no_constant_sample 没
--   有两个假期都完整的点位；incomplete 同一批点位当天覆盖率低于 90%。
-- Definition: A holiday is the longest run of days off that holds a statutory day, both
--   ends included; it is laid over the same holiday of the year before, or of base_year
--   (such as 2019), by day of the holiday; 中秋 and 国庆 merged compare with 国庆, is_merged
--   is true. visit_count and compared_visit_count are all places, 0–24 h; the night_
--   columns the night that begins on the day; the constant_ columns only the constant
--   sample: places in service on every day of both holidays, covered to 90 % or more in
--   both, in the same district, and change_ratio is the change of these. Entries and
--   passages in rows of their own, never added; places outside their registration are
--   unknown; NULL = no reading or not comparable, which is not zero. Where one holiday
--   is longer its further days keep their rows. Reason: past_calendar when the calendar
--   lacks that year or the day before or after the holiday; no_such_holiday when there
--   is none; merged_holiday when it was part of another one that year;
--   beyond_common_days when the shorter holiday has no such day; no_counts when the day
--   has no reading; no_base when the day compared has none, or zero; no_constant_sample
--   when no place is complete in both; incomplete when the sample's coverage on the day
--   is below 90 %.
-- 粒度：一行 = 一个片区、假期的一天、一个指标；没有客流的日子一行，没有这个假期时一行
-- Grain: one row = a district, day of the holiday and measure; one row for a day of a
--   holiday without counts, one row when there is no such holiday
-- 单位：人次；比率；占比 0–1；天
-- Unit: visits; ratios; shares 0–1; days
-- 来源：metric.holiday_pair、metric.footfall_by_day、metric.compared_places、
--   mart.place_day
-- Source: metric.holiday_pair, metric.footfall_by_day, metric.compared_places,
--   mart.place_day
create or replace macro metric.holiday_comparison(
    holiday_name, year, base_year := null
) as table (
    with pair as (
        select pairs.*
        from metric.holiday_pair(holiday_name, year, base_year) as pairs
    ),

    indexes as (
        select
            unnest(
                range(
                    1,
                    greatest(pair.day_count, coalesce(pair.compared_day_count, 0)) + 1
                )
            ) as day_index,
        from pair
    ),

    days as (
        select
            indexes.day_index as day_index,
            case
                when indexes.day_index <= pair.day_count
                    then pair.starts_on + cast(indexes.day_index as integer) - 1
            end as own_on,
            case
                when indexes.day_index <= pair.compared_day_count
                    then
                        pair.compared_starts_on + cast(indexes.day_index as integer) - 1
            end as compared_on,
        from indexes
        cross join pair
    ),

    district_days as (
        select by_day.*
        from
            metric.footfall_by_day(
                (select pair.starts_on from pair), (select pair.ends_on from pair)
            ) as by_day
        -- union: a holiday compared with itself has its days once
        union
        select by_day.*
        from metric.footfall_by_day(
            (select pair.compared_starts_on from pair),
            (select pair.compared_ends_on from pair)
        ) as by_day
    ),

    district_measures as (
        select distinct
            district_days.district_id as district_id,
            district_days.measure as measure,
        from district_days
    ),

    constant_places as (
        select
            places.place_id as place_id,
            places.district_id as district_id,
            places.measure as measure,
        from
            metric.compared_places(
                (select pair.starts_on from pair),
                (select pair.ends_on from pair),
                (select pair.compared_starts_on from pair),
                (select pair.compared_ends_on from pair)
            ) as places
        where places.is_constant and not places.is_moved
    ),

    constant_days as (
        select
            constant_places.district_id as district_id,
            place_day.counted_on as counted_on,
            place_day.measure as measure,
            cast(sum(place_day.visit_count) as bigint) as visit_count,
            count(*) as place_count,
            sum(least(place_day.reported_hours, place_day.expected_hours))
            / nullif(sum(place_day.expected_hours), 0) as coverage_share,
        from mart.place_day
        semi join district_days on place_day.counted_on = district_days.counted_on
        inner join constant_places -- keeps the constant sample: that is its job
            on
                place_day.place_id = constant_places.place_id
                and place_day.measure = constant_places.measure
        group by
            constant_places.district_id, place_day.counted_on, place_day.measure
    )

    select
        district_measures.district_id as district_id,
        days.day_index as day_index,
        days.own_on as counted_on,
        own_days.visit_count as visit_count,
        days.compared_on as compared_on,
        compared_days.visit_count as compared_visit_count,
        case
            when
                own_constant.coverage_share >= 0.9
                and compared_constant.coverage_share >= 0.9
                then
                    cast(own_constant.visit_count as double)
                    / nullif(compared_constant.visit_count, 0)
                    - 1
        end as change_ratio,
        district_measures.measure as measure,
        own_constant.visit_count as constant_visit_count,
        compared_constant.visit_count as compared_constant_visit_count,
        coalesce(own_constant.place_count, 0) as constant_place_count,
        own_days.night_visit_count as night_visit_count,
        compared_days.night_visit_count as compared_night_visit_count,
        own_days.coverage_share as coverage_share,
        compared_days.coverage_share as compared_coverage_share,
        own_days.night_coverage_share as night_coverage_share,
        compared_days.night_coverage_share as compared_night_coverage_share,
        pair.holiday_name as holiday_name,
        pair.holiday_year as holiday_year,
        pair.day_count as day_count,
        pair.is_merged as is_merged,
        pair.compared_holiday_name as compared_holiday_name,
        pair.compared_year as compared_year,
        pair.compared_day_count as compared_day_count,
        pair.compared_is_merged as compared_is_merged,
        case
            when
                own_constant.coverage_share >= 0.9
                and compared_constant.coverage_share >= 0.9
                and compared_constant.visit_count > 0
                then 'comparable'
            else 'not_comparable'
        end as verdict,
        case
            when pair.reason is not null then pair.reason
            when days.own_on is null or days.compared_on is null
                then 'beyond_common_days'
            when own_days.visit_count is null then 'no_counts'
            when coalesce(compared_days.visit_count, 0) = 0 then 'no_base'
            when coalesce(own_constant.place_count, 0) = 0 then 'no_constant_sample'
            when
                own_constant.coverage_share < 0.9
                or compared_constant.coverage_share < 0.9
                then 'incomplete'
            when compared_constant.visit_count = 0 then 'no_base'
        end as reason,
    from pair
    left join days on true
    left join district_measures on true -- a day has a row for each district
    left join district_days as own_days
        on
            days.own_on = own_days.counted_on
            and district_measures.district_id = own_days.district_id
            and district_measures.measure = own_days.measure
    left join district_days as compared_days
        on
            days.compared_on = compared_days.counted_on
            and district_measures.district_id = compared_days.district_id
            and district_measures.measure = compared_days.measure
    left join constant_days as own_constant
        on
            days.own_on = own_constant.counted_on
            and district_measures.district_id = own_constant.district_id
            and district_measures.measure = own_constant.measure
    left join constant_days as compared_constant
        on
            days.compared_on = compared_constant.counted_on
            and district_measures.district_id = compared_constant.district_id
            and district_measures.measure = compared_constant.measure
    order by district_id, measure, day_index
);
