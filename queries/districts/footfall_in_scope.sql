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
-- 来源：mart.place_day（经 metric.footfall_sums）
-- Source: mart.place_day, through metric.footfall_sums
create or replace macro metric.footfall_in_scope(
    scope_district_id, from_on, to_on
) as table (
    select
        sums.measure as measure,
        sums.visit_count as visit_count,
        sums.night_visit_count as night_visit_count,
        sums.night_share as night_share,
        sums.coverage_share as coverage_share,
        sums.night_coverage_share as night_coverage_share,
        sums.estimated_share as estimated_share,
        sums.day_count as day_count,
    from metric.footfall_sums(scope_district_id, from_on, to_on) as sums
    where sums.is_whole_scope
    order by measure
);
