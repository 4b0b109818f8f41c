-- 指标：两个时期的客流：各片区的和整个范围的
-- Metric: Footfall of two periods, of each district and of the whole scope
-- 口径：按计数日期取数，两个时期的起止两日都含；范围 = 该片区和它的全部下级，为空 = 全
--   部（含 unknown）。visit_count、compared_visit_count 为全部点位；constant_ 各列只含
--   同一批点位：两个时期每天都在用、覆盖率都不低于 90%、没有换片区（换到范围内别处的，
--   算在整个范围里）。change_ratio 为同一批点位的变化，night_change_ratio 为其中夜间也
--   完整的；daily_change_ratio 按日均；all_change_ratio 为全部点位，点位增减也算在里
--   面。日均 = 人次 ÷ 时期的天数。进入与断面各成一行，从不相加；空 = 没有读数或不可比，
--   不是 0。verdict 为 daily_only 时只比日均。reason：no_counts 这一时期没有读数；
--   no_base 相比时期没有读数或为 0；no_constant_sample 没有两个时期都完整的点位；
--   different_length 两个时期长短不同。is_whole_scope 为真的行是整个范围，不可再与各片
--   区相加。
-- Definition: By the day counted, both ends of both periods included; scope = the
--   district with everything below it, NULL = everything, unknown included. visit_count
--   and compared_visit_count hold all places; the constant_ columns only the constant
--   sample: places in service on every day of both periods, covered to 90 % or more in
--   both, in the same district (one that moved inside the scope counts for the whole
--   scope). change_ratio is the change of the constant sample, night_change_ratio of
--   those whose nights are complete as well; daily_change_ratio compares daily means;
--   all_change_ratio holds all places, and with them places that came or went. Daily
--   mean = visits ÷ days of the period. Entries and passages in rows of their own,
--   never added; NULL = no reading or not comparable, which is not zero. With the
--   verdict daily_only only daily means compare. Reason: no_counts when the period has
--   no reading; no_base when the other has none, or zero; no_constant_sample when no
--   place is complete in both; different_length when the periods differ in length. Rows
--   with is_whole_scope are the whole scope and are not to be added to the districts.
-- 粒度：一行 = 一个片区（或整个范围）的一个指标
-- Grain: one row = a district, or the whole scope, and measure
-- 单位：人次；人次/日；比率；占比 0–1；天；个
-- Unit: visits; visits a day; ratios; shares 0–1; days; places
-- 来源：metric.footfall_sums、metric.compared_places
-- Source: metric.footfall_sums, metric.compared_places
create or replace macro metric.compared_footfall(
    scope_district_id, from_on, to_on, compared_from_on, compared_to_on
) as table (
    with lengths as (
        select
            cast(to_on as date) - cast(from_on as date) + 1 as day_count,
            cast(compared_to_on as date) - cast(compared_from_on as date) + 1
                as compared_day_count,
    ),

    sums as (
        select totals.*
        from metric.footfall_sums(scope_district_id, from_on, to_on) as totals
    ),

    compared_sums as (
        select totals.*
        from metric.footfall_sums(
            scope_district_id, compared_from_on, compared_to_on
        ) as totals
    ),

    rows_asked as (
        select
            is_whole_scope,
            district_id,
            measure,
        from sums
        union
        select
            is_whole_scope,
            district_id,
            measure,
        from compared_sums
    ),

    districts_asked as (
        select scoped.district_id as district_id
        from metric.districts_in_scope(scope_district_id) as scoped
    ),

    places as (
        select
            places_of_both.*,
            own_district.district_id is not null as is_in_scope,
            compared_district.district_id is not null as is_compared_in_scope,
        from
            metric.compared_places(
                from_on, to_on, compared_from_on, compared_to_on
            ) as places_of_both
        left join districts_asked as own_district
            on places_of_both.district_id = own_district.district_id
        left join districts_asked as compared_district
            on places_of_both.compared_district_id = compared_district.district_id
    ),

    -- once for each row a place belongs to: its district, the other one if it moved,
    -- and the whole scope
    place_rows as (
        select
            false as is_whole_scope,
            places.district_id as row_district_id,
            places.is_constant and not places.is_moved as is_kept,
            places.*,
        from places
        where places.is_in_scope
        union all
        select
            false as is_whole_scope,
            places.compared_district_id as row_district_id,
            false as is_kept,
            places.*,
        from places
        where
            places.is_compared_in_scope
            and places.compared_district_id is distinct from places.district_id
        union all
        select
            true as is_whole_scope,
            null as row_district_id,
            places.is_constant
            and places.is_in_scope
            and places.is_compared_in_scope as is_kept,
            places.*,
        from places
        where places.is_in_scope or places.is_compared_in_scope
    ),

    constant_sums as (
        select
            is_whole_scope,
            row_district_id as district_id,
            measure,
            sum(case when is_kept then visit_count end) as visit_count,
            sum(case when is_kept then compared_visit_count end)
                as compared_visit_count,
            sum(case when is_kept and is_night_constant then night_visit_count end)
                as night_visit_count,
            sum(
                case
                    when is_kept and is_night_constant then compared_night_visit_count
                end
            ) as compared_night_visit_count,
            count(case when is_kept then 1 end) as place_count,
            count(case when is_kept and is_night_constant then 1 end)
                as night_place_count,
            count(case when not is_kept then 1 end) as left_out_place_count,
            list(place_id order by place_id) filter (where not is_kept)
                as left_out_place_ids,
        from place_rows
        group by is_whole_scope, row_district_id, measure
    )

    select
        rows_asked.is_whole_scope as is_whole_scope,
        rows_asked.district_id as district_id,
        rows_asked.measure as measure,
        sums.visit_count as visit_count,
        compared_sums.visit_count as compared_visit_count,
        cast(constant_sums.visit_count as bigint) as constant_visit_count,
        cast(constant_sums.compared_visit_count as bigint)
            as compared_constant_visit_count,
        case
            when lengths.day_count = lengths.compared_day_count
                then
                    cast(constant_sums.visit_count as double)
                    / nullif(constant_sums.compared_visit_count, 0)
                    - 1
        end as change_ratio,
        cast(constant_sums.visit_count as double) / lengths.day_count
            as constant_visit_count_per_day,
        cast(constant_sums.compared_visit_count as double) / lengths.compared_day_count
            as compared_constant_visit_count_per_day,
        cast(constant_sums.visit_count as double)
        * lengths.compared_day_count
        / nullif(constant_sums.compared_visit_count * lengths.day_count, 0)
        - 1 as daily_change_ratio,
        cast(constant_sums.night_visit_count as bigint) as constant_night_visit_count,
        cast(constant_sums.compared_night_visit_count as bigint)
            as compared_constant_night_visit_count,
        case
            when lengths.day_count = lengths.compared_day_count
                then
                    cast(constant_sums.night_visit_count as double)
                    / nullif(constant_sums.compared_night_visit_count, 0)
                    - 1
        end as night_change_ratio,
        cast(constant_sums.night_visit_count as double)
        * lengths.compared_day_count
        / nullif(constant_sums.compared_night_visit_count * lengths.day_count, 0)
        - 1 as daily_night_change_ratio,
        case
            when
                lengths.day_count = lengths.compared_day_count
                and sums.coverage_share >= 0.9
                and compared_sums.coverage_share >= 0.9
                then
                    cast(sums.visit_count as double)
                    / nullif(compared_sums.visit_count, 0)
                    - 1
        end as all_change_ratio,
        sums.coverage_share as coverage_share,
        compared_sums.coverage_share as compared_coverage_share,
        lengths.day_count as day_count,
        lengths.compared_day_count as compared_day_count,
        coalesce(constant_sums.place_count, 0) as constant_place_count,
        coalesce(constant_sums.night_place_count, 0) as constant_night_place_count,
        coalesce(constant_sums.left_out_place_count, 0) as left_out_place_count,
        coalesce(constant_sums.left_out_place_ids, []) as left_out_place_ids,
        case
            when coalesce(constant_sums.compared_visit_count, 0) = 0
                then 'not_comparable'
            when lengths.day_count <> lengths.compared_day_count then 'daily_only'
            else 'comparable'
        end as verdict,
        case
            when sums.visit_count is null then 'no_counts'
            when coalesce(compared_sums.visit_count, 0) = 0 then 'no_base'
            when coalesce(constant_sums.place_count, 0) = 0 then 'no_constant_sample'
            when constant_sums.compared_visit_count = 0 then 'no_base'
            when lengths.day_count <> lengths.compared_day_count
                then 'different_length'
        end as reason,
    from rows_asked
    cross join lengths
    left join sums
        on
            rows_asked.is_whole_scope = sums.is_whole_scope
            and rows_asked.district_id is not distinct from sums.district_id
            and rows_asked.measure = sums.measure
    left join compared_sums
        on
            rows_asked.is_whole_scope = compared_sums.is_whole_scope
            and rows_asked.district_id is not distinct from compared_sums.district_id
            and rows_asked.measure = compared_sums.measure
    left join constant_sums
        on
            rows_asked.is_whole_scope = constant_sums.is_whole_scope
            and rows_asked.district_id is not distinct from constant_sums.district_id
            and rows_asked.measure = constant_sums.measure
    order by is_whole_scope, district_id, measure
);
