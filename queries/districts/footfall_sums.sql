-- 指标：客流合计：各片区的和整个范围的
-- Metric: Footfall sums, of each district and of the whole scope
-- 口径：“各片区客流”和“一个范围的客流”共用的合计。按计数日期取数，起止两日都含；范围 =
--   该片区和它的全部下级，为空 = 全部（含 unknown）；夜间为这些日子 18:00 开始的各夜，
--   末夜算到次日06:00。进入与断面各成一行，从不相加；离开、在场、累计、去重人数和跨多日
--   的数不计。夜间占比 = 夜间人次 ÷ 同一批点位日 06:00 至次日 06:00 的人次，只用有夜间
--   小时数的点位日。覆盖率 = 有读数的计数器小时 ÷ 应有的，每个点位每天最多算到应有。空
--   = 没有读数，不是 0。is_whole_scope 为真的行是整个范围，片区为空，不可再与各片区相
--   加。
-- Definition: The sums behind footfall by district and footfall within a scope. By the
--   day counted, both ends included; scope = the district with everything below it,
--   NULL = everything, unknown included; nights are those that begin on these days, the
--   last one to 06:00 of the next. Entries and passages in rows of their own, never
--   added; exits, presence, running totals, unique people and figures for several days
--   excluded. Night share = night visits ÷ visits from 06:00 to 06:00 of the same
--   place-days, those with hourly night readings. Coverage = counter-hours reported ÷
--   due, each place-day counted up to what was due. NULL = no reading, which is not
--   zero. Rows with is_whole_scope are the whole scope, their district is NULL, and
--   they are not to be added to the districts.
-- 粒度：一行 = 一个片区（或整个范围）的一个指标
-- Grain: one row = a district, or the whole scope, and measure
-- 单位：人次；占比 0–1；天
-- Unit: visits; shares 0–1; days
-- 来源：mart.place_day、metric.districts_in_scope
-- Source: mart.place_day, metric.districts_in_scope
create or replace macro metric.footfall_sums(
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
        place_day.district_id as district_id,
        place_day.measure as measure,
        grouping(place_day.district_id) = 1 as is_whole_scope,
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
    group by
        grouping sets (
            (place_day.district_id, place_day.measure),
            (place_day.measure)
        )
    order by is_whole_scope, district_id, measure
);
