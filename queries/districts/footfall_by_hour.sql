-- 指标：各片区分时客流
-- Metric: Footfall by district and hour of day
-- 口径：按计数日期取数，起止两日都含；同一钟点把各天相加，钟点按当地时间。进入与断面各
--   成一行，从不相加；离开、在场、累计、去重人数不计。全天数、跨钟点的数没有钟点，不在
--   其中，所以各时之和可以小于每日客流。空 = 该钟点全部停机；没有读数的钟点没有行；都不
--   是 0。登记期之外的点位归入unknown。日均 = 人次 ÷ 该钟点有读数的天数。
-- Definition: By the day counted, both ends included; a clock hour adds up all those
--   days, in local time. Entries and passages stand in rows of their own and are never
--   added; exits, presence, running totals and unique people are excluded. Figures for
--   a whole day or across hours have no hour and are not in it, so the hours can add up
--   to less than the days. NULL = nothing but outages; hours without a reading have no
--   row; neither is zero. Places outside their registration are unknown. The mean
--   divides by the days with a reading at that hour.
-- 粒度：一行 = 一个片区一个钟点的一个指标
-- Grain: one row = a district, hour of day and measure
-- 单位：人次；人次/日
-- Unit: visits; visits a day
-- 来源：mart.district_hour（由 core.fct_visitor_count 汇总）
-- Source: mart.district_hour, rolled up from core.fct_visitor_count
create or replace macro metric.footfall_by_hour(from_on, to_on) as table (
    with asked as (
        select
            cast(from_on as date) as from_on,
            cast(to_on as date) as to_on,
    ),

    district_hours as (
        select
            district_hour.district_id as district_id,
            district_hour.hour as hour,
            district_hour.measure as measure,
            cast(sum(district_hour.visit_count) as bigint) as visit_count,
            -- a district has one row for each of its days
            count(district_hour.visit_count) as day_count,
        from mart.district_hour
        inner join asked -- one row: keeps the days asked for
            on
                district_hour.counted_on >= asked.from_on
                and district_hour.counted_on <= asked.to_on
        where district_hour.measure in ('entries', 'passages')
        group by district_hour.district_id, district_hour.hour, district_hour.measure
    )

    select
        district_id,
        hour,
        measure,
        visit_count,
        day_count,
        cast(visit_count as double) / nullif(day_count, 0) as visit_count_per_day,
    from district_hours
    order by district_id, hour, measure
);
