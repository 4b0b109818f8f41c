-- 指标：片区客流指数
-- Metric: Index of districts by footfall
-- 口径：指数 = 100 × 本片区人次 ÷ 比较组的平均人次，100 为平均。按计数日期取数，起止两
--   日都含。比较组默认为同一上级之下、自己有计数点位的片区，连本片区在内；另指
--   peer_scope_district_id 时为该范围内的片区，不在其中的不算指数。只有覆盖率不低于 90%
--   的片区进比较组、有指数；组里不到两个就没有指数。进入与断面各比各的，从不相加；登记
--   期之外的点位归入 unknown，没有登记，不比。空 = 没有读数或不可比，不是 0。reason：
--   no_counts 没有读数；nothing_due 没有登记，不知应有多少；incomplete 覆盖率低于 90%；
--   no_peers 比较组里不到两个片区；no_base 比较组平均为 0。
-- Definition: Index = 100 × visits ÷ mean visits of the comparison set; 100 is the
--   mean. By the day counted, both ends included. The set is by default the districts
--   below the same parent that have counting places of their own, this one included;
--   with peer_scope_district_id the districts within that scope, and those outside have
--   no index. Only districts with at least 90 % coverage are in a set or have an index;
--   with fewer than two there is none. Entries and passages are compared apart and
--   never added; places outside their registration are unknown, not registered, not
--   compared. NULL = no reading or not comparable, which is not zero. Reason: no_counts
--   without a reading; nothing_due when nothing is registered and it is not known what
--   was due; incomplete when coverage is below 90 %; no_peers with fewer than two
--   districts in the set; no_base when their mean is zero.
-- 粒度：一行 = 一个片区的一个指标
-- Grain: one row = a district and measure
-- 单位：指数；人次；个；占比 0–1
-- Unit: index; visits; districts; shares 0–1
-- 来源：metric.footfall_by_district（mart.place_day）、core.dim_district
-- Source: metric.footfall_by_district, from mart.place_day; core.dim_district
create or replace macro metric.footfall_index(
    from_on, to_on, peer_scope_district_id := null
) as table (
    with asked as (
        select cast(peer_scope_district_id as varchar) is not null as has_scope
    ),

    districts_asked as (
        select scoped.district_id as district_id
        from metric.districts_in_scope(peer_scope_district_id) as scoped
    ),

    districts as (
        select
            sums.*,
            case
                when not asked.has_scope then dim_district.parent_district_id
                when districts_asked.district_id is not null then 'scope'
            end as peer_group_id,
            coalesce(sums.coverage_share >= 0.9, false)
            and sums.visit_count is not null as is_complete,
        from metric.footfall_by_district(from_on, to_on) as sums
        cross join asked
        left join core.dim_district
            on sums.district_id = dim_district.district_id
        left join districts_asked
            on sums.district_id = districts_asked.district_id
    ),

    peer_means as (
        select
            districts.peer_group_id as peer_group_id,
            districts.measure as measure,
            cast(sum(districts.visit_count) as double) / count(*) as mean_visit_count,
            count(*) as peer_count,
        from districts
        where districts.is_complete and districts.peer_group_id is not null
        group by districts.peer_group_id, districts.measure
    )

    select
        districts.district_id as district_id,
        districts.district_name as district_name,
        districts.measure as measure,
        case
            when districts.is_complete and peer_means.peer_count >= 2
                then
                    100.0 * districts.visit_count
                    / nullif(peer_means.mean_visit_count, 0)
        end as visit_index,
        districts.visit_count as visit_count,
        case when peer_means.peer_count >= 2 then peer_means.mean_visit_count end
            as peer_mean_visit_count,
        coalesce(peer_means.peer_count, 0) as peer_count,
        districts.coverage_share as coverage_share,
        case
            when
                districts.is_complete
                and peer_means.peer_count >= 2
                and peer_means.mean_visit_count > 0
                then 'comparable'
            else 'not_comparable'
        end as verdict,
        case
            when districts.visit_count is null then 'no_counts'
            when districts.coverage_share is null then 'nothing_due'
            when districts.coverage_share < 0.9 then 'incomplete'
            when coalesce(peer_means.peer_count, 0) < 2 then 'no_peers'
            when peer_means.mean_visit_count = 0 then 'no_base'
        end as reason,
    from districts
    left join peer_means
        on
            districts.peer_group_id = peer_means.peer_group_id
            and districts.measure = peer_means.measure
    order by district_id, measure
);
