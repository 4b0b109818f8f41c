-- 指标：各届活动客流
-- Metric: Footfall by festival edition
-- 口径：活动起止两日都含；06:00 及以前结束的算到前一天（那是前一晚），但不早于首日。客
--   流为活动各计数点位在这些日子的全部人次，不只是活动时段；夜间为这些日子 18:00 开始的
--   夜。地点写了点位的按点位，没写的按片区全部点位。进入与断面各成一行，从不相加；离
--   开、在场、累计、去重人数不计。申报人次从不与计数相加。没有计数（地点未登记、还没
--   到、没有读数、已取消）的有一行，指标与人次为空，不是 0。has_overlap = 同一点位同一
--   天还有另一届未取消的活动。夜间占比和它的原因（night_share_reason：no_counts、
--   nothing_due、not_over、incomplete、no_base）同 metric.footfall_sums：夜间人次 ÷ 同
--   一批点位日 06:00 至次日 06:00 的人次，只用已经过完的夜，所以不等于夜间人次 ÷ 人次。
--   没有片区的活动照样有行。
-- Definition: Both the first and the last day included; an edition that ends at or
--   before 06:00 ends on the day before, the evening it belongs to, never before its
--   first day. Visits are all those of the edition's places on these days, not only
--   during its hours; nights are those that begin on these days. Places as the venue
--   names them, else all of the district. Entries and passages in rows of their own,
--   never added; exits, presence, running totals and unique people excluded; claimed
--   visits are never mixed with counts. Without counts (unregistered venue, still to
--   come, no readings, cancelled) one row with NULL, which is not zero. has_overlap =
--   another edition, not cancelled, at one of its places on one of its days. The night
--   share and why there is none (night_share_reason: no_counts, nothing_due, not_over,
--   incomplete, no_base) as in metric.footfall_sums: night visits ÷ visits from 06:00 to
--   06:00 of the same place-days, nights that are over alone, and so not night visits ÷
--   visits. Editions without a district keep their row.
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

    newest_day as (
        -- the newest day that has hours from 06:00 on: the nights before it are over
        select max(place_day.counted_on) as begun_on
        from mart.place_day
        where place_day.around_clock_visit_count is not null
    ),

    edition_days as (
        select
            edition_places.event_id as event_id,
            place_day.*,
            coalesce(
                place_day.counted_on < newest_day.begun_on
                or (
                    place_day.night_expected_hours > 0
                    and place_day.night_reported_hours >= place_day.night_expected_hours
                ),
                false
            ) as is_night_over,
        from edition_places
        inner join mart.place_day -- editions without counts are joined back below
            on
                edition_places.place_id = place_day.place_id
                and edition_places.starts_on <= place_day.counted_on
                and edition_places.ends_on >= place_day.counted_on
        cross join newest_day
        where place_day.measure in ('entries', 'passages')
    ),

    counted_editions as (
        select
            event_id,
            measure,
            cast(sum(visit_count) as bigint) as visit_count,
            cast(sum(night_visit_count) as bigint) as night_visit_count,
            sum(least(reported_hours, expected_hours))
            / nullif(sum(expected_hours), 0) as coverage_share,
            sum(night_expected_hours) as night_expected_hours,
            sum(night_visit_count) filter (where is_night_over)
                as over_night_visit_count,
            sum(around_clock_visit_count) filter (
                where is_night_over and night_visit_count is not null
            ) as over_around_clock_count,
            sum(least(night_reported_hours, night_expected_hours)) filter (
                where is_night_over
            ) as over_night_reported_hours,
            sum(night_expected_hours) filter (where is_night_over)
                as over_night_expected_hours,
        from edition_days
        group by event_id, measure
    ),

    judged_editions as (
        select
            counted_editions.*,
            case
                when night_visit_count is null then 'no_counts'
                when night_expected_hours = 0 then 'nothing_due'
                when coalesce(over_night_expected_hours, 0) = 0 then 'not_over'
                when over_night_reported_hours / over_night_expected_hours < 0.9
                    then 'incomplete'
                when over_around_clock_count = 0 then 'no_base'
            end as night_share_reason,
        from counted_editions
    )

    select
        editions.event_id as event_id,
        editions.event_name as event_name,
        editions.festival_id as festival_id,
        editions.starts_on as starts_on,
        editions.ends_on as ends_on,
        judged_editions.measure as measure,
        judged_editions.visit_count as visit_count,
        judged_editions.night_visit_count as night_visit_count,
        editions.venue as venue,
        editions.status as status,
        editions.day_count as day_count,
        judged_editions.coverage_share as coverage_share,
        editions.claimed_visit_count as claimed_visit_count,
        coalesce(place_counts.place_count, 0) as place_count,
        overlapping_editions.event_id is not null as has_overlap,
        editions.is_cancelled as is_cancelled,
        case
            when judged_editions.night_share_reason is null
                then
                    cast(judged_editions.over_night_visit_count as double)
                    / judged_editions.over_around_clock_count
        end as night_share,
        judged_editions.night_share_reason as night_share_reason,
    from metric.editions() as editions
    left join judged_editions on editions.event_id = judged_editions.event_id
    left join place_counts on editions.event_id = place_counts.event_id
    left join overlapping_editions
        on editions.event_id = overlapping_editions.event_id
    order by event_id, measure
);
