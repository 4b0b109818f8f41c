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
-- 来源：mart.district_ancestor、mart.known_district
-- Source: mart.district_ancestor, mart.known_district
create or replace macro metric.districts_in_scope(scope_district_id) as table (
    with asked as (
        select cast(scope_district_id as varchar) as scope_district_id
    )

    select district_ancestor.district_id as district_id
    from mart.district_ancestor
    inner join asked -- chooses the scope: losing the rest is its job
        on district_ancestor.ancestor_district_id = asked.scope_district_id
    union
    select asked.scope_district_id as district_id
    from asked
    where asked.scope_district_id is not null
    union
    select known_district.district_id as district_id
    from mart.known_district
    cross join asked
    where asked.scope_district_id is null
    order by district_id
);
