create view mart.edition as
with edition_days as (
    select
        event_id,
        cast(starts_at as date) as starts_on,
        greatest(
            cast(starts_at as date),
            -- one second less: 06:00 sharp is the end of the night, not a new day
            cast(ends_at - interval 21601 second as date)
        ) as ends_on,
    from core.dim_event
),

places_by_edition as (
    select
        event_id,
        list(distinct place_id order by place_id) as place_ids,
    from mart.event_place
    group by event_id
)

select
    dim_event.event_id as event_id,
    dim_event.event_name as event_name,
    dim_event.festival_id as festival_id,
    edition_days.starts_on as starts_on,
    edition_days.ends_on as ends_on,
    edition_days.ends_on - edition_days.starts_on + 1 as day_count,
    dim_event.district_id as district_id,
    dim_event.venue as venue,
    dim_event.organiser as organiser,
    dim_event.status as status,
    coalesce(
        dim_event.status in ('取消', '已取消', 'cancelled'), false
    ) as is_cancelled,
    dim_event.event_type as event_type,
    dim_event.claimed_visit_count as claimed_visit_count,
    coalesce(len(places_by_edition.place_ids), 0) as place_count,
    coalesce(places_by_edition.place_ids, cast([] as varchar[])) as place_ids,
from core.dim_event
inner join edition_days -- made from dim_event: every edition has its match
    on dim_event.event_id = edition_days.event_id
left join places_by_edition on dim_event.event_id = places_by_edition.event_id;

comment on view mart.edition is
'一行 = 一届活动：日子（首末两日都含，06:00 及以前结束的末日为前一天）和点位；已取消的保留。 · One row = an edition: its days, both ends included, one that ends at or before 06:00 ends on the day before, and its places; cancelled ones stay.';
comment on column mart.edition.event_id is '活动编号 · edition';
comment on column mart.edition.event_name is '活动名称 · name';
comment on column mart.edition.festival_id is '所属活动系列 · festival';
comment on column mart.edition.starts_on is '首日 · first day';
comment on column mart.edition.ends_on is '末日（含） · last day, included';
comment on column mart.edition.day_count is '天数 · days';
comment on column mart.edition.district_id is '片区；空 = 没有写 · district; NULL = not given';
comment on column mart.edition.venue is '地点栏原文 · venue as delivered';
comment on column mart.edition.organiser is '主办 · organiser';
comment on column mart.edition.status is '状态原文；空 = 没有写 · status as delivered; NULL = not given';
comment on column mart.edition.is_cancelled is '是否已取消；没有写按未取消 · whether it was cancelled; not when nothing is said';
comment on column mart.edition.event_type is '活动类型 · type';
comment on column mart.edition.claimed_visit_count is '申报人次，不参与计算 · visits as claimed, never used in a metric';
comment on column mart.edition.place_count is '登记的点位数；0 = 地点没有登记 · registered places; 0 = the venue is not registered';
comment on column mart.edition.place_ids is '点位编号，按编号排 · its places, in their order';
