-- 指标：年度小结
-- Metric: Year summary
-- 口径：范围 = 该片区和它的全部下级，为空 = 全部（含 unknown）。年 = 日历年，首末两日都
--   含；客流按计数日期，只取进入（entries）；节假日客流为该日历年内落在假期（含法定节日
--   的最长连休）里的日子，日历没有该年时为空。投诉只取类别“诚信退赔”，按受理日期；退赔
--   为这些投诉的实际退赔，不论何时付；refund_count 为退赔合计大于 0 的件数；满意率 = 满
--   意 ÷（满意 + 不满意），没有评价时为空。空 = 没有读数；该年一件投诉（任何类别、任何
--   片区）都没有报送时，投诉各列为空，不是 0。
-- Definition: Scope = the district with everything below it, NULL = everything, unknown
--   included. Calendar years, both ends included; visits by the day counted, entries
--   only; holiday visits are those of days inside that calendar year that lie in a
--   holiday (the longest run of days off with a statutory day), NULL when the calendar
--   lacks the year. Complaints of category 诚信退赔 only, by the day received; refunds
--   are what was paid on them, whenever; refund_count = cases with more than 0 paid;
--   satisfied share = satisfied ÷ (satisfied + dissatisfied), NULL when none was rated.
--   NULL = no reading; where no complaint of any kind or district was delivered for the
--   year, the complaint columns are NULL, not zero.
-- 粒度：一行 = 一个有客流或投诉的日历年
-- Grain: one row = a calendar year with counts or complaints
-- 单位：天、人次、件、元；占比 0–1
-- Unit: days, visits, cases, yuan; shares 0–1
-- 来源：mart.place_day、mart.complaint_case、mart.holiday_day、mart.district_ancestor
-- Source: mart.place_day, mart.complaint_case, mart.holiday_day, mart.district_ancestor
create or replace macro metric.year_summary(scope_district_id) as table (
    with districts_asked as (
        select scoped.district_id as district_id
        from metric.districts_in_scope(scope_district_id) as scoped
    ),

    years as (
        select distinct cast(year(counted_on) as integer) as year
        from mart.place_day
        where
            measure = 'entries'
            -- the evening before the first reading has a night and no day of its own
            and (visit_count is not null or expected_hours > 0)
        union
        select distinct cast(year(received_on) as integer) as year
        from mart.complaint_case
    ),

    holiday_years as (
        select
            cast(year(dim_calendar.calendar_on) as integer) as year,
            count(holiday_day.calendar_on) as holiday_day_count,
        from core.dim_calendar
        left join mart.holiday_day
            on dim_calendar.calendar_on = holiday_day.calendar_on
        group by all
    ),

    visit_years as (
        select
            cast(year(place_day.counted_on) as integer) as year,
            cast(
                sum(
                    case
                        when holiday_day.calendar_on is not null
                            then place_day.visit_count
                    end
                ) as bigint
            ) as holiday_visit_count,
            cast(sum(place_day.visit_count) as bigint) as visit_count,
            sum(least(place_day.reported_hours, place_day.expected_hours))
            / nullif(sum(place_day.expected_hours), 0) as coverage_share,
        from mart.place_day
        inner join districts_asked -- chooses the scope: losing the rest is its job
            on place_day.district_id = districts_asked.district_id
        left join mart.holiday_day
            on place_day.counted_on = holiday_day.calendar_on
        where place_day.measure = 'entries'
        group by all
    ),

    integrity_cases as (
        select scoped.*
        from metric.case_rows(
            scope_district_id, '0001-01-01', '9999-12-31', '诚信退赔'
        ) as scoped
    ),

    case_years as (
        select
            cast(year(received_at) as integer) as year,
            count(*) as complaint_count,
            count(*) filter (where refunded_yuan > 0) as refund_count,
            sum(refunded_yuan) as refunded_yuan,
            count(*) filter (
                where satisfaction in ('满意', '不满意')
            ) as rated_count,
            count(*) filter (where satisfaction = '满意') as satisfied_count,
        from integrity_cases
        group by all
    ),

    -- a year with deliveries and none of these cases had none: zero, not NULL
    delivered_case_years as (
        select distinct
            cast(year(received_on) as integer) as year,
            0 as none_count,
        from mart.complaint_case
    )

    select
        years.year as year,
        holiday_years.holiday_day_count as holiday_day_count,
        visit_years.holiday_visit_count as holiday_visit_count,
        visit_years.visit_count as visit_count,
        visit_years.coverage_share as coverage_share,
        coalesce(
            case_years.complaint_count, delivered_case_years.none_count
        ) as complaint_count,
        coalesce(
            case_years.refund_count, delivered_case_years.none_count
        ) as refund_count,
        coalesce(
            case_years.refunded_yuan, delivered_case_years.none_count
        ) as refunded_yuan,
        coalesce(
            case_years.rated_count, delivered_case_years.none_count
        ) as rated_count,
        coalesce(
            case_years.satisfied_count, delivered_case_years.none_count
        ) as satisfied_count,
        cast(case_years.satisfied_count as double)
        / nullif(case_years.rated_count, 0) as satisfied_share,
    from years
    left join holiday_years on years.year = holiday_years.year
    left join visit_years on years.year = visit_years.year
    left join case_years on years.year = case_years.year
    left join delivered_case_years on years.year = delivered_case_years.year
    order by year
);
