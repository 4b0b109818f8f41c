-- 指标：各计数器的覆盖率
-- Metric: Coverage by counter
-- 口径：按计数日期取数，起止两日都含，止于全库最新一天。应有 = 点位启用期内、计数器在用
--   时的每个小时：登记了的计数器从启用日到停用日，其余从第一次报数起；换时的日子 23 或
--   25 小时。有读数 = 其中可信的：不含可疑读数；一天报全天数的算 24 小时，小时不满 23
--   个而有全天数的也算全天；每天最多算到应有。进入与断面各成一行，从不相加。片区 = 最后
--   一天登记的；没有登记的点位不知应有多少，没有行。由低到高排列。last_reading_on 为空
--   = 这段时期一个读数都没有。reason：silent 一个读数都没有；outage 报了停机；suspect
--   有可疑读数；missing_hours 缺小时；都指覆盖率低于 90% 的主要原因。
-- Definition: By the day counted, both ends included, to the newest day of the
--   warehouse. Due = every hour of the counter in service while its place is valid: a
--   registered counter from its first day to its last, others from their first reading
--   on; 23 or 25 hours where clocks change. Reported = of these, the ones with a
--   reading that is not suspect; a day total is the whole day, also where fewer than 23
--   hours came with it; each day counted up to what was due. Entries and passages in
--   rows of their own, never added. District = as registered on the last day; a place
--   that is not registered has nothing due and no row. Lowest first. A NULL
--   last_reading_on = not one reading in the period. Reason, for coverage below 90 %,
--   the main one: silent without any reading; outage when outages were reported;
--   suspect when readings are suspect; missing_hours when hours are missing.
-- 粒度：一行 = 一个计数器的一个指标
-- Grain: one row = a counter and measure
-- 单位：小时；占比 0–1；个
-- Unit: hours; shares 0–1; readings
-- 来源：metric.counter_hours（mart.expected_day、core.fct_visitor_count）
-- Source: metric.counter_hours, from mart.expected_day and core.fct_visitor_count
create or replace macro metric.coverage_by_counter(from_on, to_on) as table (
    with counters as (
        select
            days.place_id as place_id,
            days.counter_id as counter_id,
            days.measure as measure,
            max_by(days.district_id, days.counted_on) as district_id,
            sum(days.expected_hours) as expected_hours,
            sum(least(days.reported_hours, days.expected_hours)) as reported_hours,
            sum(days.suspect_hours) as suspect_hours,
            count(*) as due_day_count,
            count(case when days.reported_hours > 0 then 1 end) as reported_day_count,
            sum(days.outage_hours) as outage_hours,
            cast(sum(days.estimated_reading_count) as bigint)
                as estimated_reading_count,
            cast(sum(days.reading_count) as bigint) as reading_count,
            max(case when days.reading_count > 0 then days.counted_on end)
                as last_reading_on,
        from metric.counter_hours(from_on, to_on) as days
        group by days.place_id, days.counter_id, days.measure
    ),

    judged_counters as (
        select
            counters.*,
            counters.reported_hours / nullif(counters.expected_hours, 0)
                as coverage_share,
        from counters
    )

    select
        district_id,
        place_id,
        counter_id,
        measure,
        expected_hours,
        reported_hours,
        coverage_share,
        suspect_hours,
        due_day_count,
        reported_day_count,
        outage_hours,
        estimated_reading_count,
        reading_count,
        last_reading_on,
        case when coverage_share >= 0.9 then 'complete' else 'incomplete' end
            as verdict,
        case
            when coverage_share >= 0.9 then null
            when reading_count = 0 and outage_hours = 0 then 'silent'
            when outage_hours > 0 and outage_hours >= suspect_hours then 'outage'
            when suspect_hours > 0 then 'suspect'
            else 'missing_hours'
        end as reason,
    from judged_counters
    order by coverage_share, place_id, counter_id, measure
);
