-- 指标：各届活动与它周围的点位
-- Metric: Places of an edition and around it
-- 口径：asked_event_id 为空 = 各届都要。area_type：event_places 活动自己的点位；
--   own_district 活动所在片区的其余点位，每片区一行；neighbour 同一上级的其他片区，每片
--   区一行，含其下级；control 不在该上级之内的点位，合为一行，片区为空。片区按首日的登
--   记；06:00 及以前结束的活动末日为前一天。周围的点位要在活动每一天（首末两日都含）都
--   完整，并在首日前 364 天到末日后 28 天（不超出全库有计数的日子）里有 90% 的日子完整
--   （有 90% 以上的小时），否则不列入，left_out_place_count 为个数；活动自己的点位都
--   列。没有上级的片区没有 neighbour 和 control；已取消、地点没有登记的活动没有行，没有
--   写片区的按地点栏的点位。空 = 没有。
-- Definition: asked_event_id NULL = every edition. area_type: event_places, the
--   edition's own; own_district, the other places of the districts it lies in, a row
--   each; neighbour, the other districts of the same parent, a row each, with those
--   below them; control, the places outside of that parent, one row with a NULL
--   district. Districts as registered on the first day; an edition that ends at or
--   before 06:00 ends on the day before. A place around it takes part when it is
--   complete (90 % of its hours) on every day of the edition, first and last included,
--   and on 90 % of the days from 364 before the first to 28 after the last (within the
--   days that the warehouse has counts of); left_out_place_count counts the others. The
--   edition's own places all take part. A district without a parent has neither
--   neighbours nor controls; cancelled editions and unregistered venues have no rows;
--   without a district, the places of the venue decide. NULL = there is none.
-- 粒度：一行 = 一届活动的一块地方
-- Grain: one row = an edition and area
-- 单位：个
-- Unit: places
-- 来源：mart.edition_area（mart.edition、core.dim_place、core.dim_district、
--   mart.place_day）
-- Source: mart.edition_area, from mart.edition, core.dim_place, core.dim_district and
--   mart.place_day
create or replace macro metric.edition_areas(asked_event_id := null) as table (
    with asked as (
        select cast(asked_event_id as varchar) as edition_id
    )

    select
        edition_area.event_id as event_id,
        edition_area.area_type as area_type,
        edition_area.district_id as district_id,
        edition_area.place_ids as place_ids,
        edition_area.place_count as place_count,
        edition_area.left_out_place_count as left_out_place_count,
    from mart.edition_area
    inner join asked -- one row: keeps the edition asked for
        on asked.edition_id is null or edition_area.event_id = asked.edition_id
    order by event_id, area_type, district_id
);
