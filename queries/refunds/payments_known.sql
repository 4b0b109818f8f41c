-- 指标：截至某日已知的各笔退赔
-- Metric: The payments known on a day
-- 口径：截至该日（含）已付的各笔，为空 = 全部；没有写退赔时间的，从投诉受理之日起算已
--   付，paid_on 为空；写得比受理还早的也从受理之日起算。追偿只算到该日（含）到账的，
--   没有写到账时间的算已到账。冲回（负数，写明冲回同一投诉的哪一笔，而且那一笔当日已
--   知）随那一笔，连退赔方也随它；没有写明或找不到的冲回自成一笔。is_advance = 退赔方
--   写有“垫付”。追偿为空 = 没有追偿；随投诉登记的一笔本来没有追偿一栏
--   （is_recovery_listed 为否），有没有追偿不知道。退赔方为空 = 文件里没有，不算垫
--   付。complaint_id = 这笔所属的案件，登记在催办、重复、转派上的随原件；空 = 登记在作
--   废件上。各片区都有。
-- Definition: The payments made by the end of that day, NULL = all; one without a
--   time counts from the day its case was received, with a NULL paid_on; one dated
--   before its case counts from that day too. A recovery counts when it came in by
--   the end of the day, or has no time. A reversal (negative, naming a payment of the
--   same case that is known by then) goes with that payment and takes its payer; one
--   that names none stands by itself. is_advance = the payer says 垫付. A NULL
--   recovery = none; a payment that came with its case has no column for recoveries
--   (is_recovery_listed is false), so nothing is known of it. A NULL payer = not in
--   the file, and no advance. complaint_id = the case it counts in, the original of an urging,
--   a repeat or a transfer; NULL = entered on a void row. Every district is in it.
-- 粒度：一行 = 一笔退赔或冲回
-- Grain: one row = a payment or a reversal
-- 单位：元
-- Unit: yuan
-- 来源：mart.case_payment、core.fct_complaint
-- Source: mart.case_payment, core.fct_complaint
create or replace macro metric.payments_known(as_of_on) as table (
    with asked as (
        select cast(as_of_on as date) as asked_on
    ),

    payments_by_then as (
        select
            case_payment.refund_id as refund_id,
            case_payment.complaint_id as entered_complaint_id,
            case_payment.case_complaint_id as complaint_id,
            case_payment.payer as payer,
            case_payment.refunded_yuan as refunded_yuan,
            cast(case_payment.refunded_at as date) as paid_on,
            case
                when
                    asked.asked_on is null
                    or case_payment.recovered_at is null
                    or cast(case_payment.recovered_at as date) <= asked.asked_on
                    then case_payment.recovered_yuan
            end as recovered_yuan,
            case_payment.reversal_of_id as reversal_of_id,
        from mart.case_payment
        cross join asked
        inner join core.fct_complaint -- a check holds that every payment has its case
            on case_payment.complaint_id = fct_complaint.complaint_id
        where
            asked.asked_on is null
            or cast(
                greatest(
                    coalesce(case_payment.refunded_at, fct_complaint.received_at),
                    fct_complaint.received_at
                ) as date
            ) <= asked.asked_on
    ),

    -- A union and no left join: DuckDB 2.0.0 compares sums wrongly that were made above
    -- a left join of which it can prove that nothing matches.
    reversals_of_payments as (
        select
            reversals.refund_id as refund_id,
            reversed_payments.refund_id as counted_with_id,
            reversed_payments.payer as payer,
        from payments_by_then as reversals
        inner join payments_by_then as reversed_payments -- the rest stand alone
            on
                reversals.reversal_of_id = reversed_payments.refund_id
                and reversals.complaint_id
                is not distinct from reversed_payments.complaint_id
        where reversals.refunded_yuan < 0 and reversed_payments.refunded_yuan > 0
    ),

    payments_counted as (
        select
            payments_by_then.*,
            reversals_of_payments.counted_with_id as counted_with_id,
            reversals_of_payments.payer as counted_payer,
        from payments_by_then
        inner join reversals_of_payments -- the others follow
            on payments_by_then.refund_id = reversals_of_payments.refund_id
        union all
        select
            payments_by_then.*,
            payments_by_then.refund_id as counted_with_id,
            payments_by_then.payer as counted_payer,
        from payments_by_then
        where
            payments_by_then.refund_id not in (
                select reversals_of_payments.refund_id from reversals_of_payments
            )
    )

    select
        refund_id,
        complaint_id,
        counted_payer as payer,
        coalesce(counted_payer like '%垫付%', false) as is_advance,
        counted_with_id,
        paid_on,
        refunded_yuan,
        recovered_yuan,
        counted_with_id <> entered_complaint_id as is_recovery_listed,
    from payments_counted
    order by refund_id
);
