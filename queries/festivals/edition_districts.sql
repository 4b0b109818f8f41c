-- 指标：各届活动所在与相邻的片区
-- Metric: Districts of an edition and next to it
-- 口径：own_district = 活动点位在首日登记所在的片区；neighbour = 同一上级的其他片区。首
--   末两日都含，06:00 及以前结束的末日为前一天。没有上级的片区没有 neighbour；不在片区
--   表里的片区、已取消的活动、没有登记点位的活动没有行；没有写片区的按点位。上级为空 =
--   没有上级。
-- Definition: own_district = the districts that the edition's places are registered in
--   on its first day; neighbour = the other districts of the same parent. First and
--   last day included; an edition that ends at or before 06:00 ends on the day before.
--   A district without a parent has no neighbours; unregistered districts, cancelled
--   editions and editions without registered places have no rows; without a district,
--   the places decide. NULL parent = there is none.
-- 粒度：一行 = 一届活动的一个片区
-- Grain: one row = an edition and district
-- 单位：无
-- Unit: none
-- 来源：mart.edition_district（mart.edition、core.dim_place、core.dim_district）
-- Source: mart.edition_district, from mart.edition, core.dim_place and
--   core.dim_district
create or replace macro metric.edition_districts() as table (
    select
        edition_district.event_id as event_id,
        edition_district.district_id as district_id,
        edition_district.parent_district_id as parent_district_id,
        edition_district.area_type as area_type,
    from mart.edition_district
    order by event_id, area_type, district_id
);
