-- 指标：应到与实到
-- Metric: Readings due and arrived
-- 口径：按计数日期取数，起止两日都含；范围 = 该片区和它的全部下级，为空 = 全部。应到 =
--   启用期内、第一次报数之后每个计数器的每个小时；实到 = 其中有可信读数的。点位当天一个
--   可信读数都没有的算没有到。迟到 = 当天结束（次日零时，当地）到该片区那天第一次载入之
--   间的小时数，本机时钟按 UTC 记，当地时差按点位时区换算；没有到的为空。
-- Definition: By the day counted, both ends included; scope = the district with
--   everything below it, NULL = everything. Due = every hour of every counter in service
--   since its first reading; arrived = those with a reading that is not suspect. A place
--   without one on the day has not arrived. Lateness = hours between the end of the day
--   (midnight, local) and the first load of the district's readings of that day; NULL
--   when nothing came.
-- 粒度：一行 = 一个片区一天（两个流量指标合看）
-- Grain: one row = a district and day, both flow measures together
-- 单位：个；小时；占比 0–1
-- Unit: places; hours; shares 0–1
-- 来源：mart.place_day、core.fct_visitor_count、ledger.delivery、core.dim_place
-- Source: mart.place_day, core.fct_visitor_count, ledger.delivery, core.dim_place
create or replace macro metric.arrivals(scope_district_id, from_on, to_on) as table (
    with asked as (
        select
            cast(from_on as date) as from_on,
            cast(to_on as date) as to_on,
    ),

    place_days_in_scope as (
        select
            place_day.place_id as place_id,
            place_day.district_id as district_id,
            place_day.counted_on as counted_on,
            sum(place_day.expected_hours) as expected_hours,
            sum(least(place_day.reported_hours, place_day.expected_hours))
                as reported_hours,
        from mart.place_day
        inner join asked -- one row: keeps the days asked for
            on
                place_day.counted_on >= asked.from_on
                and place_day.counted_on <= asked.to_on
        inner join metric.districts_in_scope(scope_district_id) as districts
            on place_day.district_id = districts.district_id
        where place_day.measure in ('entries', 'passages')
        group by place_day.place_id, place_day.district_id, place_day.counted_on
    ),

    first_loads as (
        select
            readings.place_id as place_id,
            readings.counted_on as counted_on,
            min(delivery.loaded_at) as first_loaded_at,
            min(readings.utc_offset_minutes) as utc_offset_minutes,
        from core.fct_visitor_count as readings
        inner join asked
            on
                readings.counted_on >= asked.from_on
                and readings.counted_on <= asked.to_on
        left join ledger.delivery
            on readings.delivery_id = delivery.delivery_id
        where readings.measure in ('entries', 'passages')
        group by readings.place_id, readings.counted_on
    )

    select
        place_days_in_scope.district_id as district_id,
        place_days_in_scope.counted_on as counted_on,
        count(case when place_days_in_scope.expected_hours > 0 then 1 end)
            as due_place_count,
        count(
            case
                when
                    place_days_in_scope.expected_hours > 0
                    and place_days_in_scope.reported_hours > 0
                    then 1
            end
        ) as arrived_place_count,
        sum(place_days_in_scope.expected_hours) as expected_hours,
        sum(place_days_in_scope.reported_hours) as reported_hours,
        sum(place_days_in_scope.reported_hours)
        / nullif(sum(place_days_in_scope.expected_hours), 0) as coverage_share,
        min(first_loads.first_loaded_at) as first_loaded_at,
        min(
            date_diff(
                'minute',
                cast(place_days_in_scope.counted_on + 1 as timestamp)
                - first_loads.utc_offset_minutes * interval 1 minute,
                first_loads.first_loaded_at
            )
        )
        / 60.0 as lateness_hours,
    from place_days_in_scope
    left join first_loads -- left: what has not come has not been loaded
        on
            place_days_in_scope.place_id = first_loads.place_id
            and place_days_in_scope.counted_on = first_loads.counted_on
    group by place_days_in_scope.district_id, place_days_in_scope.counted_on
    order by district_id, counted_on
);
