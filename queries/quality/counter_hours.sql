-- 指标：各计数器每日应有与有读数的小时
-- Metric: Hours due and reported, by counter and day
-- 口径：按计数日期取数，起止两日都含，止于全库最新一天。应有 = 点位启用期内、计数器在用
--   时的每个小时：登记了的计数器从启用日到停用日，其余从第一次报数起；换时的日子 23 或
--   25 小时。有读数不含可疑读数；小时不满 23 个而有全天数的按全天数；可以多于应有。进入
--   与断面各成一行，从不相加。片区 = 当天登记的；没有登记的点位不知应有多少，没有行。没
--   有读数的日子 reported_hours 为 0：那是小时数，不是人次。
-- Definition: By the day counted, both ends included, to the newest day of the
--   warehouse. Due = every hour of the counter in service while its place is valid: a
--   registered counter from its first day to its last, others from their first reading
--   on; 23 or 25 hours where clocks change. Suspect readings are not reported hours;
--   with fewer than 23 hours and a day total, the total's hours; they can be more than
--   were due. Entries and passages in rows of their own, never added. District = as
--   registered on the day; a place that is not registered has nothing due and no row.
--   On a day without readings reported_hours is 0: these are hours, not visits.
-- 粒度：一行 = 一个计数器一天的一个指标
-- Grain: one row = a counter, day and measure
-- 单位：小时；个
-- Unit: hours; readings
-- 来源：mart.expected_day、core.fct_visitor_count、mart.suspect_reading、
--   core.dim_counter
-- Source: mart.expected_day, core.fct_visitor_count, mart.suspect_reading,
--   core.dim_counter
create or replace macro metric.counter_hours(from_on, to_on) as table (
    with asked as (
        select
            cast(from_on as date) as from_on,
            cast(to_on as date) as to_on,
    ),

    counters as (
        select
            readings.place_id as place_id,
            readings.counter_id as counter_id,
            readings.measure as measure,
            min(readings.counted_on) as first_reading_on,
        from core.fct_visitor_count as readings
        where readings.measure in ('entries', 'passages')
        group by readings.place_id, readings.counter_id, readings.measure
    ),

    -- once a day, should two periods of a register overlap
    due_days as (
        select distinct
            counters.place_id as place_id,
            counters.counter_id as counter_id,
            counters.measure as measure,
            expected_day.counted_on as counted_on,
            expected_day.district_id as district_id,
        from counters
        inner join mart.expected_day -- what is not registered owes nothing
            on
                counters.place_id = expected_day.place_id
                and counters.measure = expected_day.measure
        inner join asked -- one row: keeps the days asked for
            on
                expected_day.counted_on >= asked.from_on
                and expected_day.counted_on <= asked.to_on
        left join core.dim_counter -- left: most counters are in no register
            on
                counters.place_id = dim_counter.place_id
                and counters.counter_id = dim_counter.counter_id
        where
            expected_day.counted_on
            >= coalesce(dim_counter.valid_from_on, counters.first_reading_on)
            and expected_day.counted_on
            <= coalesce(dim_counter.valid_to_on, cast('9999-12-31' as date))
    ),

    counters_due as (
        select
            due_days.place_id as place_id,
            due_days.measure as measure,
            due_days.counted_on as counted_on,
            count(*) as counter_count,
        from due_days
        group by due_days.place_id, due_days.measure, due_days.counted_on
    ),

    counter_days as (
        select
            readings.place_id as place_id,
            readings.counter_id as counter_id,
            readings.measure as measure,
            readings.counted_on as counted_on,
            sum(
                case
                    when
                        readings.counted_hours < 23 and readings.visit_count is not null
                        then readings.counted_hours
                end
            ) as part_hours,
            sum(
                case
                    when
                        readings.counted_hours >= 23
                        and readings.visit_count is not null
                        then readings.counted_hours
                end
            ) as whole_hours,
            sum(
                case
                    when readings.quality = 'outage' then readings.counted_hours
                end
            ) as outage_hours,
            count(case when readings.quality = 'estimated' then 1 end)
                as estimated_reading_count,
            count(readings.visit_count) as reading_count,
        from core.fct_visitor_count as readings
        inner join asked -- one row: keeps the days asked for
            on
                readings.counted_on >= asked.from_on
                and readings.counted_on <= asked.to_on
        -- a figure for several days belongs to none of them
        where
            readings.measure in ('entries', 'passages')
            and readings.counted_hours <= 25
        group by
            readings.place_id,
            readings.counter_id,
            readings.measure,
            readings.counted_on
    ),

    -- once, should a reading break two rules
    suspect_readings as (
        select distinct
            suspects.place_id as place_id,
            suspects.counter_id as counter_id,
            suspects.measure as measure,
            suspects.counted_on as counted_on,
            suspects.counted_from_at as counted_from_at,
            suspects.utc_offset_minutes as utc_offset_minutes,
            suspects.counted_hours as counted_hours,
        from mart.suspect_reading as suspects
        inner join asked -- one row: keeps the days asked for
            on
                suspects.counted_on >= asked.from_on
                and suspects.counted_on <= asked.to_on
    ),

    suspect_days as (
        select
            place_id,
            counter_id,
            measure,
            counted_on,
            sum(counted_hours) as suspect_hours,
        from suspect_readings
        group by place_id, counter_id, measure, counted_on
    )

    select
        due_days.place_id as place_id,
        due_days.counter_id as counter_id,
        due_days.measure as measure,
        due_days.counted_on as counted_on,
        due_days.district_id as district_id,
        expected_day.expected_hours / counters_due.counter_count as expected_hours,
        case
            when
                coalesce(counter_days.part_hours, 0.0) >= 23
                or counter_days.whole_hours is null
                then
                    coalesce(counter_days.part_hours, 0.0)
                    - coalesce(suspect_days.suspect_hours, 0.0)
            else counter_days.whole_hours
        end as reported_hours,
        coalesce(suspect_days.suspect_hours, 0.0) as suspect_hours,
        coalesce(counter_days.outage_hours, 0.0) as outage_hours,
        coalesce(counter_days.estimated_reading_count, 0) as estimated_reading_count,
        coalesce(counter_days.reading_count, 0) as reading_count,
    from due_days
    inner join counters_due -- made from due_days: every day has its match
        on
            due_days.place_id = counters_due.place_id
            and due_days.measure = counters_due.measure
            and due_days.counted_on = counters_due.counted_on
    inner join mart.expected_day -- due_days is made from it
        on
            due_days.place_id = expected_day.place_id
            and due_days.measure = expected_day.measure
            and due_days.counted_on = expected_day.counted_on
    left join counter_days
        on
            due_days.place_id = counter_days.place_id
            and due_days.counter_id = counter_days.counter_id
            and due_days.measure = counter_days.measure
            and due_days.counted_on = counter_days.counted_on
    left join suspect_days
        on
            due_days.place_id = suspect_days.place_id
            and due_days.counter_id = suspect_days.counter_id
            and due_days.measure = suspect_days.measure
            and due_days.counted_on = suspect_days.counted_on
    order by district_id, place_id, counter_id, measure, counted_on
);
