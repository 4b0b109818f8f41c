-- 指标：各片区瞬时承载量
-- Metric: Instant capacity by district
-- 口径：片区 = 登记在它和它全部下级的点位，取 as_of_on 当天在登记期内（启用、停用两日都
--   含）的。片区瞬时承载量 C1 = 各点位之和，核定的优先；只要有一个点位不知道就为空，不
--   拿知道的凑数：verdict 为 not_known，reason 为 incomplete_capacity，
--   known_place_count 为知道的点位数。日承载量不按片区相加：一人一天去几个点位，会被算
--   几次。没有登记的片区名称为空；没有点位的片区没有行。
-- Definition: A district = the places registered in it and in everything below it,
--   those within their registration on as_of_on, first and last day included. Its
--   instant capacity C1 = the sum over its places, declared ones first; NULL as soon as
--   one of them is not known, never the sum of the known ones: verdict not_known,
--   reason incomplete_capacity, known_place_count = how many are known. Daily
--   capacities are not added up by district: who visits several places a day would
--   count several times. An unregistered district has no name; one without places has
--   no row.
-- 粒度：一行 = 一个片区（上级也各有一行）
-- Grain: one row = a district, parents included
-- 单位：人（瞬时）、个
-- Unit: people at once, places
-- 来源：mart.place_capacity、mart.district_ancestor、core.dim_district
-- Source: mart.place_capacity, mart.district_ancestor, core.dim_district
create or replace macro metric.capacity_by_district(as_of_on) as table (
    with place_capacities as (
        select
            by_place.place_id as place_id,
            by_place.district_id as district_id,
            by_place.instant_capacity_count as instant_capacity_count,
            by_place.capacity_basis as capacity_basis,
        from metric.capacity(as_of_on) as by_place
    ),

    place_districts as (
        select
            place_capacities.place_id as place_id,
            -- an unregistered district has no ancestors and is itself
            coalesce(
                district_ancestor.ancestor_district_id, place_capacities.district_id
            ) as district_id,
            place_capacities.instant_capacity_count as instant_capacity_count,
            place_capacities.capacity_basis as capacity_basis,
        from place_capacities
        left join mart.district_ancestor
            on place_capacities.district_id = district_ancestor.district_id
    ),

    district_sums as (
        select
            district_id,
            count(*) as place_count,
            count(instant_capacity_count) as known_place_count,
            count(case when capacity_basis = 'declared' then 1 end)
                as declared_place_count,
            cast(sum(instant_capacity_count) as bigint) as known_capacity_count,
        from place_districts
        group by district_id
    )

    select
        district_sums.district_id as district_id,
        dim_district.district_name as district_name,
        case
            when district_sums.known_place_count = district_sums.place_count
                then district_sums.known_capacity_count
        end as instant_capacity_count,
        district_sums.place_count as place_count,
        district_sums.known_place_count as known_place_count,
        district_sums.declared_place_count as declared_place_count,
        case
            when district_sums.known_place_count = district_sums.place_count
                then 'known'
            else 'not_known'
        end as verdict,
        case
            when district_sums.known_place_count < district_sums.place_count
                then 'incomplete_capacity'
        end as reason,
    from district_sums
    left join core.dim_district
        on district_sums.district_id = dim_district.district_id
    order by district_id
);
