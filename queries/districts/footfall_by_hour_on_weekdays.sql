-- 指标：各片区分时客流（只看所选的星期几）
-- Metric: Footfall by district and hour of day, on chosen weekdays
-- 口径：按计数日期取数，起止两日都含，只留 asked_weekdays 里的星期几：1 = 周一 …… 7 =
--   周日，写成 '6,7'；为空 = 每天，与 metric.footfall_by_hour 相同。节假日和调休上班的日
--   子照样按它是星期几。同一钟点把各天相加，钟点按当地时间，0–6 时属于当天的星期几。进入
--   与断面各成一行，从不相加；离开、在场、累计、去重人数不计。全天数、跨钟点的数没有钟
--   点，不在其中。空 = 该钟点全部停机；没有读数的钟点没有行；都不是 0。登记期之外的点位
--   归入 unknown。日均 = 人次 ÷ 所选各天中该钟点有读数的天数。
-- Definition: By the day counted, both ends included, and of these the weekdays in
--   asked_weekdays: 1 = Monday … 7 = Sunday, written '6,7'; NULL = every day, the same
--   as metric.footfall_by_hour. Holidays and make-up workdays count by the weekday they
--   are. A clock hour adds up all those days, in local time; 0–6 h belongs to the
--   weekday of its own date. Entries and passages stand in rows of their own and are
--   never added; exits, presence, running totals and unique people are excluded.
--   Figures for a whole day or across hours have no hour and are not in it. NULL =
--   nothing but outages; hours without a reading have no row; neither is zero. Places
--   outside their registration are unknown. The mean divides by those of the chosen days
--   that have a reading at that hour.
-- 粒度：一行 = 一个片区一个钟点的一个指标
-- Grain: one row = a district, hour of day and measure
-- 单位：人次；人次/日；天
-- Unit: visits; visits a day; days
-- 来源：mart.place_hour（由 core.fct_visitor_count 汇总）
-- Source: mart.place_hour, rolled up from core.fct_visitor_count
create or replace macro metric.footfall_by_hour_on_weekdays(
    from_on, to_on, asked_weekdays
) as table (
    with asked as (
        select
            cast(from_on as date) as from_on,
            cast(to_on as date) as to_on,
            cast(asked_weekdays as varchar) as weekdays,
    ),

    district_hours as (
        select
            place_hour.district_id as district_id,
            place_hour.hour as hour,
            place_hour.measure as measure,
            cast(sum(place_hour.visit_count) as bigint) as visit_count,
            count(distinct place_hour.counted_on) filter (
                where place_hour.visit_count is not null
            ) as day_count,
        from mart.place_hour
        inner join asked -- one row: keeps the days asked for
            on
                place_hour.counted_on >= asked.from_on
                and place_hour.counted_on <= asked.to_on
                and (
                    asked.weekdays is null
                    -- the first day of the year 1 was a Monday
                    or strpos(
                        asked.weekdays,
                        cast(
                            (place_hour.counted_on - cast('0001-01-01' as date)) % 7
                            + 1 as varchar
                        )
                    )
                    > 0
                )
        where place_hour.measure in ('entries', 'passages')
        group by place_hour.district_id, place_hour.hour, place_hour.measure
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
