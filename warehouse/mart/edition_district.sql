create view mart.edition_district as
with event_members as (
    select
        event_id,
        starts_on,
        unnest(place_ids) as place_id,
    from mart.edition
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
where itself.district_id is null;

comment on view mart.edition_district is
'一行 = 一届活动所在的或与它相邻的一个片区；口径见 metric.edition_districts。 · One row = a district that an edition lies in or next to, as metric.edition_districts defines it.';
comment on column mart.edition_district.event_id is '活动编号 · edition';
comment on column mart.edition_district.district_id is '片区 · district';
comment on column mart.edition_district.parent_district_id is '上级片区；空 = 没有 · parent district; NULL = none';
comment on column mart.edition_district.area_type is 'own_district = 所在的，neighbour = 同一上级的其他片区 · the one it lies in, or another of the same parent';
