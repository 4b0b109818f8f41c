-- 指标：先行垫付与追偿
-- Metric: Advances and their recovery
-- 口径：退赔方写有“垫付”的各笔，截至该日（含）已付的；该日以后付的、追回的、冲回的都
--   当作还不知道。advanced_yuan 已减去冲回这一笔的（reversed_yuan，负数）；没有写明冲
--   回哪一笔的负数自成一行。recovered_yuan 为向商户追回的；未追回 = 垫付 − 追回，不小
--   于 0，多追或多冲的在 excess_yuan。state：recovered 已追回、partly_recovered 部分
--   追回、outstanding 未追回、reversed 已全额冲回、over_recovered 多追、not_known 不
--   知道。随投诉登记的一笔没有追偿一栏，追回与未追回为空，不是 0，verdict 为
--   not_known，reason 为 recovery_not_listed。账龄 = 该日 − 垫付日，没有写退赔时间的
--   从受理之日起算已付，账龄为空。没有片区的归入 unknown。
-- Definition: The payments whose payer says 垫付 (advance), made by the end of that
--   day; what was paid, recovered or reversed later is not known yet. advanced_yuan
--   is after the reversals that name the payment (reversed_yuan, negative); a
--   negative amount that names none has a row of its own. recovered_yuan came back
--   from the merchant; outstanding = advanced − recovered, never below 0, what was
--   recovered or reversed in excess is excess_yuan. State: recovered,
--   partly_recovered, outstanding, reversed (in full), over_recovered, not_known. A
--   payment that came with its case has no column for recoveries: recovered and
--   outstanding are NULL, not zero, the verdict is not_known and the reason
--   recovery_not_listed. Age = that day − the day of the payment; one without a time
--   counts from the day received and has a NULL age. Cases without a district are
--   unknown.
-- 粒度：一行 = 一笔垫付
-- Grain: one row = an advance
-- 单位：元、天
-- Unit: yuan, days
-- 来源：core.fct_refund、mart.complaint_case
-- Source: core.fct_refund, mart.complaint_case
create or replace macro metric.refund_advances(as_of_on) as table (
    with asked as (
        select cast(as_of_on as date) as asked_on
    ),

    advances as (
        select
            counted_with_id as refund_id,
            complaint_id,
            max(payer) as payer,
            max(case when refund_id = counted_with_id then paid_on end) as paid_on,
            sum(refunded_yuan) as advanced_yuan,
            sum(case when refund_id <> counted_with_id then refunded_yuan else 0 end)
                as reversed_yuan,
            case
                -- the list says so when there is one: nothing came back is zero
                when bool_and(is_recovery_listed)
                    then coalesce(sum(recovered_yuan), 0)
            end as recovered_yuan,
        from metric.payments_known(as_of_on)
        where is_advance
        group by counted_with_id, complaint_id
    )

    select
        advances.refund_id as refund_id,
        advances.complaint_id as complaint_id,
        complaint_case.merchant_id as merchant_id,
        complaint_case.merchant_name as merchant_name,
        complaint_case.district_id as district_id,
        complaint_case.received_on as received_on,
        advances.payer as payer,
        advances.paid_on as paid_on,
        advances.advanced_yuan as advanced_yuan,
        advances.recovered_yuan as recovered_yuan,
        case
            when advances.recovered_yuan > advances.advanced_yuan then 0
            else advances.advanced_yuan - advances.recovered_yuan
        end as outstanding_yuan,
        case
            when advances.recovered_yuan > advances.advanced_yuan
                then advances.recovered_yuan - advances.advanced_yuan
            when advances.recovered_yuan is not null then 0
        end as excess_yuan,
        advances.reversed_yuan as reversed_yuan,
        asked.asked_on - advances.paid_on as age_day_count,
        case
            when advances.recovered_yuan is null then 'not_known'
            when advances.advanced_yuan <= 0 then 'reversed'
            when advances.recovered_yuan > advances.advanced_yuan then 'over_recovered'
            when advances.recovered_yuan = advances.advanced_yuan then 'recovered'
            when advances.recovered_yuan > 0 then 'partly_recovered'
            else 'outstanding'
        end as state,
        case
            when advances.recovered_yuan is null then 'not_known' else 'known'
        end as verdict,
        case
            when advances.recovered_yuan is null then 'recovery_not_listed'
        end as reason,
    from advances
    cross join asked
    left join mart.complaint_case
        on advances.complaint_id = complaint_case.complaint_id
    order by paid_on asc nulls last, refund_id asc
);
