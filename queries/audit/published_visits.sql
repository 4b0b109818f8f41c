-- 指标：已公布客流的复算
-- Metric: Published visits, computed again
-- 口径：按计数日期取数，起止两日都含，时期为空 = 不限；指标没有写时用进入（entries）。
--   只算节假日的，取假期（含法定节日的最长连休）落在时期内的日子；日历不全（时期内有一
--   天没有）或时期不全时无从认定，为空。范围 = 该片区和它的全部下级，为空 = 全部（含
--   unknown）。跨多日的数不计。空 = 没有读数，不是0。覆盖率 = 有读数的计数器小时 ÷ 应有
--   的。
-- Definition: By the day counted, both ends included, a NULL period without bound;
--   entries where no measure is given. Holidays only: the days of a holiday (the
--   longest run of days off with a statutory day) that lie in the period; where the
--   calendar lacks a day of it, or the period an end, that cannot be told, so NULL.
--   Scope = the district with everything below it, NULL = everything, unknown included.
--   Figures for several days are excluded. NULL = no reading, which is not zero.
--   Coverage = counter-hours reported ÷ due.
-- 粒度：一行 = 一个已公布的客流数；没有计数的没有行
-- Grain: one row = a published figure of visits; one without counts has no row
-- 单位：人次；占比 0–1
-- Unit: visits; shares 0–1
-- 来源：core.published_figure、mart.place_day、mart.holiday_day、mart.district_ancestor
-- Source: core.published_figure, mart.place_day, mart.holiday_day,
--   mart.district_ancestor
create or replace macro metric.published_visits() as table (
    with visit_figures as (
        select
            figure_id,
            district_id,
            coalesce(measure, 'entries') as measure,
            coalesce(from_on, cast('0001-01-01' as date)) as from_on,
            coalesce(to_on, cast('9999-12-31' as date)) as to_on,
            is_holidays_only,
            not is_holidays_only
            or (
                select count(*) from core.dim_calendar
                where
                    dim_calendar.calendar_on >= published_figure.from_on
                    and dim_calendar.calendar_on <= published_figure.to_on
            ) = to_on - from_on + 1 as is_period_known,
        from core.published_figure
        where quantity = 'visit_count'
    ),

    counted_figures as (
        select
            visit_figures.figure_id as figure_id,
            visit_figures.is_period_known as is_period_known,
            place_day.visit_count as visit_count,
            least(place_day.reported_hours, place_day.expected_hours) as reported_hours,
            place_day.expected_hours as expected_hours,
        from visit_figures
        inner join mart.place_day -- a figure without counts has no row
            on
                visit_figures.measure = place_day.measure
                and visit_figures.from_on <= place_day.counted_on
                and visit_figures.to_on >= place_day.counted_on
        left join mart.district_ancestor
            on
                place_day.district_id = district_ancestor.district_id
                and visit_figures.district_id = district_ancestor.ancestor_district_id
        left join mart.holiday_day
            on place_day.counted_on = holiday_day.calendar_on
        where
            (
                visit_figures.district_id is null
                or visit_figures.district_id = place_day.district_id
                or district_ancestor.district_id is not null
            )
            and (
                not visit_figures.is_holidays_only
                or holiday_day.calendar_on is not null
            )
    )

    select
        figure_id,
        case
            when bool_and(is_period_known)
                then cast(sum(visit_count) as decimal(18, 4))
        end as computed_value,
        sum(reported_hours) / nullif(sum(expected_hours), 0) as coverage_share,
    from counted_figures
    group by figure_id
    order by figure_id
);
