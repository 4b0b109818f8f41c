-- 指标：由进、出累计得出的在场人数
-- Metric: People present from running totals in and out
-- 口径：指标为累计（running_total）的读数，取时段结束的时刻在 from_at 至 to_at 之间的，
--   两端都含，当地时间。在场 = 进的累计之和 − 出的累计之和，每个营业日（06:00 至次日
--   06:00）从头累计；进、出按计数器登记的方向。各点位、各时刻从不相加。不给数的行留着，
--   人数为空，不是 0，verdict 为 not_known，reason：no_direction 有计数器没有登记进、
--   出；no_exits 缺进或缺出；counter_missing 此前七天内报过、没有登记停用的计数器这一时
--   刻没有读数；total_fell 这一营业日里累计变小过；drift 出多于进。登记期之外的点位也有
--   行，片区见 metric.present_readings。
-- Definition: Readings of the measure running_total whose interval ends from from_at to
--   to_at, both included, local time. Present = totals in minus totals out, begun anew
--   each business day (06:00 to 06:00); directions as the counters are registered, 进
--   and 出. Places and instants are never added. Refused rows stay with NULL, which is
--   not zero, verdict not_known and a reason: no_direction = a counter is not
--   registered as in or out; no_exits = only one of both directions; counter_missing =
--   a counter that reported in the seven days before, and is not registered as out of
--   service, has no reading at that instant; total_fell = a total fell on this business
--   day by then; drift = more out than in. Places outside their registration have rows
--   too; metric.present_readings gives their district.
-- 粒度：一行 = 一个点位一个时刻
-- Grain: one row = a place and instant
-- 单位：人、分钟
-- Unit: people, minutes
-- 来源：core.fct_visitor_count、core.dim_counter
-- Source: core.fct_visitor_count, core.dim_counter
create or replace macro metric.present_by_total(from_at, to_at) as table (
    with asked as (
        select
            cast(from_at as timestamp) as from_at,
            cast(to_at as timestamp) as to_at,
    ),

    -- a counter that changed its direction is taken for neither
    registered_directions as (
        select
            place_id,
            counter_id,
            max(expected_interval_minutes) as interval_minutes,
            min(case when directions in ('进', 'in') then 1 else 0 end) as is_in,
            min(case when directions in ('出', 'out') then 1 else 0 end) as is_out,
            max(coalesce(valid_to_on, cast('9999-12-31' as date))) as last_on,
        from core.dim_counter
        group by place_id, counter_id
    ),

    totals as (
        select
            readings.place_id as place_id,
            readings.counter_id as counter_id,
            readings.counted_on as counted_on,
            readings.counted_to_at as counted_at,
            readings.utc_offset_minutes as utc_offset_minutes,
            -- a second less: 06:00 sharp is the end of the day before
            cast(readings.counted_to_at - interval 21601 second as date)
                as business_on,
            readings.visit_count as visit_count,
            coalesce(registered_directions.is_in, 0) as is_in,
            coalesce(registered_directions.is_out, 0) as is_out,
            coalesce(
                registered_directions.interval_minutes,
                least(readings.counted_hours, 1) * 60
            ) as interval_minutes,
            coalesce(
                registered_directions.last_on, cast('9999-12-31' as date)
            ) as last_on,
        from core.fct_visitor_count as readings
        inner join asked -- one row: the days asked for, and a week to know the counters
            on
                readings.counted_from_at >= asked.from_at - interval 8 day
                and readings.counted_to_at > asked.from_at - interval 7 day
                and readings.counted_to_at <= asked.to_at
        left join registered_directions -- left: what is not registered is refused
            on
                readings.place_id = registered_directions.place_id
                and readings.counter_id = registered_directions.counter_id
        where
            readings.measure = 'running_total'
            and readings.counted_hours <= 25
    ),

    judged_totals as (
        select
            totals.*,
            case
                when
                    visit_count < max(visit_count) over (
                        partition by place_id, counter_id, business_on
                        order by counted_at asc, utc_offset_minutes desc
                        rows between unbounded preceding and 1 preceding
                    )
                    then 1
                else 0
            end as fell_count,
        from totals
    ),

    counters as (
        select
            place_id,
            counter_id,
            min(business_on) as first_on,
            max(last_on) as last_on,
            max(is_in) as is_in,
            max(is_out) as is_out,
        from totals
        group by place_id, counter_id
    ),

    days as (
        select distinct
            place_id,
            business_on,
        from totals
    ),

    -- from its first reading on a counter is due, also when it falls silent
    day_counters as (
        select
            days.place_id as place_id,
            days.business_on as business_on,
            count(*) as counter_count,
            max(counters.is_in) as has_in,
            max(counters.is_out) as has_out,
            min(counters.is_in + counters.is_out) as has_directions,
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
            max(fell_count) as fell_count,
            cast(
                sum(case when is_out = 1 then -visit_count else visit_count end)
                as bigint
            ) as net_count,
        from judged_totals
        group by place_id, business_on, counted_at, utc_offset_minutes
    ),

    judged_instants as (
        select
            place_instants.*,
            case
                when day_counters.has_directions = 0 then 'no_direction'
                when day_counters.has_in = 0 or day_counters.has_out = 0
                    then 'no_exits'
                -- once fallen, what it says for the rest of the day is a guess
                when
                    max(place_instants.fell_count) over (
                        partition by
                            place_instants.place_id, place_instants.business_on
                        order by
                            place_instants.counted_at asc,
                            place_instants.utc_offset_minutes desc
                        rows between unbounded preceding and current row
                    ) = 1
                    then 'total_fell'
                when
                    place_instants.reading_count
                    <> coalesce(day_counters.counter_count, 0)
                    then 'counter_missing'
                when place_instants.net_count < 0 then 'drift'
            end as reason,
        from place_instants
        -- left: a reading of a counter that is registered as out of service is refused
        left join day_counters
            on
                place_instants.place_id = day_counters.place_id
                and place_instants.business_on = day_counters.business_on
    )

    select
        judged_instants.place_id as place_id,
        judged_instants.counted_at as counted_at,
        case
            when judged_instants.reason is null then judged_instants.net_count
        end as present_count,
        judged_instants.counted_on as counted_on,
        judged_instants.business_on as business_on,
        judged_instants.utc_offset_minutes as utc_offset_minutes,
        judged_instants.interval_minutes as interval_minutes,
        case
            when judged_instants.reason is null then 'known' else 'not_known'
        end as verdict,
        judged_instants.reason as reason,
    from judged_instants
    inner join asked -- one row: keeps the instants asked for
        on judged_instants.counted_at >= asked.from_at
    order by place_id asc, counted_at asc, utc_offset_minutes desc
);
