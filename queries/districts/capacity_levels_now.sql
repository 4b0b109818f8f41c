-- 指标：现在各点位的预警等级
-- Metric: Alert level of each place now
-- 口径：as_of_at 那天登记期内（两日都含）的每个点位，瞬时（instant）、当日（day）各成
--   一行，从不相加；as_of_at 为空 = 全库最新读数的时刻，当地时间。承载率同
--   metric.capacity_now；等级为方案里此刻在的最重一级，进入和解除见
--   metric.alert_levels（回差）；held_since_at 为它这一次开始的时刻。06:00 刚过、新的
--   营业日还没有读数时，看那个不过时的读数所在的营业日。level_rank 从 1 起数方案的等
--   级，level_count 为一共几级。每套适用的方案一行；asked_scheme_id 为空 = 全部方
--   案。verdict：held 在某一级；below 未到最低一级，等级为空；not_known 不能
--   判断，等级为空，reason：no_scheme 没有适用的方案，承载率照列；其余为没有承载率的
--   原因：no_reading、stale、incomplete、counter_missing、no_direction、no_exits、
--   total_fell、missing_hours、drift、no_capacity、no_daily_capacity。空不是 0。没有
--   登记的片区照样有行。
-- Definition: Each place within its registration on the day of as_of_at, first and last
--   day included, with a row for the instant load and one for the day's, never added; a
--   NULL as_of_at = the newest reading in the warehouse, local time. Loads as in
--   metric.capacity_now; the level is the gravest of the scheme that holds at that
--   instant, begun and released as in metric.alert_levels (hysteresis); held_since_at
--   is when it began this time. Shortly after 06:00, before the new business day has a
--   reading, the business day of the reading that is not stale yet decides. level_rank
--   counts the levels of the scheme from 1, level_count says how many there are. One row per scheme that applies; a NULL
--   asked_scheme_id = all. verdict: held = a level holds; below = not even the lowest,
--   level NULL; not_known = cannot be told, level NULL, with a reason: no_scheme = no
--   scheme applies, the load is given; others say why there is no load: no_reading,
--   stale, incomplete, counter_missing, no_direction, no_exits, total_fell,
--   missing_hours, drift, no_capacity, no_daily_capacity. NULL is not zero. Places of
--   unregistered districts keep their row.
-- 粒度：一行 = 一个点位、一种承载率、一套适用的方案；没有方案的点位也有一行
-- Grain: one row = a place, basis and scheme; a place without a scheme has one as well
-- 单位：人（瞬时）、人次（当日）；比率；级
-- Unit: people (instant), visits (day); ratio; levels
-- 来源：metric.capacity_now、metric.alert_levels
-- Source: metric.capacity_now, metric.alert_levels
create or replace macro metric.capacity_levels_now(
    as_of_at := null, asked_scheme_id := null
) as table (
    with now_instant as (
        select instants.instant_at as instant_at
        from metric.reading_instant(as_of_at) as instants
    ),

    loads as (
        select
            places.place_id as place_id,
            places.place_name as place_name,
            places.district_id as district_id,
            places.as_of_at as loaded_at,
            'instant' as basis,
            places.counted_at as counted_at,
            places.present_count as measured_count,
            places.instant_capacity_count as capacity_count,
            places.instant_load_ratio as load_ratio,
            places.reason as load_reason,
        from metric.capacity_now(as_of_at) as places

        union all

        select
            places.place_id as place_id,
            places.place_name as place_name,
            places.district_id as district_id,
            places.as_of_at as loaded_at,
            'day' as basis,
            places.day_counted_at as counted_at,
            places.day_entry_count as measured_count,
            places.daily_capacity_count as capacity_count,
            places.day_load_ratio as load_ratio,
            places.day_reason as load_reason,
        from metric.capacity_now(as_of_at) as places
    ),

    -- shortly after 06:00 the last reading is of the business day before
    oldest_load as (
        select min(loads.counted_at) as oldest_at
        from loads
        where loads.load_reason is null
    ),

    levels_by_instant as (
        select
            by_instant.*,
            -- the order of instants where clocks are set back
            by_instant.counted_at
            - to_minutes(cast(by_instant.utc_offset_minutes as bigint)) as ordered_at,
            max(by_instant.business_on) over (
                partition by by_instant.place_id, by_instant.basis
            ) as newest_business_on,
        from metric.alert_levels(
            (
                select coalesce(oldest_load.oldest_at, now_instant.instant_at)
                from now_instant
                cross join oldest_load
            ),
            (select instant_at from now_instant),
            asked_scheme_id
        ) as by_instant
    ),

    level_instants as (
        select levels_by_instant.*
        from levels_by_instant
        where levels_by_instant.business_on = levels_by_instant.newest_business_on
    ),

    -- per level: its newest state, and the last instant at which it was off
    level_states as (
        select
            scheme_id,
            max(scheme_name) as scheme_name,
            level,
            max(level_name) as level_name,
            max(from_share) as from_share,
            bool_and(is_verified) as is_verified,
            place_id,
            basis,
            arg_max(is_on, ordered_at) as is_on,
            max(case when is_on = 0 then ordered_at end) as last_off_at,
        from level_instants
        group by scheme_id, level, place_id, basis
    ),

    level_starts as (
        select
            level_states.scheme_id as scheme_id,
            level_states.level as level,
            level_states.place_id as place_id,
            level_states.basis as basis,
            min(level_instants.counted_at) as held_since_at,
        from level_states
        inner join level_instants -- each state was made from these instants
            on
                level_states.scheme_id = level_instants.scheme_id
                and level_states.level = level_instants.level
                and level_states.place_id = level_instants.place_id
                and level_states.basis = level_instants.basis
        where
            level_states.is_on = 1
            and (
                level_states.last_off_at is null
                or level_instants.ordered_at > level_states.last_off_at
            )
        group by
            level_states.scheme_id,
            level_states.level,
            level_states.place_id,
            level_states.basis
    ),

    ranked_levels as (
        select
            level_states.*,
            level_starts.held_since_at as held_since_at,
            row_number() over (
                partition by
                    level_states.scheme_id, level_states.place_id, level_states.basis
                order by level_states.level
            ) as level_rank,
            count(*) over (
                partition by
                    level_states.scheme_id, level_states.place_id, level_states.basis
            ) as level_count,
        from level_states
        left join level_starts -- left: what is off has not begun
            on
                level_states.scheme_id = level_starts.scheme_id
                and level_states.level = level_starts.level
                and level_states.place_id = level_starts.place_id
                and level_states.basis = level_starts.basis
    ),

    schemes_now as (
        select
            scheme_id,
            max(scheme_name) as scheme_name,
            bool_and(is_verified) as is_verified,
            place_id,
            basis,
            max(level_count) as level_count,
            max(case when is_on = 1 then level end) as level,
            arg_max(level_name, level) filter (where is_on = 1) as level_name,
            arg_max(from_share, level) filter (where is_on = 1) as from_share,
            arg_max(level_rank, level) filter (where is_on = 1) as level_rank,
            arg_max(held_since_at, level) filter (where is_on = 1) as held_since_at,
        from ranked_levels
        group by scheme_id, place_id, basis
    ),

    known_schemes as (
        select
            loads.*,
            loads.load_reason is null as is_load_known,
            schemes_now.scheme_id as scheme_id,
            schemes_now.scheme_name as scheme_name,
            schemes_now.is_verified as is_verified,
            cast(schemes_now.level_count as bigint) as level_count,
            schemes_now.level as level,
            schemes_now.level_name as level_name,
            schemes_now.from_share as from_share,
            cast(schemes_now.level_rank as bigint) as level_rank,
            schemes_now.held_since_at as held_since_at,
        from loads
        left join schemes_now -- left: a place without a scheme keeps its load
            on loads.place_id = schemes_now.place_id and loads.basis = schemes_now.basis
    )

    select
        place_id,
        place_name,
        district_id,
        basis,
        loaded_at as as_of_at,
        counted_at,
        measured_count,
        capacity_count,
        load_ratio,
        scheme_id,
        scheme_name,
        case when is_load_known then level end as level,
        case when is_load_known then level_name end as level_name,
        case when is_load_known then level_rank end as level_rank,
        level_count,
        case when is_load_known then from_share end as from_share,
        case when is_load_known then held_since_at end as held_since_at,
        is_verified,
        case
            when not is_load_known or scheme_id is null then 'not_known'
            when level is null then 'below'
            else 'held'
        end as verdict,
        case
            when not is_load_known then load_reason
            when scheme_id is null then 'no_scheme'
        end as reason,
    from known_schemes
    order by place_id asc, basis desc, scheme_id asc
);
