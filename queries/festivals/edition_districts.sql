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
-- 来源：core.dim_event、core.dim_place、core.dim_district
-- Source: core.dim_event, core.dim_place, core.dim_district
create or replace macro metric.edition_districts() as table (
    with event_members as (
        select
            event_id,
            starts_on,
            unnest(place_ids) as place_id,
        from metric.edition_places()
        where not is_cancelled
    ),

    own_districts as (
        select distinct
            event_members.event_id as event_id,
            dim_place.district_id as district_id,
            dim_district.parent_district_id as parent_district_id,
        from event_members
        inner join core.dim_place -- places registered on the first day of the edition
            on
                event_members.place_id = dim_place.place_id
                and event_members.starts_on
                >= coalesce(dim_place.valid_from_on, cast('0001-01-01' as date))
                and event_members.starts_on
                <= coalesce(dim_place.valid_to_on, cast('9999-12-31' as date))
        inner join core.dim_district -- an unregistered district has no neighbours
            on dim_place.district_id = dim_district.district_id
    )

    select
        event_id,
        district_id,
        parent_district_id,
        'own_district' as area_type,
    from own_districts

    union

    select
        own_districts.event_id as event_id,
        dim_district.district_id as district_id,
        dim_district.parent_district_id as parent_district_id,
        'neighbour' as area_type,
    from own_districts
    inner join core.dim_district -- the children of the same parent
        on own_districts.parent_district_id = dim_district.parent_district_id
    left join own_districts as itself
        on
            own_districts.event_id = itself.event_id
            and dim_district.district_id = itself.district_id
    where itself.district_id is null
    order by event_id, area_type, district_id
);
