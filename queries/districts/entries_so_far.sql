-- 指标：各点位当日累计进入
-- Metric: Entries of the day so far at each place
-- 口径：每个营业日（06:00 至次日 06:00）从 06:00 起各钟点进入人次累计，取钟点结束的时刻
--   在 from_at 至 to_at 之间的，两端都含，当地时间。只计进入，不与断面相加；只报全天数
--   的点位没有钟点，没有行。覆盖率 = 06:00 以来有可信读数的计数器小时 ÷ 应有的；低于
--   90% 或没有应有的，人次为空，不是 0，verdict 为 not_known，reason 为 incomplete。登
--   记期之外的点位片区为 unknown。
-- Definition: From 06:00 on each business day (06:00 to 06:00) the running sum of
--   hourly entries, at the ends of hours from from_at to to_at, both included, local
--   time. Entries only, never added to passages; places that report day totals alone
--   have no hours and no row. Coverage = counter-hours with a reading that is not
--   suspect ÷ due, since 06:00; below 90 % or with nothing due the sum is NULL, which
--   is not zero, verdict not_known, reason incomplete. Places outside their
--   registration are unknown.
-- 粒度：一行 = 一个点位一个钟点的结束
-- Grain: one row = a place and end of an hour
-- 单位：人次；占比 0–1
-- Unit: visits; shares 0–1
-- 来源：mart.place_hour、mart.expected_day
-- Source: mart.place_hour, mart.expected_day
create or replace macro metric.entries_so_far(from_at, to_at) as table (
    with asked as (
        select
            cast(from_at as timestamp) as from_at,
            cast(to_at as timestamp) as to_at,
    ),

    entry_hours as (
        select
            place_hour.place_id as place_id,
            place_hour.district_id as district_id,
            place_hour.counted_on as counted_on,
            case
                when place_hour.hour < 6 then place_hour.counted_on - 1
                else place_hour.counted_on
            end as business_on,
            cast(place_hour.counted_on as timestamp)
            + (place_hour.hour + 1) * interval 1 hour as counted_at,
            place_hour.visit_count as visit_count,
            place_hour.reported_hours as reported_hours,
            -- 1 for the hour from 06:00, 24 for the one that ends at 06:00
            ((place_hour.hour + 18) % 24 + 1) * expected_day.expected_hours / 24
                as due_hours,
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
        where place_hour.measure = 'entries'
    ),

    running_hours as (
        select
            entry_hours.*,
            cast(sum(visit_count) over since_reset as bigint) as entry_count,
            sum(reported_hours) over since_reset / nullif(due_hours, 0)
                as coverage_share,
        from entry_hours
        window since_reset as (
            partition by place_id, business_on
            order by counted_at
            rows between unbounded preceding and current row
        )
    )

    select
        running_hours.place_id as place_id,
        running_hours.district_id as district_id,
        running_hours.counted_at as counted_at,
        case
            when running_hours.coverage_share >= 0.9 then running_hours.entry_count
        end as day_entry_count,
        least(running_hours.coverage_share, 1.0) as coverage_share,
        running_hours.counted_on as counted_on,
        running_hours.business_on as business_on,
        case
            when running_hours.coverage_share >= 0.9 then 'known'
            else 'not_known'
        end as verdict,
        case
            when running_hours.coverage_share >= 0.9 then null
            else 'incomplete'
        end as reason,
    from running_hours
    inner join asked -- one row: keeps the instants asked for
        on
            running_hours.counted_at >= asked.from_at
            and running_hours.counted_at <= asked.to_at
    order by place_id, counted_at
);
