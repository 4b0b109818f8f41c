-- 指标：各片区消费、决定与实付的退赔金额
-- Metric: What was spent, decided and paid back, by district
-- 口径：按受理日期取数，起止两日都含，各类别都算。三种金额分开，从不相加：消费
--   spent_yuan（文件写了的 spent_count 件）、决定退赔 decided_yuan（已决定的
--   decided_count 件，0 = 决定不退）、实付 refunded_yuan（不论何时付，冲回为负）。一
--   件都没有写或没有决定时为空，不是 0。游客申请退多少，投诉文件没有这一栏。
--   decided_unpaid_yuan = 已决定而少付的，各件分别算，不以多付的抵减；
--   paid_beyond_yuan = 超过决定付的，没有决定就付的全算。平均、中位退赔有两种分母：实
--   付大于 0 的件数 refund_count、全部件数 complaint_count。片区 = 文件所给，没有则按
--   商户登记，再没有归入 unknown；没有投诉的片区没有行。
-- Definition: By the day received, both ends included, every category. Three amounts
--   stand apart and are never added: what the visitor had spent, spent_yuan (of
--   spent_count cases whose file says so); the refund decided, decided_yuan (of
--   decided_count cases, 0 = decided that none is due); what was paid, refunded_yuan
--   (whenever, reversals negative). NULL, not zero, when no case says or none is
--   decided. What visitors asked for has no column in the complaints.
--   decided_unpaid_yuan = what was decided and not paid, case by case, not offset by
--   other cases; paid_beyond_yuan = what was paid beyond the decision, all of it
--   where none was made. Mean and median refund come with two denominators: cases
--   paid more than 0, refund_count, and all cases, complaint_count. District as
--   delivered, else the merchant's, else unknown; one without cases has no row.
-- 粒度：一行 = 一个片区
-- Grain: one row = a district
-- 单位：件、元
-- Unit: cases, yuan
-- 来源：mart.complaint_case
-- Source: mart.complaint_case
create or replace macro metric.refund_amounts(from_on, to_on) as table (
    with cases_of_period as (
        select
            period_cases.district_id as district_id,
            period_cases.paid_yuan as spent_yuan,
            period_cases.decided_refund_yuan as decided_yuan,
            period_cases.refunded_yuan as refunded_yuan,
        from metric.case_rows(null, from_on, to_on) as period_cases
    ),

    district_amounts as (
        select
            cases_of_period.district_id as district_id,
            count(*) as complaint_count,
            count(cases_of_period.spent_yuan) as spent_count,
            sum(cases_of_period.spent_yuan) as spent_yuan,
            count(cases_of_period.decided_yuan) as decided_count,
            sum(cases_of_period.decided_yuan) as decided_yuan,
            count(*) filter (where cases_of_period.refunded_yuan > 0) as refund_count,
            sum(cases_of_period.refunded_yuan) as refunded_yuan,
            sum(
                case
                    when cases_of_period.decided_yuan > cases_of_period.refunded_yuan
                        then
                            cases_of_period.decided_yuan - cases_of_period.refunded_yuan
                    else 0
                end
            ) as decided_unpaid_yuan,
            sum(
                case
                    when
                        cases_of_period.refunded_yuan
                        > coalesce(cases_of_period.decided_yuan, 0)
                        then
                            cases_of_period.refunded_yuan
                            - coalesce(cases_of_period.decided_yuan, 0)
                    else 0
                end
            ) as paid_beyond_yuan,
            avg(cast(cases_of_period.refunded_yuan as double)) filter (
                where cases_of_period.refunded_yuan > 0
            ) as mean_refund_yuan,
            median(cast(cases_of_period.refunded_yuan as double)) filter (
                where cases_of_period.refunded_yuan > 0
            ) as median_refund_yuan,
            avg(cast(cases_of_period.refunded_yuan as double)) as mean_per_case_yuan,
            median(cast(cases_of_period.refunded_yuan as double))
                as median_per_case_yuan,
        from cases_of_period
        group by cases_of_period.district_id
    )

    -- the register is joined to the sums, not summed over: see payments_known
    select
        district_amounts.district_id as district_id,
        dim_district.district_name as district_name,
        district_amounts.complaint_count as complaint_count,
        district_amounts.spent_count as spent_count,
        district_amounts.spent_yuan as spent_yuan,
        district_amounts.decided_count as decided_count,
        district_amounts.decided_yuan as decided_yuan,
        district_amounts.refund_count as refund_count,
        district_amounts.refunded_yuan as refunded_yuan,
        district_amounts.decided_unpaid_yuan as decided_unpaid_yuan,
        district_amounts.paid_beyond_yuan as paid_beyond_yuan,
        district_amounts.mean_refund_yuan as mean_refund_yuan,
        district_amounts.median_refund_yuan as median_refund_yuan,
        district_amounts.mean_per_case_yuan as mean_per_case_yuan,
        district_amounts.median_per_case_yuan as median_per_case_yuan,
    from district_amounts
    left join core.dim_district
        on district_amounts.district_id = dim_district.district_id
    order by district_id
);
