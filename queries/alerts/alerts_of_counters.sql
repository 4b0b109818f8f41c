-- 指标：提醒：计数器没有读数或卡住
-- Metric: Alerts: a counter is dead or stuck
-- 口径：asked_at 那一刻（见 alert_moments 的 counts_at）。reason：silent = 片区报到的
--   最后一个整天里，应有读数的计数器一个都没有（act）；outage = 那天报了停机（
--   watch）；这两种的 measured_value 为没有读数的天数，since_at 为最后有读数之日的次
--   日。zero_day、stuck（act）和 at_limit、repeated_day、twin_counter、
--   total_of_others、unit_jump（watch）=最后两个整天里违反 mart.suspect_reading 的一
--   条，measured_value 为七天里违反的天数。以下为在场人数的读数（watch）：stale = 停
--   了超过两个间隔，而前一天这个钟点有读数，measured_value 为停了几小时；drift、
--   total_fell、counter_missing 见 metric.present_now，从何时起不知道，since_at 为空。
--   basis_id 为计数器编号，在场的为 present。整个片区没有报到的见 alerts_of_feeds；登
--   记了停用日的不算应有。片区 = 那天登记的。
-- Definition: At asked_at (counts_at of alert_moments). Reason: silent = a counter that
--   owed readings has none on the last whole day that its district has come (act);
--   outage = an outage was declared for it (watch); for both, measured_value = days
--   without a reading and since_at the day after the last one. zero_day and stuck (act),
--   at_limit, repeated_day, twin_counter, total_of_others and unit_jump (watch) = a rule
--   of mart.suspect_reading is broken on the last two whole days; measured_value = days
--   it was in seven. On people present (watch): stale = silent for more than two
--   intervals although there was a reading at this hour the day before, measured_value
--   = hours; drift, total_fell and counter_missing as in metric.present_now, and since
--   when is not known: since_at NULL. basis_id is the counter, or present. Whole
--   districts that have not come: see alerts_of_feeds; a counter registered as out of
--   service owes nothing. District as registered on that day.
-- 粒度：一行 = 一个计数器（或一处在场读数）的一条原因
-- Grain: one row = a counter, or people present at a place, and a reason
-- 单位：天或小时，见 value_unit
-- Unit: days or hours, see value_unit
-- 来源：metric.silent_counters、metric.suspect_counters、metric.present_now
-- Source: metric.silent_counters, metric.suspect_counters, metric.present_now
create or replace macro metric.alerts_of_counters(asked_at := null) as table (
    with moments as (
        select
            found.counts_at as counts_at,
            -- the last day that is over
            cast(found.counts_at - interval 24 hour as date) as whole_on,
        from metric.alert_moments(asked_at) as found
    ),

    suspects as (
        select counters.*
        from metric.suspect_counters(
            null,
            (select whole_on - 6 from moments),
            (select whole_on from moments)
        ) as counters
    ),

    faults as (
        select
            silent_ones.place_id as place_id,
            silent_ones.district_id as district_id,
            silent_ones.counter_id as basis_id,
            silent_ones.measure as measure,
            cast(silent_ones.last_reading_on + 1 as timestamp) as since_at,
            cast(silent_ones.judged_on + 1 as timestamp) as known_at,
            cast(silent_ones.silent_day_count as double) as measured_value,
            1.0 as threshold_value,
            'days' as value_unit,
            silent_ones.reason as reason,
        from metric.silent_counters((select whole_on from moments)) as silent_ones

        union all

        select
            suspects.place_id as place_id,
            suspects.district_id as district_id,
            suspects.counter_id as basis_id,
            suspects.measure as measure,
            cast(suspects.first_on as timestamp) as since_at,
            moments.counts_at as known_at,
            cast(suspects.day_count as double) as measured_value,
            1.0 as threshold_value,
            'days' as value_unit,
            suspects.rule as reason,
        from suspects
        cross join moments
        where suspects.last_on >= moments.whole_on - 1

        union all

        select
            present_places.place_id as place_id,
            present_places.district_id as district_id,
            'present' as basis_id,
            'present' as measure,
            case
                when present_places.reason = 'stale' then present_places.counted_at
            end as since_at,
            present_places.as_of_at as known_at,
            case
                when present_places.reason = 'stale'
                    then present_places.age_minutes / 60.0
            end as measured_value,
            case
                when present_places.reason = 'stale'
                    then present_places.interval_minutes / 30.0
            end as threshold_value,
            'hours' as value_unit,
            present_places.reason as reason,
        from metric.present_now(asked_at) as present_places
        where
            present_places.reason in ('drift', 'total_fell', 'counter_missing')
            or (
                present_places.reason = 'stale'
                and present_places.place_id in (
                    select the_day_before.place_id
                    from metric.present_readings(
                        (select counts_at - interval 25 hour from moments),
                        (select counts_at - interval 24 hour from moments)
                    ) as the_day_before
                )
            )
    ),

    place_names as (
        select
            dim_place.place_id as place_id,
            arg_max(
                dim_place.place_name,
                coalesce(dim_place.valid_from_on, cast('0001-01-01' as date))
            ) as place_name,
        from core.dim_place
        group by dim_place.place_id
    )

    select
        concat_ws(
            ':',
            'counter_faulty',
            faults.place_id,
            faults.basis_id,
            faults.measure,
            faults.reason
        ) as alert_id,
        'counter_faulty' as alert_kind,
        case
            when faults.reason in ('silent', 'zero_day', 'stuck') then 'act'
            else 'watch'
        end as severity,
        'place' as subject_type,
        faults.place_id as subject_id,
        place_names.place_name as subject_name,
        faults.district_id as district_id,
        faults.since_at as since_at,
        faults.known_at as known_at,
        cast(faults.measured_value as double) as measured_value,
        cast(faults.threshold_value as double) as threshold_value,
        faults.value_unit as value_unit,
        faults.basis_id as basis_id,
        cast(null as varchar) as basis_name,
        cast(null as boolean) as is_basis_verified,
        faults.reason as reason,
    from faults
    left join place_names on faults.place_id = place_names.place_id
    order by alert_id
);
