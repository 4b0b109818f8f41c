-- 指标：夜间文旅消费集聚区自查
-- Metric: Self-check of a night-time cultural and tourism cluster
-- 口径：一个片区（连同全部下级）对照国家级集聚区申报条件（办产业发〔2021〕123 号）中可
--   以用登记表判断的几条；登记表不带日期，按现在的登记。area 面积：街区、景区、公园不超
--   过 3,000,000 平方米，综合体不小于 10,000 平方米；boundary 四至范围：有申报面积就算
--   已申报；cultural_share_by_number、cultural_share_by_floor_area：夜间营业商户中文化
--   类的个数、营业面积占比；cultural_share：两者有一个达到 40% 即可；violations 三年内
--   较大违法违规 0 件，没有这样的登记，投诉不是违法。verdict：met 符合、not_met 不符
--   合、not_known 不能判断；不能判断的数值为空，不是 0，reason：no_area 没有申报面积，
--   no_cluster_kind 没有申报类型，no_night_merchants 没有登记为夜间营业的商户，
--   flags_missing 有商户没有登记是否夜间营业、是否文化类或营业面积，no_register 没有违
--   法违规登记。没有片区的商户不在任何片区里。只是自查，不是认定。
-- Definition: A district, with everything below it, against those conditions for
--   national clusters (办产业发〔2021〕123号) that registers can answer; registers
--   carry no dates, so as they stand now. area: streets, scenic areas and parks at most
--   3,000,000 m², complexes at least 10,000 m²; boundary: declared when an area is
--   declared; cultural_share_by_number, cultural_share_by_floor_area: share of cultural
--   businesses among those open at night, by number and by floor area; cultural_share:
--   one of both reaching 40 % is enough; violations: no larger one in three years, for
--   which there is no register, and a complaint is no violation. verdict: met, not_met
--   or not_known; what cannot be judged has a NULL value, which is not zero, and a
--   reason: no_area = no declared area, no_cluster_kind = no declared kind,
--   no_night_merchants = none registered as open at night, flags_missing = merchants
--   without night opening, culture or floor area, no_register = no register of
--   violations. Merchants without a district are in none. A self-check, not a
--   recognition.
-- 粒度：一行 = 一条条件
-- Grain: one row = a condition
-- 单位：平方米；占比 0–1；件（见 value_unit）
-- Unit: square metres; shares 0–1; cases (see value_unit)
-- 来源：core.dim_district、core.dim_merchant、mart.district_ancestor
-- Source: core.dim_district, core.dim_merchant, mart.district_ancestor
create or replace macro metric.night_cluster_check(scope_district_id) as table (
    with asked as (
        select cast(scope_district_id as varchar) as asked_district_id
    ),

    cluster as (
        select
            asked.asked_district_id as district_id,
            cast(dim_district.area_m2 as double) as area_m2,
            dim_district.cluster_kind as cluster_kind,
        from asked
        left join core.dim_district -- left: what is not registered is not known
            on asked.asked_district_id = dim_district.district_id
    ),

    shares as (
        select
            night_merchants.cultural_merchant_share as number_share,
            night_merchants.cultural_floor_area_share as area_share,
            night_merchants.reason as number_gap,
            night_merchants.floor_area_reason as area_gap,
        from metric.night_merchants(scope_district_id) as night_merchants
    ),

    counted_shares as (
        select
            shares.*,
            case when number_gap is null then 0 else 1 end
            + case when area_gap is null then 0 else 1 end as gap_count,
        from shares
    ),

    criteria as (
        select
            1 as criterion_order,
            'area' as criterion,
            'm2' as value_unit,
            cluster.area_m2 as measured_value,
            case
                when cluster.cluster_kind = 'complex' then 10000.0
                when cluster.cluster_kind is not null then 3000000.0
            end as threshold_value,
            case
                when cluster.cluster_kind = 'complex' then cluster.area_m2 >= 10000
                when cluster.cluster_kind is not null
                    then cluster.area_m2 <= 3000000
            end as is_met,
            case
                when cluster.area_m2 is null then 'no_area'
                when cluster.cluster_kind is null then 'no_cluster_kind'
            end as gap,
        from cluster

        union all

        select
            2 as criterion_order,
            'boundary' as criterion,
            'declared' as value_unit,
            case when cluster.area_m2 is not null then cast(1 as double) end
                as measured_value,
            cast(1 as double) as threshold_value,
            case when cluster.area_m2 is not null then true end as is_met,
            case when cluster.area_m2 is null then 'no_area' end as gap,
        from cluster

        union all

        select
            3 as criterion_order,
            'cultural_share_by_number' as criterion,
            'share' as value_unit,
            number_share as measured_value,
            cast(0.4 as double) as threshold_value,
            number_share >= 0.4 as is_met,
            number_gap as gap,
        from shares

        union all

        select
            4 as criterion_order,
            'cultural_share_by_floor_area' as criterion,
            'share' as value_unit,
            area_share as measured_value,
            cast(0.4 as double) as threshold_value,
            area_share >= 0.4 as is_met,
            area_gap as gap,
        from shares

        union all

        -- one of both is enough to meet it; both must be known to miss it
        select
            5 as criterion_order,
            'cultural_share' as criterion,
            'share' as value_unit,
            case
                when number_share >= 0.4 or area_share >= 0.4 or gap_count = 0
                    then greatest(
                        coalesce(number_share, area_share),
                        coalesce(area_share, number_share)
                    )
            end as measured_value,
            cast(0.4 as double) as threshold_value,
            case
                when number_share >= 0.4 or area_share >= 0.4 then true
                when gap_count = 0 then false
            end as is_met,
            case
                when number_share >= 0.4 or area_share >= 0.4 then null
                else coalesce(number_gap, area_gap)
            end as gap,
        from counted_shares

        union all

        select
            6 as criterion_order,
            'violations' as criterion,
            'cases' as value_unit,
            cast(null as double) as measured_value,
            cast(0 as double) as threshold_value,
            cast(null as boolean) as is_met,
            'no_register' as gap,
    )

    select
        criterion,
        value_unit,
        case when gap is null then measured_value end as measured_value,
        threshold_value,
        case
            when gap is not null or is_met is null then 'not_known'
            when is_met then 'met'
            else 'not_met'
        end as verdict,
        gap as reason,
    from criteria
    order by criterion_order
);
