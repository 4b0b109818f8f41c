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
-- 来源：core.dim_event、core.dim_place、core.dim_district、mart.place_day
-- Source: core.dim_event, core.dim_place, core.dim_district, mart.place_day
create or replace macro metric.edition_areas(asked_event_id := null) as table (
    with asked as (
        select cast(asked_event_id as varchar) as edition_id
    ),

    held as (
        select
            event_id,
            starts_on,
            ends_on,
            day_count,
            place_ids,
        from metric.edition_places()
        cross join asked
        where
            not is_cancelled
            and place_count > 0
            and (asked.edition_id is null or asked.edition_id = event_id)
    ),

    event_members as (
        select
            event_id,
            unnest(place_ids) as place_id,
        from held
    ),

    registered_places as (
        select
            held.event_id as event_id,
            dim_place.place_id as place_id,
            any_value(dim_place.district_id) as district_id,
        from held
        inner join core.dim_place -- places registered on the first day of the edition
            on
                held.starts_on
                >= coalesce(dim_place.valid_from_on, cast('0001-01-01' as date))
                and held.starts_on
                <= coalesce(dim_place.valid_to_on, cast('9999-12-31' as date))
        group by held.event_id, dim_place.place_id
    ),

    -- a place belongs to the nearest district above it that is one of these
    places_in_areas as (
        select
            registered_places.event_id as event_id,
            registered_places.place_id as place_id,
            area_districts.area_type as area_type,
            area_districts.district_id as district_id,
            row_number() over (
                partition by registered_places.event_id, registered_places.place_id
                order by district_ancestor.depth, area_districts.district_id
            ) as nearness_rank,
        from registered_places
        inner join mart.district_ancestor -- a place of no district is in no area
            on registered_places.district_id = district_ancestor.district_id
        inner join metric.edition_districts() as area_districts -- keeps those of areas
            on
                registered_places.event_id = area_districts.event_id
                and district_ancestor.ancestor_district_id = area_districts.district_id
    ),

    parents as (
        select distinct
            event_id,
            parent_district_id,
        from metric.edition_districts()
        where area_type = 'own_district' and parent_district_id is not null
    ),

    places_in_parents as (
        select distinct
            registered_places.event_id as event_id,
            registered_places.place_id as place_id,
        from registered_places
        inner join mart.district_ancestor -- a place of no district is in no parent
            on registered_places.district_id = district_ancestor.district_id
        inner join parents -- keeps the places under the edition's parents
            on
                registered_places.event_id = parents.event_id
                and district_ancestor.ancestor_district_id = parents.parent_district_id
    ),

    places_around as (
        select
            event_id,
            place_id,
            area_type,
            district_id,
        from places_in_areas
        where nearness_rank = 1

        union all

        select
            registered_places.event_id as event_id,
            registered_places.place_id as place_id,
            'control' as area_type,
            null as district_id,
        from registered_places
        left join places_in_parents
            on
                registered_places.event_id = places_in_parents.event_id
                and registered_places.place_id = places_in_parents.place_id
        where
            places_in_parents.place_id is null
            and registered_places.event_id in (
                select event_id from parents
            )
    ),

    counted_span as (
        select
            min(counted_on) as oldest_on,
            max(counted_on) as newest_on,
        from mart.place_day
    ),

    complete_days as (
        select
            place_id,
            counted_on,
        from mart.place_day
        where measure in ('entries', 'passages')
        group by place_id, counted_on
        having
            min(
                case
                    when expected_hours > 0 then reported_hours / expected_hours
                    else 0.0
                end
            ) >= 0.9
    ),

    steadiness as (
        select
            places_around.event_id as event_id,
            places_around.place_id as place_id,
            count(complete_days.counted_on) filter (
                where
                complete_days.counted_on >= held.starts_on
                and complete_days.counted_on <= held.ends_on
            ) = min(held.day_count)
            and count(complete_days.counted_on)
            >= 0.9 * min(
                least(held.ends_on + 28, counted_span.newest_on)
                - greatest(held.starts_on - 364, counted_span.oldest_on) + 1
            ) as is_steady,
        from places_around
        inner join held -- made from held: every place has its edition
            on places_around.event_id = held.event_id
        cross join counted_span
        left join complete_days
            on
                places_around.place_id = complete_days.place_id
                and held.starts_on - 364 <= complete_days.counted_on
                and held.ends_on + 28 >= complete_days.counted_on
        group by places_around.event_id, places_around.place_id
    ),

    all_members as (
        select
            event_id,
            place_id,
            'event_places' as area_type,
            null as district_id,
            true as is_steady,
        from event_members

        union all

        select
            places_around.event_id as event_id,
            places_around.place_id as place_id,
            places_around.area_type as area_type,
            places_around.district_id as district_id,
            steadiness.is_steady as is_steady,
        from places_around
        inner join steadiness -- made from places_around: every row has its match
            on
                places_around.event_id = steadiness.event_id
                and places_around.place_id = steadiness.place_id
        left join event_members
            on
                places_around.event_id = event_members.event_id
                and places_around.place_id = event_members.place_id
        where event_members.place_id is null
    )

    select
        event_id,
        area_type,
        district_id,
        list(place_id order by place_id) filter (where is_steady) as place_ids,
        count(*) filter (where is_steady) as place_count,
        count(*) filter (where not is_steady) as left_out_place_count,
    from all_members
    group by event_id, area_type, district_id
    order by event_id, area_type, district_id
);
