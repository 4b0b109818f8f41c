-- 指标：各片区每日客流
-- Metric: Footfall by district and day
-- 口径：按计数日期取数，起止两日都含。visit_count 为当天 0–24 时；night_visit_count 为
--   当天 18:00 开始、次日 06:00 结束的那一夜。进入（entries）与断面（passages）各成一
--   行，从不相加；离开、在场、累计、去重人数和跨多日的数不计。片区 = 点位当天登记的片
--   区，登记期之外的归入 unknown。空 = 没有读数，不是 0：应报未报的日子有行，人次为空。
--   覆盖率 = 有读数的计数器小时 ÷ 应有的，每个点位每天最多算到应有；没有应有小时的（如
--   unknown）为空。人次是进门或过线的次数，含居民和工作人员，不是国际统计口径（IRTS）的
--   游客。
-- Definition: By the day counted, both ends included. visit_count is the calendar day,
--   0–24 h; night_visit_count is the night that begins at 18:00 of that day and ends at
--   06:00. Entries and passages stand in rows of their own and are never added; exits,
--   presence, running totals, unique people and figures for several days are excluded.
--   District = where the place was registered on that day, unknown outside its
--   registration. NULL = no reading, which is not zero: days that were due and did not
--   come have a row. Coverage = counter-hours reported ÷ due, each place-day counted up
--   to what was due; NULL where nothing was due (such as unknown). Visits are passages
--   through a gate or line, residents and staff included, not visitors in the sense of
--   IRTS.
-- 粒度：一行 = 一个片区一天的一个指标
-- Grain: one row = a district, day and measure
-- 单位：人次；占比 0–1
-- Unit: visits; shares 0–1
-- 来源：mart.district_day（由 core.fct_visitor_count 汇总）
-- Source: mart.district_day, rolled up from core.fct_visitor_count
create or replace macro metric.footfall_by_day(from_on, to_on) as table (
    with asked as (
        select
            cast(from_on as date) as from_on,
            cast(to_on as date) as to_on,
    )

    select
        district_day.district_id as district_id,
        district_day.counted_on as counted_on,
        district_day.measure as measure,
        district_day.visit_count as visit_count,
        district_day.night_visit_count as night_visit_count,
        district_day.reported_hours
        / nullif(district_day.expected_hours, 0) as coverage_share,
        district_day.night_reported_hours
        / nullif(district_day.night_expected_hours, 0) as night_coverage_share,
        -- no estimated reading among the readings is none estimated: that is zero
        cast(coalesce(district_day.estimated_visit_count, 0) as double)
        / nullif(district_day.visit_count, 0) as estimated_share,
    from mart.district_day
    inner join asked -- one row: keeps the days asked for
        on
            district_day.counted_on >= asked.from_on
            and district_day.counted_on <= asked.to_on
    where district_day.measure in ('entries', 'passages')
    order by district_id, counted_on, measure
);
