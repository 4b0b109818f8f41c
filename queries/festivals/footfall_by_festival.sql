-- 指标：各届活动客流
-- Metric: Footfall by festival edition
-- 口径：活动起止两日都含；06:00 及以前结束的算到前一天（那是前一晚），但不早于首日。客
--   流为活动各计数点位在这些日子的全部人次，不只是活动时段；夜间为这些日子 18:00 开始的
--   夜。地点写了点位的按点位，没写的按片区全部点位。进入与断面各成一行，从不相加；离
--   开、在场、累计、去重人数不计。申报人次从不与计数相加。没有计数（地点未登记、还没
--   到、没有读数、已取消）的有一行，指标与人次为空，不是 0。has_overlap = 同一点位同一
--   天还有另一届未取消的活动。没有片区的活动照样有行。
-- Definition: Both the first and the last day included; an edition that ends at or
--   before 06:00 ends on the day before, the evening it belongs to, never before its
--   first day. Visits are all those of the edition's places on these days, not only
--   during its hours; nights are those that begin on these days. Places as the venue
--   names them, else all of the district. Entries and passages in rows of their own,
--   never added; exits, presence, running totals and unique people excluded; claimed
--   visits are never mixed with counts. Without counts (unregistered venue, still to
--   come, no readings, cancelled) one row with NULL, which is not zero. has_overlap =
--   another edition, not cancelled, at one of its places on one of its days. Editions
--   without a district keep their row.
-- 粒度：一行 = 一届活动的一个指标
-- Grain: one row = an edition and measure
-- 单位：人次；天；个；占比 0–1
-- Unit: visits; days; places; shares 0–1
-- 来源：core.dim_event、mart.event_place、mart.place_day
-- Source: core.dim_event, mart.event_place, mart.place_day
create or replace macro metric.footfall_by_festival() as table (
    with edition_places as (
        select
            editions.event_id as event_id,
            event_place.place_id as place_id,
            editions.starts_on as starts_on,
            editions.ends_on as ends_on,
        from metric.editions() as editions
        inner join mart.event_place -- editions without places are joined back below
            on editions.event_id = event_place.event_id
        where not editions.is_cancelled
    ),

    overlapping_editions as (
        select distinct edition_places.event_id as event_id
        from edition_places
        inner join edition_places as other_places
            on
                edition_places.place_id = other_places.place_id
                and edition_places.event_id <> other_places.event_id
                and edition_places.starts_on <= other_places.ends_on
                and edition_places.ends_on >= other_places.starts_on
    ),

    place_counts as (
        select
            event_id,
            count(distinct place_id) as place_count,
        from mart.event_place
        group by event_id
    ),

    counted_editions as (
        select
            edition_places.event_id as event_id,
            place_day.measure as measure,
            cast(sum(place_day.visit_count) as bigint) as visit_count,
            cast(sum(place_day.night_visit_count) as bigint) as night_visit_count,
            sum(least(place_day.reported_hours, place_day.expected_hours))
            / nullif(sum(place_day.expected_hours), 0) as coverage_share,
        from edition_places
        inner join mart.place_day -- editions without counts are joined back below
            on
                edition_places.place_id = place_day.place_id
                and edition_places.starts_on <= place_day.counted_on
                and edition_places.ends_on >= place_day.counted_on
        where place_day.measure in ('entries', 'passages')
        group by edition_places.event_id, place_day.measure
    )

    select
        editions.event_id as event_id,
        editions.event_name as event_name,
        editions.festival_id as festival_id,
        editions.starts_on as starts_on,
        editions.ends_on as ends_on,
        counted_editions.measure as measure,
        counted_editions.visit_count as visit_count,
        counted_editions.night_visit_count as night_visit_count,
        editions.venue as venue,
        editions.status as status,
        editions.day_count as day_count,
        counted_editions.coverage_share as coverage_share,
        editions.claimed_visit_count as claimed_visit_count,
        coalesce(place_counts.place_count, 0) as place_count,
        overlapping_editions.event_id is not null as has_overlap,
        editions.is_cancelled as is_cancelled,
    from metric.editions() as editions
    left join counted_editions on editions.event_id = counted_editions.event_id
    left join place_counts on editions.event_id = place_counts.event_id
    left join overlapping_editions
        on editions.event_id = overlapping_editions.event_id
    order by event_id, measure
);
