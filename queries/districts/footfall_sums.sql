-- 指标：客流合计：各片区的和整个范围的
-- Metric: Footfall sums, of each district and of the whole scope
-- 口径：“各片区客流”和“一个范围的客流”共用的合计。按计数日期取数，起止两日都含；范围 =
--   该片区和它的全部下级，为空 = 全部（含 unknown）；夜间为这些日子 18:00 开始的各夜，
--   末夜算到次日 06:00。进入与断面各成一行，从不相加；离开、在场、累计、去重人数和跨多
--   日的数不计。夜间占比 = 夜间人次 ÷ 同一批点位日 06:00 至次日 06:00 的人次，只用有夜
--   间小时数、并且已经过完的夜（当夜小时到齐，或全库有更晚的、次日 06:00 以后的小时
--   数）。覆盖率 = 有读数的计数器小时 ÷ 应有的，每个点位每天最多算到应有。空 = 没有读数
--   或不给，不是 0。night_share_reason（为什么没有夜间占比）：no_counts 没有夜间小时数
--   （如只报全天数）；nothing_due 没有登记，不知应有多少；not_over 没有一夜过完；
--   incomplete 过完的夜覆盖率低于 90%；no_base 全天人次为 0。is_whole_scope 为真的行是整
--   个范围，片区为空，不可再与各片区相加。
-- Definition: The sums behind footfall by district and footfall within a scope. By the
--   day counted, both ends included; scope = the district with everything below it,
--   NULL = everything, unknown included; nights are those that begin on these days, the
--   last one to 06:00 of the next. Entries and passages in rows of their own, never
--   added; exits, presence, running totals, unique people and figures for several days
--   excluded. Night share = night visits ÷ visits from 06:00 to 06:00 of the same
--   place-days, those with hourly night readings whose night is over (all its hours
--   came, or the warehouse has later hours, from 06:00 of the next day on). Coverage =
--   counter-hours reported ÷ due, each place-day counted up to what was due. NULL = no
--   reading, or not given, which is not zero. night_share_reason (why there is no night
--   share): no_counts without hourly night readings (such as day totals alone);
--   nothing_due when it is not registered and nothing was due; not_over when no night
--   is over; incomplete when the nights that are over have less than 90 % coverage;
--   no_base when nobody came around the clock. Rows with is_whole_scope are the whole
--   scope, their district is NULL, and they are not to be added to the districts.
-- 粒度：一行 = 一个片区（或整个范围）的一个指标
-- Grain: one row = a district, or the whole scope, and measure
-- 单位：人次；占比 0–1；天
-- Unit: visits; shares 0–1; days
-- 来源：mart.district_day（mart.place_day）、metric.districts_in_scope
-- Source: mart.district_day, from mart.place_day; metric.districts_in_scope
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
    ),

    days_in_scope as (
        select district_day.*
        from mart.district_day
        inner join asked -- one row: keeps the days asked for
            on
                district_day.counted_on >= asked.from_on
                and district_day.counted_on <= asked.to_on
        inner join districts_asked -- chooses the scope: losing the rest is its job
            on district_day.district_id = districts_asked.district_id
        where district_day.measure in ('entries', 'passages')
    ),

    sums as (
        select
            days_in_scope.district_id as district_id,
            days_in_scope.measure as measure,
            grouping(days_in_scope.district_id) = 1 as is_whole_scope,
            cast(sum(days_in_scope.visit_count) as bigint) as visit_count,
            cast(sum(days_in_scope.night_visit_count) as bigint) as night_visit_count,
            sum(days_in_scope.over_night_visit_count) as over_night_visit_count,
            sum(days_in_scope.over_around_clock_visit_count)
                as over_around_clock_count,
            sum(days_in_scope.over_night_reported_hours) as over_night_reported_hours,
            sum(days_in_scope.over_night_expected_hours) as over_night_expected_hours,
            sum(days_in_scope.night_expected_hours) as night_expected_hours,
            sum(days_in_scope.reported_hours)
            / nullif(sum(days_in_scope.expected_hours), 0) as coverage_share,
            sum(days_in_scope.night_reported_hours)
            / nullif(sum(days_in_scope.night_expected_hours), 0)
                as night_coverage_share,
            -- no estimated reading among the readings is none estimated: that is zero
            cast(coalesce(sum(days_in_scope.estimated_visit_count), 0) as double)
            / nullif(sum(days_in_scope.visit_count), 0) as estimated_share,
            -- a distinct count beside grouping sets would sum everything twice over
            coalesce(
                len(
                    list_distinct(
                        list(days_in_scope.counted_on) filter (
                            where days_in_scope.visit_count is not null
                        )
                    )
                ),
                0
            ) as day_count,
        from days_in_scope
        group by
            grouping sets (
                (days_in_scope.district_id, days_in_scope.measure),
                (days_in_scope.measure)
            )
    ),

    judged_sums as (
        select
            sums.*,
            case
                when night_visit_count is null then 'no_counts'
                when night_expected_hours = 0 then 'nothing_due'
                when coalesce(over_night_expected_hours, 0) = 0 then 'not_over'
                when over_night_reported_hours / over_night_expected_hours < 0.9
                    then 'incomplete'
                when over_around_clock_count = 0 then 'no_base'
            end as night_share_reason,
        from sums
    )

    select
        district_id,
        measure,
        is_whole_scope,
        visit_count,
        night_visit_count,
        case
            when night_share_reason is null
                then cast(over_night_visit_count as double) / over_around_clock_count
        end as night_share,
        coverage_share,
        night_coverage_share,
        estimated_share,
        day_count,
        night_share_reason,
    from judged_sums
    order by is_whole_scope, district_id, measure
);
