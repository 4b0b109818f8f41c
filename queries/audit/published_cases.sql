-- 指标：已公布投诉与退赔的复算
-- Metric: Published complaints and refunds, computed again
-- 口径：按受理日期取数，起止两日都含，时期为空 = 不限；只算节假日的，取受理日落在假期（
--   含法定节日的最长连休）的投诉；日历不全（时期内有一天没有）或时期不全时无从认定，为空。
--   类别为空 = 全部类别。范围 = 该片区和它的全部下级，为空 = 全部（含没有片区的）。
--   complaint_count 件数；refund_count 退赔合计大于 0 的件数；refunded_yuan 这些投诉的
--   实际退赔合计，不论何时付；satisfied_share = 满意 ÷（满意 + 不满意），没有评价时为
--   空。该时期一件投诉（任何类别、任何片区）都没有报送时为空，不是 0。
-- Definition: By the day received, both ends included, a NULL period without bound.
--   Holidays only: cases received on a day of a holiday (the longest run of days off
--   with a statutory day); where the calendar lacks a day of the period, or the period
--   an end, that cannot be told, so NULL. A NULL category = every category. Scope = the
--   district with everything below it, NULL = everything, cases without a district
--   included. complaint_count = cases; refund_count = cases with more than 0 paid;
--   refunded_yuan = what was paid on them, whenever; satisfied_share = satisfied ÷
--   (satisfied + dissatisfied), NULL when none was rated. Where no complaint of any
--   kind or district was delivered for the period, NULL, which is not zero.
-- 粒度：一行 = 一个已公布的投诉或退赔数
-- Grain: one row = a published figure of complaints or refunds
-- 单位：件、元；占比 0–1
-- Unit: cases, yuan; shares 0–1
-- 来源：core.published_figure、mart.complaint_case、mart.holiday_day、
--   mart.district_ancestor
-- Source: core.published_figure, mart.complaint_case, mart.holiday_day,
--   mart.district_ancestor
create or replace macro metric.published_cases() as table (
    with case_figures as (
        select
            figure_id,
            quantity,
            district_id,
            category,
            coalesce(from_on, cast('0001-01-01' as date)) as from_on,
            coalesce(to_on, cast('9999-12-31' as date)) as to_on,
            is_holidays_only,
            coalesce(
                not is_holidays_only
                or (
                    select count(*) from core.dim_calendar
                    where
                        dim_calendar.calendar_on >= published_figure.from_on
                        and dim_calendar.calendar_on <= published_figure.to_on
                ) = to_on - from_on + 1,
                false
            ) as is_period_known,
        from core.published_figure
        where
            quantity in (
                'complaint_count', 'refund_count', 'refunded_yuan', 'satisfied_share'
            )
    ),

    cases_of_period as (
        select
            case_figures.figure_id as figure_id,
            case_figures.quantity as quantity,
            case_figures.is_period_known as is_period_known,
            complaint_case.refunded_yuan as refunded_yuan,
            complaint_case.satisfaction as satisfaction,
            (
                case_figures.category is null
                or coalesce(complaint_case.category = case_figures.category, false)
            )
            and (
                case_figures.district_id is null
                or case_figures.district_id = complaint_case.district_id
                or district_ancestor.district_id is not null
            )
            and (
                not case_figures.is_holidays_only
                or complaint_case.received_on in (
                    select holiday_day.calendar_on from mart.holiday_day
                )
            ) as is_asked_for,
        from case_figures
        inner join mart.complaint_case -- a period without any case is not known
            on
                case_figures.from_on <= complaint_case.received_on
                and case_figures.to_on >= complaint_case.received_on
        left join mart.district_ancestor
            on
                complaint_case.district_id = district_ancestor.district_id
                and case_figures.district_id = district_ancestor.ancestor_district_id
    ),

    figures_counted as (
        select
            figure_id,
            quantity,
            is_period_known,
            count(*) filter (where is_asked_for) as complaint_count,
            count(*) filter (
                where is_asked_for and refunded_yuan > 0
            ) as refund_count,
            -- nothing paid on the cases asked for is zero
            coalesce(sum(refunded_yuan) filter (where is_asked_for), 0)
                as refunded_yuan,
            count(*) filter (
                where is_asked_for and satisfaction = '满意'
            ) as satisfied_count,
            count(*) filter (
                where is_asked_for and satisfaction in ('满意', '不满意')
            ) as rated_count,
        from cases_of_period
        group by figure_id, quantity, is_period_known
    )

    select
        figure_id,
        case
            when is_period_known
                then cast(
                    case quantity
                        when 'complaint_count' then complaint_count
                        when 'refund_count' then refund_count
                        when 'refunded_yuan' then refunded_yuan
                    end as decimal(18, 4)
                )
        end as computed_value,
    from figures_counted
    where quantity <> 'satisfied_share'
    union all
    select
        figure_id,
        case
            when is_period_known
                then cast(
                    cast(satisfied_count as double) / nullif(rated_count, 0)
                    as decimal(18, 4)
                )
        end as computed_value,
    from figures_counted
    where quantity = 'satisfied_share'
    order by figure_id
);
