-- 指标：现在各点位有多满
-- Metric: How full each place is now
-- 口径：as_of_at 那天登记期内（启用、停用两日都含）的每个点位一行；as_of_at 为空 = 全库
--   最新读数的时刻。当地时间。两种承载率并列，从不相加：瞬时 = 在场人数 ÷ 瞬时承载量
--   C1，取最后一次不过时的在场读数；当日 = 当营业日 06:00 以来累计进入 ÷ 日承载量 C2，
--   取两小时以内的最后一个钟点。承载量用那一天有效的版本，核定的优先。为空不是 0，
--   verdict、reason 说瞬时的，day_verdict、day_reason 说当日的：no_reading 没有读数；
--   stale 过时；no_capacity、no_daily_capacity 没有承载量；incomplete 覆盖率低于 90%；
--   其余见 metric.present_now：counter_missing、no_direction、no_exits、total_fell、
--   missing_hours、drift。没有登记的片区照样有行。
-- Definition: A row for each place within its registration on the day of as_of_at,
--   first and last day included; a NULL as_of_at = the newest reading in the warehouse.
--   Local time. Both loads side by side, never added: instant = people present ÷
--   instant capacity C1, from the last reading that is not stale; day = entries since
--   06:00 of the business day ÷ daily capacity C2, from the last hour no older than two
--   hours. The capacity is the version of that day, as declared first. NULL is not
--   zero; verdict and reason speak of the instant load, day_verdict and day_reason of
--   the day's: no_reading; stale; no_capacity, no_daily_capacity; incomplete = coverage
--   below 90 %; others as in metric.present_now: counter_missing, no_direction,
--   no_exits, total_fell, missing_hours, drift. Places of unregistered districts keep
--   their row.
-- 粒度：一行 = 一个点位
-- Grain: one row = a place
-- 单位：人（瞬时）、人次（当日）；比率
-- Unit: people (instant), visits (day); ratio
-- 来源：metric.present_now、metric.entries_so_far、mart.place_capacity
-- Source: metric.present_now, metric.entries_so_far, mart.place_capacity
create or replace macro metric.capacity_now(as_of_at := null) as table (
    with now_instant as (
        select
            instants.instant_at as instant_at,
            -- a second less: at 06:00 sharp the day that ends is the one asked for
            cast(instants.instant_at - interval 21601 second as date) as business_on,
        from metric.reading_instant(as_of_at) as instants
    ),

    last_day_hours as (
        select so_far.*
        from metric.entries_so_far(
            (select instant_at - interval 1 day from now_instant),
            (select instant_at from now_instant)
        ) as so_far
    ),

    ranked_hours as (
        select
            last_day_hours.*,
            row_number() over (
                partition by last_day_hours.place_id
                order by last_day_hours.counted_at desc
            ) as newness_rank,
        from last_day_hours
        inner join now_instant -- one row: keeps the business day
            on last_day_hours.business_on = now_instant.business_on
    ),

    judged_places as (
        select
            present_places.place_id as place_id,
            present_places.place_name as place_name,
            present_places.district_id as district_id,
            present_places.as_of_at as instant_at,
            present_places.counted_at as counted_at,
            present_places.present_count as present_count,
            present_places.reason as present_reason,
            place_capacity.instant_capacity_count as instant_capacity_count,
            place_capacity.capacity_basis as capacity_basis,
            place_capacity.daily_capacity_count as daily_capacity_count,
            place_capacity.daily_capacity_basis as daily_capacity_basis,
            ranked_hours.counted_at as day_counted_at,
            ranked_hours.counted_at < present_places.as_of_at - interval 2 hour
                as is_day_stale,
            ranked_hours.day_entry_count as day_entry_count,
            ranked_hours.reason as hours_reason,
        from metric.present_now(as_of_at) as present_places
        left join mart.place_capacity -- every place has one period on its day
            on
                present_places.place_id = place_capacity.place_id
                and cast(present_places.as_of_at as date)
                >= place_capacity.valid_from_on
                and cast(present_places.as_of_at as date) <= place_capacity.valid_to_on
        left join ranked_hours -- left: a place without entries is not empty
            on
                present_places.place_id = ranked_hours.place_id
                and ranked_hours.newness_rank = 1
    )

    select
        place_id,
        place_name,
        district_id,
        instant_at as as_of_at,
        present_count,
        instant_capacity_count,
        cast(present_count as double) / instant_capacity_count as instant_load_ratio,
        case when not is_day_stale then day_entry_count end as day_entry_count,
        daily_capacity_count,
        case
            when not is_day_stale
                then cast(day_entry_count as double) / daily_capacity_count
        end as day_load_ratio,
        capacity_basis,
        daily_capacity_basis,
        counted_at,
        day_counted_at,
        case
            when present_reason is null and instant_capacity_count is not null
                then 'known'
            else 'not_known'
        end as verdict,
        case
            when present_reason is not null then present_reason
            when instant_capacity_count is null then 'no_capacity'
        end as reason,
        case
            when
                hours_reason is null
                and not is_day_stale
                and daily_capacity_count is not null
                then 'known'
            else 'not_known'
        end as day_verdict,
        case
            when day_counted_at is null then 'no_reading'
            when is_day_stale then 'stale'
            when hours_reason is not null then hours_reason
            when daily_capacity_count is null then 'no_daily_capacity'
        end as day_reason,
    from judged_places
    order by place_id
);
