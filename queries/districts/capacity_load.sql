-- 指标：各点位承载率
-- Metric: Load of each place
-- 口径：取 from_at 至 to_at 之间的时刻，两端都含，当地时间。basis 两种，各成一行，从不
--   相加：instant 瞬时 = 在场人数 ÷ 瞬时承载量 C1；day 当日 = 06:00 以来累计进入 ÷ 日承
--   载量 C2。承载量用那一天登记有效的版本，核定的优先（capacity_basis）。承载率可以大于
--   1。不给数的行留着，承载率为空，不是 0，verdict 为 not_known，reason：在场或累计自己
--   的原因（counter_missing、no_direction、no_exits、total_fell、missing_hours、drift、
--   incomplete），或 no_capacity 没有瞬时承载量、no_daily_capacity 没有日承载量。登记期
--   之外的点位片区为 unknown，没有承载量。
-- Definition: Instants from from_at to to_at, both included, local time. Two bases in
--   rows of their own, never added: instant = people present ÷ instant capacity C1; day
--   = entries since 06:00 ÷ daily capacity C2. The capacity is the version registered
--   for that day, as declared first (capacity_basis). A load may exceed 1. Refused rows
--   stay with NULL, which is not zero, verdict not_known and a reason: that of the
--   people or entries themselves (counter_missing, no_direction, no_exits, total_fell,
--   missing_hours, drift, incomplete), or no_capacity = no instant capacity,
--   no_daily_capacity = no daily one. Places outside their registration are unknown and
--   have no capacity.
-- 粒度：一行 = 一个点位一个时刻的一种承载率
-- Grain: one row = a place, instant and basis
-- 单位：人（瞬时）、人次（当日）；比率
-- Unit: people (instant), visits (day); ratio
-- 来源：metric.present_readings、metric.entries_so_far、mart.place_capacity
-- Source: metric.present_readings, metric.entries_so_far, mart.place_capacity
create or replace macro metric.capacity_load(from_at, to_at) as table (
    with measured as (
        select
            readings.place_id as place_id,
            readings.district_id as district_id,
            readings.counted_at as counted_at,
            'instant' as basis,
            readings.present_count as measured_count,
            readings.counted_on as counted_on,
            readings.business_on as business_on,
            readings.utc_offset_minutes as utc_offset_minutes,
            readings.interval_minutes as interval_minutes,
            readings.reason as measured_reason,
        from metric.present_readings(from_at, to_at) as readings

        union all

        select
            so_far.place_id as place_id,
            so_far.district_id as district_id,
            so_far.counted_at as counted_at,
            'day' as basis,
            so_far.day_entry_count as measured_count,
            so_far.counted_on as counted_on,
            so_far.business_on as business_on,
            0 as utc_offset_minutes,
            60 as interval_minutes,
            so_far.reason as measured_reason,
        from metric.entries_so_far(from_at, to_at) as so_far
    ),

    measured_capacities as (
        select
            measured.*,
            case
                when measured.basis = 'instant'
                    then place_capacity.instant_capacity_count
                else place_capacity.daily_capacity_count
            end as capacity_count,
            case
                when measured.basis = 'instant' then place_capacity.capacity_basis
                else place_capacity.daily_capacity_basis
            end as capacity_basis,
        from measured
        left join mart.place_capacity -- left: people without a capacity stay
            on
                measured.place_id = place_capacity.place_id
                and measured.counted_on >= place_capacity.valid_from_on
                and measured.counted_on <= place_capacity.valid_to_on
    )

    select
        place_id,
        district_id,
        counted_at,
        basis,
        measured_count,
        capacity_count,
        cast(measured_count as double) / capacity_count as load_ratio,
        capacity_basis,
        business_on,
        utc_offset_minutes,
        interval_minutes,
        case
            when measured_reason is null and capacity_count is not null then 'known'
            else 'not_known'
        end as verdict,
        case
            when measured_reason is not null then measured_reason
            when capacity_count is not null then null
            when basis = 'instant' then 'no_capacity'
            else 'no_daily_capacity'
        end as reason,
    from measured_capacities
    order by place_id asc, counted_at asc, utc_offset_minutes desc, basis asc
);
