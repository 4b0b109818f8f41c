-- 指标：一件案件的各笔退赔
-- Metric: The payments of one case
-- 口径：算在这件案件里的每一笔，登记在它的催办、重复、转派件上的也在内，不论何时付；冲
--   回为负，reversal_of_id 为它冲回的那一笔，空 = 不是冲回。追偿为空 = 没有追偿；退赔
--   方、时间为空 = 文件里没有。没有退赔的案件没有行。不分片区，没有片区的案件也一样。
-- Definition: Every payment that counts in this case, those entered on its urgings,
--   repeats and transfers included, whenever paid; reversals negative, reversal_of_id
--   the payment they take back, NULL = no reversal. A NULL recovery = none; a NULL
--   payer or time = not in the file. A case without payments has no row. Districts play
--   no part, a case without one is like any other.
-- 粒度：一行 = 一笔退赔或冲回
-- Grain: one row = a payment or a reversal
-- 单位：元
-- Unit: yuan
-- 来源：mart.case_payment、ledger.delivery
-- Source: mart.case_payment, ledger.delivery
create or replace macro metric.case_payments(asked_complaint_id) as table (
    with asked as (
        select cast(asked_complaint_id as varchar) as case_id
    )

    select
        case_payment.refund_id as refund_id,
        case_payment.complaint_id as complaint_id,
        case_payment.payer as payer,
        case_payment.refunded_yuan as refunded_yuan,
        case_payment.refunded_at as refunded_at,
        case_payment.recovered_yuan as recovered_yuan,
        case_payment.recovered_at as recovered_at,
        case_payment.reversal_of_id as reversal_of_id,
        delivery.file_name as file_name,
        case_payment.source_sheet as source_sheet,
        case_payment.source_row as source_row,
    from mart.case_payment
    inner join asked -- keeps the payments of the case
        on case_payment.case_complaint_id = asked.case_id
    left join ledger.delivery
        on case_payment.delivery_id = delivery.delivery_id
    order by refunded_at asc nulls first, refund_id asc
);
