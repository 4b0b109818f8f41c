-- 指标：流量读数，以及哪些计入客流
-- Metric: Flow readings, and which of them count
-- 口径：按计数日期取数，起止两日都含；只有流量指标（进入、断面），离开、在场、累计、去
--   重人数不在其中。is_counted = 计入当天客流：同一计数器同一天既有小时数又有全天数时只
--   算一种（小时数满 23 小时用小时数，否则用全天数），跨多日的数不算，没有读数的不算。
--   人次为空 = 停机，没有读数，不是 0。片区 = 点位当天登记的片区，登记期之外的归入
--   unknown，不丢弃。
-- Definition: By the day counted, both ends included; flows only, entries and passages:
--   no exits, presence, running totals or unique people. is_counted = part of the
--   visits of its day: of hours and a day total of one counter and day only one kind
--   counts (the hours from 23 of them, else the total), never figures for several days,
--   never an outage. A NULL count = outage, no reading, which is not zero. District =
--   where the place was registered on that day, unknown outside its registration; no
--   row is dropped.
-- 粒度：一行 = 文件里的一个读数
-- Grain: one row = a reading of a file
-- 单位：人次、小时
-- Unit: visits, hours
-- 来源：core.fct_visitor_count、core.dim_place、ledger.delivery
-- Source: core.fct_visitor_count, core.dim_place, ledger.delivery
create or replace macro metric.flow_readings(from_on, to_on) as table (
    with asked as (
        select
            cast(from_on as date) as from_on,
            cast(to_on as date) as to_on,
    ),

    readings as (
        select
            fct_visitor_count.*,
            sum(
                case
                    when counted_hours < 23 and visit_count is not null
                        then counted_hours
                    else 0
                end
            ) over counter_days as part_hours,
            count(
                case
                    when counted_hours >= 23 and counted_hours <= 25 then visit_count
                end
            ) over counter_days as whole_count,
        from core.fct_visitor_count
        inner join asked -- one row: keeps the days asked for
            on
                fct_visitor_count.counted_on >= asked.from_on
                and fct_visitor_count.counted_on <= asked.to_on
        where measure in ('entries', 'passages')
        window counter_days as (
            partition by place_id, counter_id, counted_on, measure
        )
    )

    select
        coalesce(dim_place.district_id, 'unknown') as district_id,
        readings.place_id as place_id,
        dim_place.place_name as place_name,
        readings.counter_id as counter_id,
        readings.counted_on as counted_on,
        readings.counted_from_at as counted_from_at,
        readings.counted_to_at as counted_to_at,
        readings.measure as measure,
        readings.visit_count as visit_count,
        readings.quality as quality,
        case
            when readings.visit_count is null or readings.counted_hours > 25
                then false
            when readings.counted_hours < 23
                then readings.part_hours >= 23 or readings.whole_count = 0
            else readings.part_hours < 23
        end as is_counted,
        delivery.file_name as file_name,
        readings.source_sheet as source_sheet,
        readings.source_row as source_row,
        readings.delivery_id as delivery_id,
        -- a reading across clock hours has no share in a night
        case when readings.hour is not null then readings.night_on end as night_on,
    from readings
    -- left: readings outside a place's registration stay, under unknown
    left join core.dim_place
        on
            readings.place_id = dim_place.place_id
            and readings.counted_on
            >= coalesce(dim_place.valid_from_on, cast('0001-01-01' as date))
            and readings.counted_on
            <= coalesce(dim_place.valid_to_on, cast('9999-12-31' as date))
    left join ledger.delivery
        on readings.delivery_id = delivery.delivery_id
    order by counted_from_at, place_id, counter_id, measure, counted_to_at
);
