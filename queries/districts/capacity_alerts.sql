-- 指标：承载预警
-- Metric: Capacity alerts
-- 口径：取与 from_at 至 to_at（两端都含，当地时间）有交的预警。方案的一个等级：承载率达
--   到 from_share 进入，低于 release_share 才解除，中间不变（回差）；瞬时（instant）与
--   当日（day）承载率各判各的，各等级也各判各的，所以高等级期间低等级也在。每个营业日
--   （06:00 至次日 06:00）从头判起。方案取当天有效、适用于该点位片区或其上级的；
--   asked_scheme_id 为空 = 全部方案。verdict：ended 已解除，ended_at 为低于解除线的第一
--   个时刻；not_ended 到 to_at 或营业日结束还没有解除，ended_at 为空；not_known = 这一
--   天有时刻没有承载率，不能判断有没有预警，等级为空。reason：readings_missing = 预警期
--   间有读数缺失；not_known 行为承载率缺失的原因：counter_missing、no_direction、
--   no_exits、total_fell、missing_hours、drift、incomplete、no_capacity、
--   no_daily_capacity。一个读数都没有的点位没有行，见 metric.present_now。
-- Definition: Alerts that touch the time from from_at to to_at, both included, local
--   time. A level begins when the load reaches from_share, ends only when it falls
--   below release_share and stays as it is between (hysteresis). The instant and the
--   day load are judged apart, and so are the levels: during a higher one the lower
--   ones hold too. Each business day (06:00 to 06:00) is judged afresh. Schemes are
--   those in force on the day for the place's district or one above it; a NULL
--   asked_scheme_id = all. verdict: ended, with ended_at = the first instant below the
--   release; not_ended by to_at or the end of the business day, ended_at NULL;
--   not_known = instants of the day have no load, so that nobody can say whether there
--   was an alert; level NULL. reason: readings_missing = readings are missing during
--   the alert; in not_known rows why the load is missing: counter_missing,
--   no_direction, no_exits, total_fell, missing_hours, drift, incomplete, no_capacity,
--   no_daily_capacity. A place without any reading has no row; see metric.present_now.
-- 粒度：一行 = 一次预警（方案、等级、点位、依据）；或一个点位一天不能判断的一种依据
-- Grain: one row = an alert (scheme, level, place, basis); or a place, day and basis
--   that cannot be judged
-- 单位：时刻；比率；个
-- Unit: instants; ratio; readings
-- 来源：metric.capacity_load、core.dim_alert_scheme、mart.district_ancestor
-- Source: metric.capacity_load, core.dim_alert_scheme, mart.district_ancestor
create or replace macro metric.capacity_alerts(
    from_at, to_at, asked_scheme_id := null
) as table (
    with alert_window as (
        select
            cast(from_at as timestamp) as window_from_at,
            cast(to_at as timestamp) as window_to_at,
    ),

    levels as (
        select by_instant.*
        from metric.alert_levels(
            (select window_from_at from alert_window),
            (select window_to_at from alert_window),
            asked_scheme_id
        ) as by_instant
    ),

    days_with_alerts as (
        select distinct
            scheme_id,
            level,
            place_id,
            basis,
            business_on,
        from levels
        where is_on = 1
    ),

    steps as (
        select
            levels.*,
            case
                when is_on = 1 and coalesce(lag(is_on) over by_time, 0) = 0 then 1
                else 0
            end as begins_count,
            lead(is_on) over by_time as next_is_on,
            lead(counted_at) over by_time as next_counted_at,
        from levels
        semi join days_with_alerts
            on
                levels.scheme_id = days_with_alerts.scheme_id
                and levels.level = days_with_alerts.level
                and levels.place_id = days_with_alerts.place_id
                and levels.basis = days_with_alerts.basis
                and levels.business_on = days_with_alerts.business_on
        window by_time as (
            partition by scheme_id, level, place_id, basis, business_on
            order by counted_at asc, utc_offset_minutes desc
        )
    ),

    numbered_steps as (
        select
            steps.*,
            sum(begins_count) over (
                partition by scheme_id, level, place_id, basis, business_on
                order by counted_at asc, utc_offset_minutes desc
                rows between unbounded preceding and current row
            ) as episode_number,
        from steps
    ),

    peaked_steps as (
        select
            numbered_steps.*,
            max(load_ratio) over (
                partition by
                    scheme_id, level, place_id, basis, business_on, episode_number
            ) as peak_load_ratio,
        from numbered_steps
        where is_on = 1
    ),

    episodes as (
        select
            scheme_id,
            any_value(scheme_name) as scheme_name,
            level,
            any_value(level_name) as level_name,
            place_id,
            max(district_id) as district_id,
            basis,
            business_on,
            min(counted_at) as started_at,
            max(case when next_is_on = 0 then next_counted_at end) as ended_at,
            max(counted_at) as last_seen_at,
            max(peak_load_ratio) as peak_load_ratio,
            min(case when load_ratio = peak_load_ratio then counted_at end) as peak_at,
            count(load_ratio) as reading_count,
            any_value(from_share) as from_share,
            any_value(release_share) as release_share,
            any_value(is_verified) as is_verified,
            max(
                case
                    when
                        load_ratio is null
                        or next_counted_at > counted_at
                        + to_minutes(cast(2 * interval_minutes as bigint))
                        then 1
                    else 0
                end
            ) as has_gap,
        from peaked_steps
        group by scheme_id, level, place_id, basis, business_on, episode_number
    ),

    unjudged_days as (
        select
            scheme_id,
            any_value(scheme_name) as scheme_name,
            place_id,
            max(district_id) as district_id,
            basis,
            business_on,
            min(counted_at) as started_at,
            max(counted_at) as last_seen_at,
            count(distinct counted_at) as reading_count,
            any_value(is_verified) as is_verified,
            max(load_reason) as load_reason,
        from levels
        where load_ratio is null
        group by scheme_id, place_id, basis, business_on
    ),

    alerts as (
        select
            episodes.* exclude (has_gap),
            case when ended_at is not null then 'ended' else 'not_ended' end
                as verdict,
            case when has_gap = 1 then 'readings_missing' end as reason,
        from episodes

        union all by name

        select
            unjudged_days.* exclude (load_reason),
            'not_known' as verdict,
            load_reason as reason,
        from unjudged_days
    )

    select
        alerts.scheme_id as scheme_id,
        alerts.scheme_name as scheme_name,
        alerts.level as level,
        alerts.level_name as level_name,
        alerts.place_id as place_id,
        alerts.district_id as district_id,
        alerts.basis as basis,
        alerts.business_on as business_on,
        alerts.started_at as started_at,
        alerts.ended_at as ended_at,
        alerts.last_seen_at as last_seen_at,
        alerts.peak_load_ratio as peak_load_ratio,
        alerts.peak_at as peak_at,
        alerts.reading_count as reading_count,
        alerts.from_share as from_share,
        alerts.release_share as release_share,
        alerts.is_verified as is_verified,
        alerts.verdict as verdict,
        alerts.reason as reason,
    from alerts
    inner join alert_window -- one row: keeps what reaches into the time asked for
        on
            coalesce(alerts.ended_at, alerts.last_seen_at)
            >= alert_window.window_from_at
    order by scheme_id, place_id, basis, started_at, level
);
