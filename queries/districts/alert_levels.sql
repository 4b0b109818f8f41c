-- 指标：各时刻的预警等级
-- Metric: Alert levels at each instant
-- 口径：取 from_at 那个营业日的 06:00 至 to_at 之间的时刻，两端都含，当地时间。承载率达
--   到 from_share 进入等级，低于 release_share 才解除，中间不变（回差），is_on 为 1 =
--   该等级在。每个营业日（06:00 至次日 06:00）从头判起；瞬时与当日承载率各判各的，各等
--   级也各判各的。承载率为空的时刻沿用之前的状态，load_reason 说为什么空。方案取当天有
--   效、适用于该点位片区或其上级的；asked_scheme_id 为空 = 全部方案。没有方案的点位没有
--   行；登记期之外的点位片区为 unknown，没有承载率。
-- Definition: Instants from 06:00 of the business day of from_at to to_at, both
--   included, local time. A level begins when the load reaches from_share, ends only
--   when it falls below release_share and stays as it is between (hysteresis); is_on 1
--   = it holds. Each business day (06:00 to 06:00) is judged afresh; the instant and
--   the day load are judged apart, and so are the levels. Where the load is NULL the
--   state before stays, and load_reason says why it is NULL. Schemes are those in force
--   on the day for the place's district or one above it; a NULL asked_scheme_id = all.
--   Places without a scheme have no row; those outside their registration are unknown
--   and have no load.
-- 粒度：一行 = 方案的一个等级、一个点位、一个时刻、一种承载率
-- Grain: one row = a level of a scheme, a place, an instant and a basis
-- 单位：比率；0 或 1
-- Unit: ratio; 0 or 1
-- 来源：metric.capacity_load、core.dim_alert_scheme、mart.district_ancestor
-- Source: metric.capacity_load, core.dim_alert_scheme, mart.district_ancestor
create or replace macro metric.alert_levels(
    from_at, to_at, asked_scheme_id := null
) as table (
    with alert_span as (
        select
            cast(from_at as timestamp) as span_from_at,
            cast(to_at as timestamp) as span_to_at,
            cast(asked_scheme_id as varchar) as span_scheme_id,
    ),

    loads as (
        select loaded.*
        -- from the reset on: what came before from_at decides whether a level holds
        from metric.capacity_load(
            (
                select
                    date_trunc('day', span_from_at - interval 21601 second)
                    + interval 6 hour
                from alert_span
            ),
            (select span_to_at from alert_span)
        ) as loaded
    ),

    -- the district of a place and all above it; an unregistered one is itself
    district_reach as (
        select
            district_id,
            ancestor_district_id,
        from mart.district_ancestor
        union
        select distinct
            district_id,
            district_id as ancestor_district_id,
        from loads
    ),

    schemes as (
        select
            dim_alert_scheme.scheme_id as scheme_id,
            dim_alert_scheme.scheme_name as scheme_name,
            dim_alert_scheme.level as level,
            dim_alert_scheme.level_name as level_name,
            cast(dim_alert_scheme.from_share as double) as from_share,
            cast(dim_alert_scheme.release_share as double) as release_share,
            dim_alert_scheme.is_verified as is_verified,
            dim_alert_scheme.district_id as scheme_district_id,
            coalesce(
                dim_alert_scheme.valid_from_on, cast('0001-01-01' as date)
            ) as valid_from_on,
            coalesce(
                dim_alert_scheme.valid_to_on, cast('9999-12-31' as date)
            ) as valid_to_on,
        from core.dim_alert_scheme
        inner join alert_span -- one row: keeps the scheme asked for
            on
                alert_span.span_scheme_id is null
                or dim_alert_scheme.scheme_id = alert_span.span_scheme_id
    ),

    scheme_loads as (
        select
            schemes.scheme_id as scheme_id,
            schemes.scheme_name as scheme_name,
            schemes.level as level,
            schemes.level_name as level_name,
            schemes.from_share as from_share,
            schemes.release_share as release_share,
            schemes.is_verified as is_verified,
            loads.place_id as place_id,
            loads.district_id as district_id,
            loads.basis as basis,
            loads.business_on as business_on,
            loads.counted_at as counted_at,
            loads.utc_offset_minutes as utc_offset_minutes,
            loads.interval_minutes as interval_minutes,
            loads.load_ratio as load_ratio,
            loads.reason as load_reason,
            case
                when loads.load_ratio >= schemes.from_share then 1
                when loads.load_ratio < schemes.release_share then 0
            end as crossing,
        from loads
        inner join schemes -- places without a scheme have no alerts
            on
                loads.business_on >= schemes.valid_from_on
                and loads.business_on <= schemes.valid_to_on
        where
            schemes.scheme_district_id is null
            or exists (
                select district_reach.district_id
                from district_reach
                where
                    district_reach.district_id = loads.district_id
                    and district_reach.ancestor_district_id
                    = schemes.scheme_district_id
            )
    ),

    -- most places on most days: no need to follow them through the day
    days_that_reach as (
        select distinct
            scheme_id,
            level,
            place_id,
            basis,
            business_on,
        from scheme_loads
        where crossing = 1
    ),

    judged_loads as (
        select
            scheme_loads.*,
            -- on while the last bound crossed is the upper one
            coalesce(
                last_value(scheme_loads.crossing ignore nulls) over (
                    partition by
                        scheme_loads.scheme_id,
                        scheme_loads.level,
                        scheme_loads.place_id,
                        scheme_loads.basis,
                        scheme_loads.business_on
                    order by
                        scheme_loads.counted_at asc,
                        scheme_loads.utc_offset_minutes desc
                    rows between unbounded preceding and current row
                ),
                0
            ) as is_on,
        from scheme_loads
        semi join days_that_reach
            on
                scheme_loads.scheme_id = days_that_reach.scheme_id
                and scheme_loads.level = days_that_reach.level
                and scheme_loads.place_id = days_that_reach.place_id
                and scheme_loads.basis = days_that_reach.basis
                and scheme_loads.business_on = days_that_reach.business_on

        union all

        select
            scheme_loads.*,
            0 as is_on,
        from scheme_loads
        anti join days_that_reach
            on
                scheme_loads.scheme_id = days_that_reach.scheme_id
                and scheme_loads.level = days_that_reach.level
                and scheme_loads.place_id = days_that_reach.place_id
                and scheme_loads.basis = days_that_reach.basis
                and scheme_loads.business_on = days_that_reach.business_on
    )

    select
        scheme_id,
        scheme_name,
        level,
        level_name,
        from_share,
        release_share,
        is_verified,
        place_id,
        district_id,
        basis,
        business_on,
        counted_at,
        utc_offset_minutes,
        interval_minutes,
        load_ratio,
        load_reason,
        crossing,
        is_on,
    from judged_loads
    order by
        scheme_id asc,
        level asc,
        place_id asc,
        basis asc,
        counted_at asc,
        utc_offset_minutes desc
);
