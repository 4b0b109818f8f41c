-- 指标：各片区在场峰值
-- Metric: Peak of people present by district
-- 口径：取 from_on 至 to_on 的日历日，两日都含，当地时间。只看在场快照：同一时刻各点位
--   快照之和最大的时刻，并列取最早；当天报过快照的点位缺一个的时刻不看，各时刻从不相
--   加。片区按点位当天登记，上级见 mart.district_ancestor。verdict：known 各时刻、各点
--   位都齐；of_some_places 片区有登记的点位没有报快照，峰值只是报了的点位（place_count
--   个，登记 registered_place_count 个）的，reason 为 places_missing；
--   of_complete_instants 有时刻因缺读数没看，reason 为 counter_missing；not_known 没有
--   一个时刻是齐的，峰值为空，不是 0，reason 也为 counter_missing。没有快照的片区没有
--   行。登记期之外的点位归入 unknown，登记数为 0。
-- Definition: Calendar days from from_on to to_on, both included, local time. Snapshots
--   of people present only: the instant at which those of all places add up to most,
--   ties going to the earliest; instants that lack a place with snapshots on the day
--   are not looked at, and instants are never added. A district is where the place was
--   registered on the day; for parents see mart.district_ancestor. verdict: known =
--   every instant and place is whole; of_some_places = registered places of the
--   district sent no snapshots, so that the peak is that of those which did
--   (place_count of registered_place_count), reason places_missing;
--   of_complete_instants = some instants were left out, reason counter_missing;
--   not_known = none is whole, NULL, which is not zero, reason counter_missing too.
--   Districts without snapshots have no row. Places outside their registration are
--   unknown, with 0 registered.
-- 粒度：一行 = 一个片区
-- Grain: one row = a district
-- 单位：人、个
-- Unit: people, instants
-- 来源：core.fct_visitor_count（在场）、core.dim_place
-- Source: core.fct_visitor_count (present), core.dim_place
create or replace macro metric.peak_present(from_on, to_on) as table (
    with peak_span as (
        select
            cast(from_on as date) as peak_from_on,
            cast(to_on as date) as peak_to_on,
    ),

    place_snapshots as (
        select by_place.*
        from metric.present_by_snapshot(
            (select cast(peak_from_on as timestamp) from peak_span),
            (select cast(peak_to_on + 1 as timestamp) from peak_span)
        ) as by_place
    ),

    snapshots as (
        select
            place_snapshots.*,
            coalesce(dim_place.district_id, 'unknown') as district_id,
        from place_snapshots
        inner join peak_span -- one row: midnight after the last day is another day
            on place_snapshots.counted_on <= peak_span.peak_to_on
        -- left: readings outside a place's validity stay, under the district unknown
        left join core.dim_place
            on
                place_snapshots.place_id = dim_place.place_id
                and place_snapshots.counted_on
                >= coalesce(dim_place.valid_from_on, cast('0001-01-01' as date))
                and place_snapshots.counted_on
                <= coalesce(dim_place.valid_to_on, cast('9999-12-31' as date))
    ),

    day_places as (
        select
            district_id,
            counted_on,
            count(distinct place_id) as place_count,
        from snapshots
        group by district_id, counted_on
    ),

    instants as (
        select
            snapshots.district_id as district_id,
            snapshots.counted_at as counted_at,
            max(snapshots.counted_on) as counted_on,
            any_value(day_places.place_count) as place_count,
            case
                when count(snapshots.present_count) = any_value(day_places.place_count)
                    then cast(sum(snapshots.present_count) as bigint)
            end as present_count,
        from snapshots
        inner join day_places -- made from snapshots: every row has its match
            on
                snapshots.district_id = day_places.district_id
                and snapshots.counted_on = day_places.counted_on
        group by
            snapshots.district_id, snapshots.counted_at, snapshots.utc_offset_minutes
    ),

    registered_places as (
        select
            day_places.district_id as district_id,
            day_places.counted_on as counted_on,
            count(distinct dim_place.place_id) as registered_place_count,
        from day_places
        left join core.dim_place -- left: nothing is registered in unknown
            on
                day_places.district_id = dim_place.district_id
                and day_places.counted_on
                >= coalesce(dim_place.valid_from_on, cast('0001-01-01' as date))
                and day_places.counted_on
                <= coalesce(dim_place.valid_to_on, cast('9999-12-31' as date))
        group by day_places.district_id, day_places.counted_on
    ),

    ranked_instants as (
        select
            instants.*,
            row_number() over (
                partition by district_id
                order by present_count desc nulls last, counted_at asc
            ) as peak_rank,
            count(*) over (partition by district_id) as instant_count,
            count(present_count) over (partition by district_id)
                as complete_instant_count,
        from instants
    )

    select
        ranked_instants.district_id as district_id,
        case
            when ranked_instants.present_count is not null
                then ranked_instants.counted_at
        end as peak_at,
        ranked_instants.present_count as peak_present_count,
        ranked_instants.place_count as place_count,
        registered_places.registered_place_count as registered_place_count,
        ranked_instants.instant_count as instant_count,
        ranked_instants.complete_instant_count as complete_instant_count,
        case
            when ranked_instants.complete_instant_count = 0 then 'not_known'
            when
                ranked_instants.place_count < registered_places.registered_place_count
                then 'of_some_places'
            when
                ranked_instants.complete_instant_count < ranked_instants.instant_count
                then 'of_complete_instants'
            else 'known'
        end as verdict,
        case
            when ranked_instants.complete_instant_count = 0 then 'counter_missing'
            when
                ranked_instants.place_count < registered_places.registered_place_count
                then 'places_missing'
            when
                ranked_instants.complete_instant_count < ranked_instants.instant_count
                then 'counter_missing'
        end as reason,
    from ranked_instants
    left join registered_places -- every district and day with snapshots has one
        on
            ranked_instants.district_id = registered_places.district_id
            and ranked_instants.counted_on = registered_places.counted_on
    where ranked_instants.peak_rank = 1
    order by district_id
);
