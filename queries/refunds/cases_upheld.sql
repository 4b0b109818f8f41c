-- 指标：截至某日已知的投诉和是否属实
-- Metric: Cases as known on a day, and whether they were upheld
-- 口径：截至该日（含）受理的投诉，各类别、各片区都有，没有片区的为 unknown。属实
--   is_upheld = 该日（含）以前已办结，而且决定退赔大于 0，或截至该日实付退赔合计大于
--   0；办结而不退的不算属实，没有办结的还不知道，closed_on 为空。文件里的“结果”是各家
--   自己的说法，不作依据。决定的金额没有自己的日期，按现在所存的算。
-- Definition: Cases received by the end of that day, every category and district,
--   unknown where there is none. Upheld = closed by the end of that day, and a refund
--   above 0 decided, or more than 0 paid by then; closed without a refund is not
--   upheld, one that is not closed is not known yet, with a NULL closed_on. The
--   outcome of the file is the office's own wording and decides nothing. A decided
--   amount has no day of its own and is taken as held now.
-- 粒度：一行 = 一件投诉
-- Grain: one row = a complaint
-- 单位：元
-- Unit: yuan
-- 来源：mart.complaint_case、core.fct_refund
-- Source: mart.complaint_case, core.fct_refund
create or replace macro metric.cases_upheld(as_of_on) as table (
    with asked as (
        select cast(as_of_on as date) as asked_on
    ),

    paid_by_then as (
        select
            complaint_id,
            sum(refunded_yuan) as refunded_yuan,
        from metric.payments_known(as_of_on)
        group by complaint_id
    )

    select
        known_cases.complaint_id as complaint_id,
        known_cases.district_id as district_id,
        known_cases.merchant_id as merchant_id,
        known_cases.merchant_name as merchant_name,
        known_cases.category as category,
        cast(known_cases.received_at as date) as received_on,
        case
            when cast(known_cases.closed_at as date) <= asked.asked_on
                then cast(known_cases.closed_at as date)
        end as closed_on,
        known_cases.decided_refund_yuan as decided_refund_yuan,
        -- nothing was paid by then: that is zero
        coalesce(paid_by_then.refunded_yuan, 0) as refunded_yuan,
        coalesce(
            cast(known_cases.closed_at as date) <= asked.asked_on
            and (
                coalesce(known_cases.decided_refund_yuan, 0) > 0
                or coalesce(paid_by_then.refunded_yuan, 0) > 0
            ),
            false
        ) as is_upheld,
    from metric.case_rows(null, '0001-01-01', as_of_on) as known_cases
    cross join asked
    left join paid_by_then
        on known_cases.complaint_id = paid_by_then.complaint_id
    order by received_on, complaint_id
);
