-- 指标：由进入减离开得出的在场人数
-- Metric: People present from entries minus exits
-- 口径：既报进入又报离开的点位：每个营业日（06:00 至次日 06:00）从 06:00 起，各钟点进入
--   之和 − 离开之和，取钟点结束的时刻在 from_at 至 to_at 之间的，两端都含，当地时间。各
--   点位、各时刻从不相加。不给数的行留着，人数为空，不是 0，verdict 为 not_known，
--   reason：missing_hours = 06:00 以来有钟点缺进入或离开的读数（停机、可疑都算缺）；
--   drift = 离开多于进入。登记期之外的点位也有行，片区见 metric.present_readings。
-- Definition: Places that report both entries and exits: from 06:00 on each business
--   day (06:00 to 06:00) the sum of hourly entries minus that of exits, at the ends of
--   hours from from_at to to_at, both included, local time. Places and instants are
--   never added. Refused rows stay with NULL, which is not zero, verdict not_known and
--   a reason: missing_hours = an hour since 06:00 lacks a reading of entries or exits
--   (outages and suspects count as missing); drift = more exits than entries. Places
--   outside their registration have rows too; metric.present_readings gives their
--   district.
-- 粒度：一行 = 一个点位一个钟点的结束
-- Grain: one row = a place and end of an hour
-- 单位：人、分钟
-- Unit: people, minutes
-- 来源：mart.place_hour、mart.expected_day
-- Source: mart.place_hour, mart.expected_day
create or replace macro metric.present_by_flow(from_at, to_at) as table (
    with asked as (
        select
            cast(from_at as timestamp) as from_at,
            cast(to_at as timestamp) as to_at,
    ),

    -- hardly any place counts who leaves: the others need not be added up
    places_with_exits as (
        select distinct place_hour.place_id as place_id
        from mart.place_hour
        inner join asked -- one row: keeps the days asked for and the one before
            on
                place_hour.counted_on >= cast(asked.from_at as date) - 1
                and place_hour.counted_on <= cast(asked.to_at as date)
        where place_hour.measure = 'exits'
    ),

    flow_hours as (
        select
            place_hour.place_id as place_id,
            place_hour.measure as measure,
            place_hour.counted_on as counted_on,
            case
                when place_hour.hour < 6 then place_hour.counted_on - 1
                else place_hour.counted_on
            end as business_on,
            cast(place_hour.counted_on as timestamp)
            + (place_hour.hour + 1) * interval 1 hour as counted_at,
            -- 1 for the hour from 06:00, 24 for the one that ends at 06:00
            (place_hour.hour + 18) % 24 + 1 as elapsed_hours,
            place_hour.visit_count as visit_count,
            -- a thousandth: twelve times five minutes is not quite an hour in doubles
            case
                when
                    place_hour.reported_hours + 0.001
                    >= coalesce(expected_day.expected_hours, 0) / 24
                    then place_hour.visit_count
            end as whole_visit_count,
        from mart.place_hour
        inner join asked -- one row: keeps the days asked for and the one before
            on
                place_hour.counted_on >= cast(asked.from_at as date) - 1
                and place_hour.counted_on <= cast(asked.to_at as date)
        left join mart.expected_day -- left: without a register nothing is due
            on
                place_hour.place_id = expected_day.place_id
                and place_hour.counted_on = expected_day.counted_on
                and place_hour.measure = expected_day.measure
        where
            place_hour.measure in ('entries', 'exits')
            and place_hour.place_id in (
                select places_with_exits.place_id from places_with_exits
            )
    ),

    place_instants as (
        select
            place_id,
            business_on,
            counted_at,
            max(counted_on) as counted_on,
            max(elapsed_hours) as elapsed_hours,
            count(case when measure = 'entries' then whole_visit_count end)
                as entry_hour_count,
            count(case when measure = 'exits' then whole_visit_count end)
                as exit_hour_count,
            sum(case when measure = 'exits' then -visit_count else visit_count end)
                as net_count,
        from flow_hours
        group by place_id, business_on, counted_at
    ),

    running_instants as (
        select
            place_id,
            business_on,
            counted_at,
            counted_on,
            elapsed_hours,
            sum(entry_hour_count) over since_reset as entry_hour_count,
            sum(exit_hour_count) over since_reset as exit_hour_count,
            cast(sum(net_count) over since_reset as bigint) as net_count,
            sum(exit_hour_count) over (partition by place_id, business_on)
                as day_exit_hour_count,
        from place_instants
        window since_reset as (
            partition by place_id, business_on
            order by counted_at
            rows between unbounded preceding and current row
        )
    ),

    judged_instants as (
        select
            running_instants.*,
            case
                when
                    entry_hour_count < elapsed_hours
                    or exit_hour_count < elapsed_hours
                    then 'missing_hours'
                when net_count < 0 then 'drift'
            end as reason,
        from running_instants
        where day_exit_hour_count > 0
    )

    select
        judged_instants.place_id as place_id,
        judged_instants.counted_at as counted_at,
        case
            when judged_instants.reason is null then judged_instants.net_count
        end as present_count,
        judged_instants.counted_on as counted_on,
        judged_instants.business_on as business_on,
        60 as interval_minutes,
        case
            when judged_instants.reason is null then 'known' else 'not_known'
        end as verdict,
        judged_instants.reason as reason,
    from judged_instants
    inner join asked -- one row: keeps the instants asked for
        on
            judged_instants.counted_at >= asked.from_at
            and judged_instants.counted_at <= asked.to_at
    order by place_id, counted_at
);
