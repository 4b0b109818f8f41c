-- 指标：多次被投诉的商户
-- Metric: Merchants with repeated complaints
-- 口径：按受理日期取数，起止两日都含，各类别都算；期内投诉达到 at_least_count 件（不
--   写为 3）的商户。没有商户编号的投诉认不出是谁，不在其中；有编号而未登记的照样有
--   行，名称取文件里的，类型为空。upheld_count 为属实的件数，见 cases_upheld；
--   open_count 为还没有办结的。退赔不论何时付，冲回为负。片区 = 商户登记的，没有的归
--   入 unknown。
-- Definition: By the day received, both ends included, every category; merchants with
--   at_least_count cases or more in the period (3 when not given). A case without a
--   merchant number cannot be told whose it is and is not here; a number that is not
--   registered has its row, with the name of the files and a NULL type. upheld_count
--   = cases upheld, see cases_upheld; open_count = not closed yet. Refunds whenever
--   paid, reversals negative. District = where the merchant is registered, else
--   unknown.
-- 粒度：一行 = 一户商户
-- Grain: one row = a merchant
-- 单位：件、元
-- Unit: cases, yuan
-- 来源：mart.complaint_case、core.dim_merchant
-- Source: mart.complaint_case, core.dim_merchant
create or replace macro metric.repeat_offenders(
    from_on, to_on, at_least_count := 3
) as table (
    with asked as (
        select
            cast(from_on as date) as from_on,
            cast(to_on as date) as to_on,
            cast(at_least_count as integer) as asked_count,
    ),

    merchant_cases as (
        select
            known_cases.merchant_id as merchant_id,
            max(known_cases.merchant_name) as merchant_name,
            count(*) as complaint_count,
            count(*) filter (where known_cases.is_upheld) as upheld_count,
            count(*) filter (where known_cases.closed_on is null) as open_count,
            sum(known_cases.refunded_yuan) as refunded_yuan,
            min(known_cases.received_on) as first_received_on,
            max(known_cases.received_on) as last_received_on,
        from metric.cases_upheld('9999-12-31') as known_cases
        inner join asked -- one row: keeps the days asked for
            on
                known_cases.received_on >= asked.from_on
                and known_cases.received_on <= asked.to_on
        where known_cases.merchant_id is not null
        group by known_cases.merchant_id
    )

    select
        merchant_cases.merchant_id as merchant_id,
        coalesce(
            dim_merchant.merchant_name, merchant_cases.merchant_name
        ) as merchant_name,
        dim_merchant.merchant_type as merchant_type,
        coalesce(dim_merchant.district_id, 'unknown') as district_id,
        merchant_cases.complaint_count as complaint_count,
        merchant_cases.upheld_count as upheld_count,
        merchant_cases.open_count as open_count,
        merchant_cases.refunded_yuan as refunded_yuan,
        merchant_cases.first_received_on as first_received_on,
        merchant_cases.last_received_on as last_received_on,
        dim_merchant.merchant_id is not null as is_merchant_registered,
    from merchant_cases
    inner join asked -- one row: keeps those with as many cases as asked for
        on merchant_cases.complaint_count >= asked.asked_count
    left join core.dim_merchant
        on merchant_cases.merchant_id = dim_merchant.merchant_id
    order by complaint_count desc, merchant_id asc
);
