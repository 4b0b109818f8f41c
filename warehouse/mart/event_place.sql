create view mart.event_place as
with venue_parts as (
    select
        event_id,
        district_id,
        trim(unnest(regexp_split_to_array(venue, '[、，；,;/]'))) as venue_part,
    from core.dim_event
    where venue is not null
),

matched_places as (
    select distinct
        venue_parts.event_id as event_id,
        dim_place.place_id as place_id,
        'venue' as matched_by,
    from venue_parts
    inner join core.dim_place -- a venue that is no registered place has no counts
        on
            venue_parts.venue_part = dim_place.place_id
            or venue_parts.venue_part = dim_place.place_name
),

matched_districts as (
    select distinct
        dim_event.event_id as event_id,
        dim_place.place_id as place_id,
        'district' as matched_by,
    from core.dim_event
    inner join mart.district_ancestor -- an event without venue and district has no place
        on dim_event.district_id = district_ancestor.ancestor_district_id
    inner join core.dim_place
        on district_ancestor.district_id = dim_place.district_id
    where dim_event.venue is null
)

select * from matched_places
union all
select * from matched_districts;

comment on view mart.event_place is
'一行 = 一届活动的一个计数点位。地点栏写了点位的按点位；地点栏空的按片区全部点位；写了却没有登记的地点没有行，活动客流因此为空而不是 0。 · One row = a place whose counts belong to an edition: the venue''s places, or all of the district when no venue is given. A venue that is not registered has no row, so its visits are NULL, not zero.';
comment on column mart.event_place.event_id is '活动编号 · edition';
comment on column mart.event_place.place_id is '点位编号 · place';
comment on column mart.event_place.matched_by is
'venue = 按地点，district = 按片区 · by venue or by district';
