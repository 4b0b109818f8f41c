-- 指标：可疑的计数器
-- Metric: Suspect counters
-- 口径：按计数日期取数，起止两日都含；范围 = 该片区和它的全部下级，为空 = 全部（含没有片
--   区的）。一个读数违反几条常理就在几行里。可疑读数照样计入人次，但不算有读数的小
--   时，覆盖率因此下降。估算和停机的读数不判断。没有行 = 没有发现可疑，不等于都对。各
--   条常理见 mart.suspect_reading。
-- Definition: By the day counted, both ends included; scope = the district with
--   everything below it, NULL = everything, readings without a district included. A
--   reading that breaks several rules stands in several rows. Suspect readings still
--   count as visits and no longer as reported hours, so coverage falls. Estimates and
--   outages are not judged. No row = nothing suspect was found, which does not prove
--   that all is right. The rules are those of mart.suspect_reading.
-- 粒度：一行 = 一个计数器违反的一条常理
-- Grain: one row = a counter, measure and rule
-- 单位：天；个；小时；人次
-- Unit: days; readings; hours; visits
-- 来源：mart.suspect_reading、mart.place_day
-- Source: mart.suspect_reading, mart.place_day
create or replace macro metric.suspect_counters(
    scope_district_id, from_on, to_on
) as table (
    with asked as (
        select
            cast(from_on as date) as from_on,
            cast(to_on as date) as to_on,
    ),

    place_days_in_scope as (
        select distinct
            place_day.place_id as place_id,
            place_day.counted_on as counted_on,
            place_day.measure as measure,
            place_day.district_id as district_id,
        from mart.place_day
        inner join asked -- one row: keeps the days asked for
            on
                place_day.counted_on >= asked.from_on
                and place_day.counted_on <= asked.to_on
        inner join metric.districts_in_scope(scope_district_id) as districts
            on place_day.district_id = districts.district_id
    )

    select
        place_days_in_scope.district_id as district_id,
        suspect_reading.place_id as place_id,
        suspect_reading.counter_id as counter_id,
        suspect_reading.measure as measure,
        suspect_reading.rule as rule,
        count(distinct suspect_reading.counted_on) as day_count,
        count(*) as reading_count,
        sum(suspect_reading.counted_hours) as suspect_hours,
        min(suspect_reading.counted_on) as first_on,
        max(suspect_reading.counted_on) as last_on,
        min(suspect_reading.visit_count) as lowest_visit_count,
        max(suspect_reading.visit_count) as highest_visit_count,
    from mart.suspect_reading
    inner join place_days_in_scope -- each suspect is a reading of a place-day
        on
            suspect_reading.place_id = place_days_in_scope.place_id
            and suspect_reading.counted_on = place_days_in_scope.counted_on
            and suspect_reading.measure = place_days_in_scope.measure
    group by
        place_days_in_scope.district_id,
        suspect_reading.place_id,
        suspect_reading.counter_id,
        suspect_reading.measure,
        suspect_reading.rule
    order by district_id, place_id, counter_id, measure, rule
);
