-- 指标：各月诚信退赔
-- Metric: Integrity refunds by month
-- 口径：范围 = 该片区和它的全部下级，为空 = 全部（含没有片区的 unknown）；按受理日期取
--   数，起止两日都含；类别为空 = 全部类别。退赔 = 这些投诉的实际退赔合计，不论何时付，
--   冲回为负；refund_count 为合计大于 0 的件数；满意率 = 满意 ÷（满意 + 不满意），没有
--   评价时为空，不记 0。月份 = 受理月份，首尾两月只含期内的日子；在库投诉最早与最晚受理
--   月之间没有投诉的月份为 0 件，此外的月份没有行：没有报送，不是 0。
-- Definition: Scope = the district with everything below it, NULL = everything, cases
--   of an unknown district included. By the day received, both ends included; a NULL
--   category = every category. Refunds are what was paid on these cases, whenever,
--   reversals negative; refund_count = cases with more than 0 paid; satisfied share =
--   satisfied ÷ (satisfied + dissatisfied), NULL when none was rated. Months are those
--   of receipt, the first and last cut to the period; a month without cases between the
--   earliest and the latest case of the warehouse has 0, months outside have no row:
--   not delivered is not zero.
-- 粒度：一行 = 一个月，month_on 为当月 1 日
-- Grain: one row = a month; month_on is its first day
-- 单位：件、元；占比 0–1
-- Unit: cases, yuan; shares 0–1
-- 来源：mart.complaint_case、mart.district_ancestor
-- Source: mart.complaint_case, mart.district_ancestor
create or replace macro metric.refunds_by_month(
    scope_district_id, from_on, to_on, category := null
) as table (
    with cases_in_scope as (
        select scoped.*
        from metric.case_rows(
            scope_district_id, from_on, to_on, category
        ) as scoped
    ),

    asked as (
        select
            cast(from_on as date) as from_on,
            cast(to_on as date) as to_on,
    ),

    -- all cases, in scope or not, tell which months were delivered
    delivered_months as (
        select
            date_trunc('month', min(received_on)) as first_month_on,
            date_trunc('month', max(received_on)) as last_month_on,
        from mart.complaint_case
    ),

    months as (
        select
            cast(
                unnest(
                    generate_series(
                        greatest(
                            date_trunc('month', asked.from_on),
                            delivered_months.first_month_on
                        ),
                        least(asked.to_on, delivered_months.last_month_on),
                        interval 1 month
                    )
                ) as date
            ) as month_on,
        from asked
        cross join delivered_months
        -- greatest and least pass over NULL: without a case there is no month
        where
            delivered_months.first_month_on is not null
            -- a period that ends before it begins has no month, not one without cases
            and asked.from_on <= asked.to_on
    ),

    month_cases as (
        select
            cast(date_trunc('month', received_at) as date) as month_on,
            count(*) as complaint_count,
            count(*) filter (where refunded_yuan > 0) as refund_count,
            sum(refunded_yuan) as refunded_yuan,
            count(closed_at) as closed_count,
            count(*) filter (where satisfaction = '满意') as satisfied_count,
            count(*) filter (
                where satisfaction in ('满意', '不满意')
            ) as rated_count,
        from cases_in_scope
        group by all
    )

    select
        months.month_on as month_on,
        coalesce(month_cases.complaint_count, 0) as complaint_count,
        coalesce(month_cases.refund_count, 0) as refund_count,
        coalesce(month_cases.refunded_yuan, 0) as refunded_yuan,
        coalesce(month_cases.closed_count, 0) as closed_count,
        coalesce(month_cases.satisfied_count, 0) as satisfied_count,
        coalesce(month_cases.rated_count, 0) as rated_count,
        cast(month_cases.satisfied_count as double)
        / nullif(month_cases.rated_count, 0) as satisfied_share,
    from months
    left join month_cases on months.month_on = month_cases.month_on
    order by month_on
);
