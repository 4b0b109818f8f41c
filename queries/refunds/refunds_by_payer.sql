-- 指标：各退赔方退赔
-- Metric: Refunds by payer
-- 口径：范围 = 该片区和它的全部下级，为空 = 全部（含没有片区的 unknown）；按受理日期
--   取数，起止两日都含；类别为空 = 全部类别。退赔为期内受理的投诉的各笔退赔，不论何时
--   付，冲回为负（合计在 reversed_yuan），算在它冲回的那一笔的退赔方；refund_count 为
--   该退赔方合计大于 0 的投诉件数，payment_count 为笔数，冲回也算一笔。平均、中位退赔
--   按 refund_count 的件数；mean_per_case_yuan 的分母是期内全部投诉。申请、决定的金额
--   一件一个，不分退赔方，见 refund_amounts。追偿为空 = 没有追偿。退赔方照文件原样，
--   写有“垫付”的 is_advance 为是；空 = 文件里没有，自成一行，不丢弃。
-- Definition: Scope = the district with everything below it, NULL = everything, cases
--   of an unknown district included. By the day received, both ends included; a NULL
--   category = every category. Refunds are the payments on cases received in the
--   period, whenever paid, reversals negative (reversed_yuan adds them up) and
--   counted with the payer of the payment they take back; refund_count = cases on
--   which this payer paid more than 0, payment_count = payments, reversals among
--   them. Mean and median refund are over refund_count; the base of
--   mean_per_case_yuan is every case of the period. What was decided is one amount a
--   case and belongs to no payer: see refund_amounts. A NULL recovery = nothing was
--   recovered. The payer as delivered, is_advance where it says 垫付; NULL = not in
--   the file, a row of its own, not dropped.
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

    cases_together as (
        select count(*) as complaint_count
        from cases_in_scope
    ),

    payer_cases as (
        select
            payments.payer as payer,
            payments.is_advance as is_advance,
            payments.complaint_id as complaint_id,
            count(*) as payment_count,
            sum(payments.refunded_yuan) as refunded_yuan,
            sum(payments.recovered_yuan) as recovered_yuan,
            sum(case when payments.refunded_yuan < 0 then 1 else 0 end)
                as reversal_count,
            sum(
                case
                    when payments.refunded_yuan < 0 then payments.refunded_yuan
                    else 0
                end
            ) as reversed_yuan,
        from metric.payments_known(null) as payments
        inner join cases_in_scope -- chooses the cases: losing the rest is its job
            on payments.complaint_id = cases_in_scope.complaint_id
        group by payments.payer, payments.is_advance, payments.complaint_id
    )

    select
        payer_cases.payer as payer,
        count(*) filter (where payer_cases.refunded_yuan > 0) as refund_count,
        cast(sum(payer_cases.payment_count) as bigint) as payment_count,
        sum(payer_cases.refunded_yuan) as refunded_yuan,
        sum(payer_cases.recovered_yuan) as recovered_yuan,
        payer_cases.is_advance as is_advance,
        cast(sum(payer_cases.reversal_count) as bigint) as reversal_count,
        sum(payer_cases.reversed_yuan) as reversed_yuan,
        avg(cast(payer_cases.refunded_yuan as double)) filter (
            where payer_cases.refunded_yuan > 0
        ) as mean_refund_yuan,
        median(cast(payer_cases.refunded_yuan as double)) filter (
            where payer_cases.refunded_yuan > 0
        ) as median_refund_yuan,
        cast(sum(payer_cases.refunded_yuan) as double)
        / nullif(cases_together.complaint_count, 0) as mean_per_case_yuan,
        cases_together.complaint_count as complaint_count,
    from payer_cases
    cross join cases_together
    group by
        payer_cases.payer,
        payer_cases.is_advance,
        cases_together.complaint_count
    order by refunded_yuan desc, payer asc nulls last
);
