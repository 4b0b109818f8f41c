-- 指标：应到与实到
-- Metric: Readings due and arrived
-- 口径：按计数日期取数，起止两日都含；范围 = 该片区和它的全部下级，为空 = 全部（含没有登
--   记的点位，归入 unknown）。应到 = 点位启用期内、计数器在用时的每个小时：登记了的计数器
--   从启用日到停用日，其余从第一次报数起，止于全库最新一天；实到 = 其中有可信读数的。点位
--   当天一个可信读数都没有的算没有到。迟到 = 当天结束（次日零时，当地）到该片区那天第一次
--   载入之间的小时数，当天结束前就载入的为负；后来更正过的按第一次载入算，已撤回的报送不
--   算，报了停机也是载入。载入时刻按 UTC 记，当地时差取读数所带的；没有载入的为空。
-- Definition: By the day counted, both ends included; scope = the district with
--   everything below it, NULL = everything, unregistered places included as unknown.
--   Due = every hour of every counter in service while its place is valid: a registered
--   counter from its first day to its last, others from their first reading on, to the
--   newest day of the warehouse; arrived = those with a reading that is not suspect. A
--   place without one on the day has not arrived. Lateness = hours between the end of
--   the day (midnight, local) and the first load of the district's readings of that
--   day, negative when it came before; what was restated since counts from its first
--   load, a delivery that was withdrawn does not count, an outage that was reported is
--   a load. Loads are in UTC, the local offset is that of the readings; NULL when
--   nothing was loaded.
-- 粒度：一行 = 一个片区一天（两个流量指标合看）
-- Grain: one row = a district and day, both flow measures together
-- 单位：个；小时；占比 0–1
-- Unit: places; hours; shares 0–1
-- 来源：mart.place_day、core.fct_visitor_count、history.fct_visitor_count、
--   ledger.delivery
-- Source: mart.place_day, core.fct_visitor_count, history.fct_visitor_count,
--   ledger.delivery
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

    -- what was restated since is in history: it had come with its first delivery
    deliveries_of_days as (
        select
            held.place_id as place_id,
            held.counted_on as counted_on,
            held.delivery_id as delivery_id,
            min(held.utc_offset_minutes) as utc_offset_minutes,
        from core.fct_visitor_count as held
        inner join asked -- one row: keeps the days asked for
            on
                held.counted_on >= asked.from_on
                and held.counted_on <= asked.to_on
        where held.measure in ('entries', 'passages')
        group by held.place_id, held.counted_on, held.delivery_id
        union all
        select
            replaced.place_id as place_id,
            replaced.counted_on as counted_on,
            replaced.delivery_id as delivery_id,
            min(replaced.utc_offset_minutes) as utc_offset_minutes,
        from history.fct_visitor_count as replaced
        inner join asked -- one row: keeps the days asked for
            on
                replaced.counted_on >= asked.from_on
                and replaced.counted_on <= asked.to_on
        where replaced.measure in ('entries', 'passages')
        group by replaced.place_id, replaced.counted_on, replaced.delivery_id
    ),

    first_loads as (
        select
            deliveries_of_days.place_id as place_id,
            deliveries_of_days.counted_on as counted_on,
            min(delivery.loaded_at) as first_loaded_at,
            min(deliveries_of_days.utc_offset_minutes) as utc_offset_minutes,
        from deliveries_of_days
        -- left: a day without its delivery keeps its row, and no lateness
        left join ledger.delivery
            on deliveries_of_days.delivery_id = delivery.delivery_id
        -- a delivery that was withdrawn has not come
        where
            deliveries_of_days.delivery_id not in (
                select withdrawal.withdraws_delivery_id
                from ledger.delivery as withdrawal
                where withdrawal.withdraws_delivery_id is not null
            )
        group by deliveries_of_days.place_id, deliveries_of_days.counted_on
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
