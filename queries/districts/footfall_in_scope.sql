-- 指标：一个范围的客流
-- Metric: Footfall within a scope
-- 口径：该片区和它的全部下级合计，范围为空 = 全部（含 unknown）。其余同“各片区客流”：按
--   计数日期，起止两日都含；进入与断面各成一行，从不相加；离开、在场、累计、去重人数和
--   跨多日的数不计；夜间占比只用有夜间小时数的点位日；空 = 没有读数，不是 0。范围内没有
--   计数点位时没有行。
-- Definition: The district with everything below it; a NULL scope = everything, unknown
--   included. Otherwise as footfall by district: by the day counted, both ends
--   included; entries and passages in rows of their own, never added; exits, presence,
--   running totals, unique people and figures for several days excluded; night share
--   from place-days with hourly night readings; NULL = no reading, which is not zero. A
--   scope without counting places has no row.
-- 粒度：一行 = 一个指标
-- Grain: one row = a measure
-- 单位：人次；占比 0–1；天
-- Unit: visits; shares 0–1; days
-- 来源：mart.place_day、mart.district_ancestor
-- Source: mart.place_day, mart.district_ancestor
create or replace macro metric.footfall_in_scope(
    scope_district_id, from_on, to_on
) as table (
    with asked as (
        select
            cast(from_on as date) as from_on,
            cast(to_on as date) as to_on,
    ),

    districts_asked as (
        select scoped.district_id as district_id
        from metric.districts_in_scope(scope_district_id) as scoped
    )

    select
        place_day.measure as measure,
        cast(sum(place_day.visit_count) as bigint) as visit_count,
        cast(sum(place_day.night_visit_count) as bigint) as night_visit_count,
        cast(sum(place_day.night_visit_count) as double)
        / nullif(
            sum(place_day.around_clock_visit_count) filter (
                where place_day.night_visit_count is not null
            ),
            0
        ) as night_share,
        sum(least(place_day.reported_hours, place_day.expected_hours))
        / nullif(sum(place_day.expected_hours), 0) as coverage_share,
        sum(least(place_day.night_reported_hours, place_day.night_expected_hours))
        / nullif(sum(place_day.night_expected_hours), 0) as night_coverage_share,
        -- no estimated reading among the readings is none estimated: that is zero
        cast(coalesce(sum(place_day.estimated_visit_count), 0) as double)
        / nullif(sum(place_day.visit_count), 0) as estimated_share,
        count(distinct place_day.counted_on) filter (
            where place_day.visit_count is not null
        ) as day_count,
    from mart.place_day
    inner join asked -- one row: keeps the days asked for
        on
            place_day.counted_on >= asked.from_on
            and place_day.counted_on <= asked.to_on
    inner join districts_asked -- chooses the scope: losing the rest is its job
        on place_day.district_id = districts_asked.district_id
    where place_day.measure in ('entries', 'passages')
    group by place_day.measure
    order by measure
);
