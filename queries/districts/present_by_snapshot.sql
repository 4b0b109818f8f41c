-- 指标：各点位在场快照
-- Metric: Snapshots of people present at each place
-- 口径：指标为在场（present）的读数，取时段开始的时刻在 from_at 至 to_at 之间的，两端都
--   含，当地时间。一个点位几个计数器同一时刻的数合为一个；此前七天内报过、没有登记停用
--   的计数器缺一个，人数就为空，不是 0，verdict 为 not_known，reason 为
--   counter_missing。各点位、各时刻从不相加。营业日 = 06:00 至次日 06:00。间隔按计数器
--   登记，没有登记的按读数时段长度，至多一小时。登记期之外的点位也有行，片区见
--   metric.present_readings。
-- Definition: Readings of the measure present whose interval starts from from_at to
--   to_at, both included, local time. Several counters of a place make one number at
--   one instant; when one is missing that reported in the seven days before and is not
--   registered as out of service, the number is NULL, which is not zero, verdict
--   not_known, reason counter_missing. Places and instants are never added. Business
--   day = 06:00 to 06:00. The interval is the registered one, else the length of the
--   reading, an hour at most. Places outside their registration have rows too;
--   metric.present_readings gives their district.
-- 粒度：一行 = 一个点位一个时刻
-- Grain: one row = a place and instant
-- 单位：人、分钟
-- Unit: people, minutes
-- 来源：core.fct_visitor_count、core.dim_counter
-- Source: core.fct_visitor_count, core.dim_counter
create or replace macro metric.present_by_snapshot(from_at, to_at) as table (
    with asked as (
        select
            cast(from_at as timestamp) as from_at,
            cast(to_at as timestamp) as to_at,
    ),

    -- over all periods of the register: one row a counter, so that none counts twice
    registered_counters as (
        select
            place_id,
            counter_id,
            max(expected_interval_minutes) as interval_minutes,
            max(coalesce(valid_to_on, cast('9999-12-31' as date))) as last_on,
        from core.dim_counter
        group by place_id, counter_id
    ),

    snapshots as (
        select
            readings.place_id as place_id,
            readings.counter_id as counter_id,
            readings.counted_on as counted_on,
            readings.counted_from_at as counted_at,
            readings.utc_offset_minutes as utc_offset_minutes,
            cast(
                readings.counted_from_at - interval 6 hour as date
            ) as business_on,
            readings.visit_count as visit_count,
            coalesce(
                registered_counters.interval_minutes,
                least(readings.counted_hours, 1) * 60
            ) as interval_minutes,
            coalesce(
                registered_counters.last_on, cast('9999-12-31' as date)
            ) as last_on,
        from core.fct_visitor_count as readings
        inner join asked -- one row: the days asked for, and a week to know the counters
            on
                readings.counted_from_at >= asked.from_at - interval 7 day
                and readings.counted_from_at <= asked.to_at
        left join registered_counters -- left: most counters are in no register
            on
                readings.place_id = registered_counters.place_id
                and readings.counter_id = registered_counters.counter_id
        where readings.measure = 'present'
    ),

    counters as (
        select
            place_id,
            counter_id,
            min(business_on) as first_on,
            max(last_on) as last_on,
        from snapshots
        group by place_id, counter_id
    ),

    days as (
        select distinct
            place_id,
            business_on,
        from snapshots
    ),

    -- from its first reading on a counter is due, also when it falls silent
    day_counters as (
        select
            days.place_id as place_id,
            days.business_on as business_on,
            count(*) as counter_count,
        from days
        inner join counters -- made from the same rows: every day has one at least
            on
                days.place_id = counters.place_id
                and days.business_on >= counters.first_on
                and days.business_on <= counters.last_on
        group by days.place_id, days.business_on
    ),

    place_instants as (
        select
            place_id,
            business_on,
            counted_at,
            utc_offset_minutes,
            max(counted_on) as counted_on,
            max(interval_minutes) as interval_minutes,
            count(visit_count) as reading_count,
            cast(sum(visit_count) as bigint) as present_count,
        from snapshots
        group by place_id, business_on, counted_at, utc_offset_minutes
    )

    select
        place_instants.place_id as place_id,
        place_instants.counted_at as counted_at,
        case
            when place_instants.reading_count = day_counters.counter_count
                then place_instants.present_count
        end as present_count,
        place_instants.counted_on as counted_on,
        place_instants.business_on as business_on,
        place_instants.utc_offset_minutes as utc_offset_minutes,
        place_instants.interval_minutes as interval_minutes,
        case
            when place_instants.reading_count = day_counters.counter_count
                then 'known'
            else 'not_known'
        end as verdict,
        case
            when
                place_instants.reading_count = day_counters.counter_count
                then null
            else 'counter_missing'
        end as reason,
    from place_instants
    -- left: a reading of a counter that is registered as out of service is refused
    left join day_counters
        on
            place_instants.place_id = day_counters.place_id
            and place_instants.business_on = day_counters.business_on
    inner join asked -- one row: keeps the instants asked for
        on place_instants.counted_at >= asked.from_at
    order by place_id asc, counted_at asc, utc_offset_minutes desc
);
