-- 指标：范围内的片区
-- Metric: Districts within a scope
-- 口径：该片区自己和它的全部下级；范围为空 = 登记的、有客流的、有投诉的一切片区，含
--   unknown。没有登记的片区只包含它自己。不涉及日期。
-- Definition: The district itself and everything below it. A NULL scope = every
--   district that is registered, counted or complained about, unknown included. An
--   unregistered one holds only itself. No dates are involved.
-- 粒度：一行 = 一个片区
-- Grain: one row = a district
-- 单位：无
-- Unit: none
-- 来源：mart.district_ancestor、mart.place_day、mart.complaint_case
-- Source: mart.district_ancestor, mart.place_day, mart.complaint_case
create or replace macro metric.districts_in_scope(scope_district_id) as table (
    with asked as (
        select cast(scope_district_id as varchar) as scope_district_id
    ),

    districts_within as (
        select district_ancestor.district_id as district_id
        from mart.district_ancestor
        inner join asked -- chooses the scope: losing the rest is its job
            on district_ancestor.ancestor_district_id = asked.scope_district_id
        union
        select asked.scope_district_id as district_id
        from asked
        where asked.scope_district_id is not null
    ),

    districts_anywhere as (
        select district_id from core.dim_district
        union
        select district_id from mart.place_day
        union
        select district_id from mart.complaint_case
    )

    select district_id from districts_within
    union
    select districts_anywhere.district_id as district_id
    from districts_anywhere
    cross join asked
    where asked.scope_district_id is null
    order by district_id
);
