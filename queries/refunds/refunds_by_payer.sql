-- 指标：各退赔方退赔
-- Metric: Refunds by payer
-- 口径：范围 = 该片区和它的全部下级，为空 = 全部（含没有片区的 unknown）；按受理日期取
--   数，起止两日都含；类别为空 = 全部类别。退赔为期内受理的投诉的各笔退赔，不论何时付，
--   冲回为负；refund_count 为该退赔方合计大于 0 的投诉件数，payment_count 为笔数。追偿
--   为空 = 没有追偿。退赔方照文件原样；空 = 文件里没有，自成一行，不丢弃。
-- Definition: Scope = the district with everything below it, NULL = everything, cases
--   of an unknown district included. By the day received, both ends included; a NULL
--   category = every category. Refunds are the payments on cases received in the
--   period, whenever paid, reversals negative; refund_count = cases on which this payer
--   paid more than 0, payment_count = payments. A NULL recovery = nothing was
--   recovered. The payer as delivered; NULL = not in the file, a row of its own, not
--   dropped.
-- 粒度：一行 = 一个退赔方
-- Grain: one row = a payer
-- 单位：件、笔、元
-- Unit: cases, payments, yuan
-- 来源：mart.case_payment、mart.complaint_case、mart.district_ancestor
-- Source: mart.case_payment, mart.complaint_case, mart.district_ancestor
create or replace macro metric.refunds_by_payer(
    scope_district_id, from_on, to_on, category := null
) as table (
    with cases_in_scope as (
        select scoped.*
        from metric.case_rows(
            scope_district_id, from_on, to_on, category
        ) as scoped
    ),

    payer_cases as (
        select
            case_payment.payer as payer,
            case_payment.case_complaint_id as complaint_id,
            count(*) as payment_count,
            sum(case_payment.refunded_yuan) as refunded_yuan,
            sum(case_payment.recovered_yuan) as recovered_yuan,
        from mart.case_payment
        inner join cases_in_scope -- chooses the cases: losing the rest is its job
            on case_payment.case_complaint_id = cases_in_scope.complaint_id
        group by case_payment.payer, case_payment.case_complaint_id
    )

    select
        payer_cases.payer as payer,
        count(*) filter (where payer_cases.refunded_yuan > 0) as refund_count,
        cast(sum(payer_cases.payment_count) as bigint) as payment_count,
        sum(payer_cases.refunded_yuan) as refunded_yuan,
        sum(payer_cases.recovered_yuan) as recovered_yuan,
    from payer_cases
    group by payer_cases.payer
    order by refunded_yuan desc, payer asc nulls last
);
