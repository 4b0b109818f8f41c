-- 指标：客流数背后的原始行
-- Metric: The rows behind a visit figure
-- 口径：按计数日期取数，起止两日都含；指标为空 = 两个流量指标（进入、断面）。范围 = 该
--   片区和它的全部下级，为空 = 全部（含 unknown）；片区 = 点位当天登记的片区。
--   is_counted 为真的行之和就是这段日子的客流：同一计数器同一天既有小时数又有全天数时只
--   算一种（小时数满 23 小时用小时数，否则用全天数），跨多日的数不算。人次为空 = 停机，
--   没有读数，不是 0。末夜次日 0–6 时的行属于下一日，不在其中。only_holidays 为真时只
--   留假期（含法定节日的最长连休）的日子。
-- Definition: By the day counted, both ends included; a NULL measure = both flows,
--   entries and passages. Scope = the district with everything below it, NULL =
--   everything, unknown included; district = where the place was registered on that
--   day. The rows with is_counted add up to the visits of these days: of hours and a
--   day total of one counter and day only one kind counts (the hours from 23 of them,
--   else the total), figures for several days never. A NULL count = outage, no reading,
--   which is not zero. The rows of 0–6 h after the last night are of the next day and
--   not in it. With only_holidays true, the days of holidays alone (the longest runs of
--   days off that hold a statutory day).
-- 粒度：一行 = 文件里的一个读数
-- Grain: one row = a reading of a file
-- 单位：人次、小时
-- Unit: visits, hours
-- 来源：core.fct_visitor_count、core.dim_place、mart.holiday_day、ledger.delivery
-- Source: core.fct_visitor_count, core.dim_place, mart.holiday_day, ledger.delivery
create or replace macro metric.visit_rows(
    scope_district_id, from_on, to_on, asked_measure, only_holidays := false
) as table (
    with asked as (
        select
            cast(asked_measure as varchar) as measure,
            cast(only_holidays as boolean) as is_holidays_only,
    ),

    districts_asked as (
        select scoped.district_id as district_id
        from metric.districts_in_scope(scope_district_id) as scoped
    )

    select
        readings.district_id as district_id,
        readings.place_id as place_id,
        readings.place_name as place_name,
        readings.counter_id as counter_id,
        readings.counted_on as counted_on,
        readings.counted_from_at as counted_from_at,
        readings.counted_to_at as counted_to_at,
        readings.measure as measure,
        readings.visit_count as visit_count,
        readings.quality as quality,
        readings.is_counted as is_counted,
        readings.file_name as file_name,
        readings.source_sheet as source_sheet,
        readings.source_row as source_row,
        readings.delivery_id as delivery_id,
    from metric.flow_readings(from_on, to_on) as readings
    inner join asked -- one row: keeps the measure asked for
        on
            (asked.measure is null or readings.measure = asked.measure)
            and (
                not asked.is_holidays_only
                or readings.counted_on in (
                    select holiday_day.calendar_on from mart.holiday_day
                )
            )
    inner join districts_asked -- chooses the scope: losing the rest is its job
        on readings.district_id = districts_asked.district_id
    order by counted_from_at, place_id, counter_id, measure, counted_to_at
);
