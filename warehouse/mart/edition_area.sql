create view mart.edition_area as
with held as (
    select
        event_id,
        starts_on,
        ends_on,
        day_count,
        place_ids,
    from mart.edition
    where not is_cancelled and place_count > 0
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
    inner join mart.edition_district as area_districts -- keeps those of areas
        on
            registered_places.event_id = area_districts.event_id
            and district_ancestor.ancestor_district_id = area_districts.district_id
),

parents as (
    select distinct
        event_id,
        parent_district_id,
    from mart.edition_district
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
group by event_id, area_type, district_id;

comment on view mart.edition_area is
'一行 = 一届活动的一块地方：它自己的点位，和周围各片区里一直完整的点位；口径见 metric.edition_areas。 · One row = an area of an edition: its own places, and those around it that were complete all along, as metric.edition_areas defines it.';
comment on column mart.edition_area.event_id is '活动编号 · edition';
comment on column mart.edition_area.area_type is 'event_places、own_district、neighbour 或 control · which kind of area';
comment on column mart.edition_area.district_id is '片区；空 = 活动点位或对照 · district; NULL = its own places or the controls';
comment on column mart.edition_area.place_ids is '参加计算的点位；空 = 一个都没有 · places that take part; NULL = none';
comment on column mart.edition_area.place_count is '参加计算的点位数 · places that take part';
comment on column mart.edition_area.left_out_place_count is '不完整、不参加的点位数 · places left out as incomplete';
