-- 指标：片区在示意图上的位置
-- Metric: Where districts stand on the schematic map
-- 口径：时期的起止两日都含。位置 = 该片区在时期内任何一天有效的点位的 map_x、map_y 的平
--   均，一个点位的几段有效期先平均；示意图 0–1，map_y 的 0 为上边，不是坐标，不能量距
--   离。没有写位置的点位不进平均，在 0–1 之外的也不进；placed_place_count 为进了平均的点
--   位数。有点位的片区各一行，没有登记的名称为空；没有点位、也没有下级的登记片区也各一
--   行，不丢弃；只有下级的上级片区没有行。空 = 没有位置，不是 0。reason：no_places_listed
--   时期内没有有效的点位；no_position 点位都没有写位置；position_outside 写了的都在 0–1
--   之外；其余为空。
-- Definition: Both ends of the period included. A position = the mean map_x and map_y
--   of the places of the district that are valid on any day of the period, the periods
--   of one place averaged first; schematic, 0–1, 0 of map_y at the top, no coordinates:
--   no distance can be measured. Places without a position, or outside 0–1, are left
--   out; placed_place_count = places that are in. A row for each district with places,
--   NULL as name where it is not registered, and for each registered one with neither
--   places nor districts below it; none is dropped. A parent of districts alone has no
--   row. NULL = no position, which is not zero. reason: no_places_listed = no place is
--   valid in the period; no_position = none says where it is; position_outside = what
--   they say is outside 0–1; otherwise NULL.
-- 粒度：一行 = 一个片区
-- Grain: one row = a district
-- 单位：0–1；个
-- Unit: 0–1; places
-- 来源：core.dim_place、core.dim_district
-- Source: core.dim_place, core.dim_district
create or replace macro metric.district_positions(from_on, to_on) as table (
    with asked as (
        select
            cast(from_on as date) as asked_from_on,
            cast(to_on as date) as asked_to_on,
    ),

    place_positions as (
        select
            dim_place.district_id as district_id,
            dim_place.place_id as place_id,
            count(coalesce(dim_place.map_x, dim_place.map_y)) > 0 as is_told,
            avg(dim_place.map_x) filter (
                where dim_place.map_x between 0 and 1
                and dim_place.map_y between 0 and 1
            ) as place_x,
            avg(dim_place.map_y) filter (
                where dim_place.map_x between 0 and 1
                and dim_place.map_y between 0 and 1
            ) as place_y,
        from core.dim_place
        inner join asked -- one row: keeps the places of the period
            on
                (
                    dim_place.valid_from_on is null
                    or dim_place.valid_from_on <= asked.asked_to_on
                )
                and (
                    dim_place.valid_to_on is null
                    or dim_place.valid_to_on >= asked.asked_from_on
                )
        group by dim_place.district_id, dim_place.place_id
    ),

    with_places as (
        select
            district_id,
            avg(place_x) as map_x,
            avg(place_y) as map_y,
            count(*) as place_count,
            count(place_x) as placed_place_count,
            count(*) filter (where is_told) as told_place_count,
        from place_positions
        group by district_id
    ),

    listed as (
        select
            with_places.district_id as district_id,
            with_places.map_x as map_x,
            with_places.map_y as map_y,
            with_places.place_count as place_count,
            with_places.placed_place_count as placed_place_count,
            with_places.told_place_count as told_place_count,
        from with_places
        union all
        select
            dim_district.district_id as district_id,
            cast(null as double) as map_x,
            cast(null as double) as map_y,
            0 as place_count,
            0 as placed_place_count,
            0 as told_place_count,
        from core.dim_district
        where
            dim_district.district_id not in (
                select with_places.district_id from with_places
            )
            and dim_district.district_id not in (
                select parents.parent_district_id
                from core.dim_district as parents
                where parents.parent_district_id is not null
            )
    )

    select
        listed.district_id as district_id,
        dim_district.district_name as district_name,
        listed.map_x as map_x,
        listed.map_y as map_y,
        listed.place_count as place_count,
        listed.placed_place_count as placed_place_count,
        case when listed.placed_place_count > 0 then 'known' else 'not_known' end
            as verdict,
        case
            when listed.place_count = 0 then 'no_places_listed'
            when listed.told_place_count = 0 then 'no_position'
            when listed.placed_place_count = 0 then 'position_outside'
        end as reason,
    from listed
    -- left: a district that is not registered keeps its row
    left join core.dim_district
        on listed.district_id = dim_district.district_id
    order by district_id
);
