-- 指标：没有读数的计数器
-- Metric: Silent counters
-- 口径：每个片区取 as_of_on（含）以前有读数的最后一天（judged_on），看那天应有读数的
--   计数器里，进入或断面一个读数都没有的。应有 = 点位那天在登记期内、计数器以前报过
--   数，登记了停用日的到停用日为止。只报全天数的计数器，超过 31 天没有读数后按整个点
--   位看，编号为点位编号。估算的读数算有读数。last_reading_on 为以前最后一个有读数的
--   日子，silent_day_count 为从它到 judged_on 的天数。verdict 都是 missing，reason：
--   silent 什么都没有；outage 报了停机。一个都没有报到的片区取它更早的日子；搬过片区的
--   点位只看最近的那个片区；没有登记的点位没有行。
-- Definition: For each district its last day with a reading up to and including as_of_on
--   (judged_on), and of the counters that owed readings on it, those without one of
--   entries or passages. A counter owes readings when its place is registered on that
--   day and it has reported before; a registered one until its last day in service.
--   Counters of day totals are, after 31 days without one, looked at as a whole place,
--   under its number. Estimates count as readings. last_reading_on = the last earlier
--   day with a reading, silent_day_count = the days from it to judged_on. verdict is
--   always missing; reason: silent = nothing at all; outage = an outage was declared. A
--   district of which nothing has come is judged on its earlier day; a place that
--   moved is judged in its newest district alone; places that are not registered have no
--   row.
-- 粒度：一行 = 一个计数器的一个指标
-- Grain: one row = a counter and measure
-- 单位：天
-- Unit: days
-- 来源：mart.place_day、mart.counter_day、core.dim_counter、core.fct_visitor_count（
--   只看 31 天）
-- Source: mart.place_day, mart.counter_day, core.dim_counter, core.fct_visitor_count
--   (31 days of it)
create or replace macro metric.silent_counters(as_of_on) as table (
    with asked as (
        select cast(as_of_on as date) as asked_on
    ),

    judged_days as (
        select
            place_day.district_id as district_id,
            max(place_day.counted_on) as judged_on,
        from mart.place_day
        inner join asked -- one row: keeps the days up to the one asked for
            on place_day.counted_on <= asked.asked_on
        where
            place_day.measure in ('entries', 'passages')
            and place_day.visit_count is not null
        group by place_day.district_id
    ),

    due_days as (
        select
            place_day.place_id as place_id,
            place_day.measure as measure,
            place_day.district_id as district_id,
            judged_days.judged_on as judged_on,
            max(judged_days.judged_on) over (
                partition by place_day.place_id, place_day.measure
            ) as newest_judged_on,
        from mart.place_day
        inner join judged_days -- keeps one day of each district
            on
                place_day.district_id = judged_days.district_id
                and place_day.counted_on = judged_days.judged_on
        where
            place_day.measure in ('entries', 'passages')
            and place_day.expected_hours > 0
    ),

    -- a place that moved is judged where it was last
    due_places as (
        select due_days.*
        from due_days
        where due_days.judged_on = due_days.newest_judged_on
    ),

    hourly_counters as (
        select
            counter_day.place_id as place_id,
            counter_day.counter_id as counter_id,
            counter_day.measure as measure,
            max(counter_day.counted_on) as last_reading_on,
        from mart.counter_day
        inner join due_places -- keeps what came by the day that is judged
            on
                counter_day.place_id = due_places.place_id
                and counter_day.measure = due_places.measure
                and counter_day.counted_on <= due_places.judged_on
        group by counter_day.place_id, counter_day.counter_id, counter_day.measure
    ),

    -- day totals are in no rollup by counter
    recent_counters as (
        select
            readings.place_id as place_id,
            readings.counter_id as counter_id,
            readings.measure as measure,
            max(readings.counted_on) as last_reading_on,
        from core.fct_visitor_count as readings
        inner join due_places -- keeps the 31 days before the one that is judged
            on
                readings.place_id = due_places.place_id
                and readings.measure = due_places.measure
                and readings.counted_on > due_places.judged_on - 31
                and readings.counted_on <= due_places.judged_on
        where
            readings.visit_count is not null
            and readings.counted_hours <= 25
            and readings.counted_on
            > (select min(judged_days.judged_on) - 31 from judged_days)
        group by readings.place_id, readings.counter_id, readings.measure
    ),

    seen_counters as (
        select
            counters.place_id as place_id,
            counters.counter_id as counter_id,
            counters.measure as measure,
            max(counters.last_reading_on) as last_reading_on,
        from (
            select hourly_counters.* from hourly_counters
            union all
            select recent_counters.* from recent_counters
        ) as counters
        group by counters.place_id, counters.counter_id, counters.measure
    ),

    -- places of which no counter is known any more
    whole_places as (
        select
            place_day.place_id as place_id,
            place_day.place_id as counter_id,
            place_day.measure as measure,
            max(place_day.counted_on) as last_reading_on,
        from mart.place_day
        inner join due_places -- keeps what came by the day that is judged
            on
                place_day.place_id = due_places.place_id
                and place_day.measure = due_places.measure
                and place_day.counted_on <= due_places.judged_on
        left join seen_counters
            on
                place_day.place_id = seen_counters.place_id
                and place_day.measure = seen_counters.measure
        where place_day.visit_count is not null and seen_counters.place_id is null
        group by place_day.place_id, place_day.measure
    ),

    known_counters as (
        select
            seen_counters.*,
            false as is_whole_place,
        from seen_counters
        union all
        select
            whole_places.*,
            true as is_whole_place,
        from whole_places
    ),

    readings_of_day as (
        select
            readings.place_id as place_id,
            readings.counter_id as counter_id,
            readings.measure as measure,
            count(readings.visit_count) as reading_count,
            count(case when readings.quality = 'outage' then 1 end) as outage_count,
        from core.fct_visitor_count as readings
        inner join due_places -- keeps the day that is judged
            on
                readings.place_id = due_places.place_id
                and readings.measure = due_places.measure
                and readings.counted_on = due_places.judged_on
        where readings.counted_on in (select judged_days.judged_on from judged_days)
        group by readings.place_id, readings.counter_id, readings.measure
    ),

    counters_of_day as (
        select
            due_places.district_id as district_id,
            due_places.place_id as place_id,
            known_counters.counter_id as counter_id,
            due_places.measure as measure,
            due_places.judged_on as judged_on,
            max(known_counters.last_reading_on) as last_reading_on,
            coalesce(sum(readings_of_day.reading_count), 0) as reading_count,
            coalesce(sum(readings_of_day.outage_count), 0) as outage_count,
        from due_places
        inner join known_counters -- what never reported owes nothing
            on
                due_places.place_id = known_counters.place_id
                and due_places.measure = known_counters.measure
        left join core.dim_counter -- left: most counters are in no register
            on
                known_counters.place_id = dim_counter.place_id
                and known_counters.counter_id = dim_counter.counter_id
        left join readings_of_day -- left: those without any are looked for
            on
                known_counters.place_id = readings_of_day.place_id
                and known_counters.measure = readings_of_day.measure
                and (
                    known_counters.is_whole_place
                    or known_counters.counter_id = readings_of_day.counter_id
                )
        where
            due_places.judged_on
            >= coalesce(dim_counter.valid_from_on, cast('0001-01-01' as date))
            and due_places.judged_on
            <= coalesce(dim_counter.valid_to_on, cast('9999-12-31' as date))
        group by
            due_places.district_id,
            due_places.place_id,
            known_counters.counter_id,
            due_places.measure,
            due_places.judged_on
    )

    select
        district_id,
        place_id,
        counter_id,
        measure,
        judged_on,
        last_reading_on,
        cast(judged_on - last_reading_on as bigint) as silent_day_count,
        'missing' as verdict,
        case when outage_count > 0 then 'outage' else 'silent' end as reason,
    from counters_of_day
    where reading_count = 0
    order by district_id, place_id, counter_id, measure
);
