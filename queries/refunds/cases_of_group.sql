-- 指标：一组投诉的逐件
-- Metric: The cases of one group of a breakdown
-- 口径：按受理日期取数，起止两日都含；范围 = 该片区和它的全部下级，为空 = 全部（含没有
--   片区的 unknown）；类别为空 = 全部类别，见 case_rows。grouped_by 取 month（受理月
--   份，值为当月 1 日，如 2024-05-01）、district、channel、category、payer（退赔方；有一
--   笔由该方付的案件，冲回随它冲回的那一笔，见 payments_known），别的词没有行；
--   group_value 为空 = 文件里没有写的那一组。month、district、channel、category 的行数就
--   是同名分组指标的 complaint_count；一件案件可有几个退赔方，按 payer 的各组不可相加。
-- Definition: By the day received, both ends included. Scope = the district with
--   everything below it, NULL = everything, cases of an unknown district included; a
--   NULL category = every category, see case_rows. grouped_by is month (of receipt, its
--   value the first day, such as 2024-05-01), district, channel, category or payer
--   (cases with a payment of that payer, a reversal going with the payment it takes
--   back, see payments_known); another word gives no row. A NULL group_value = the
--   group of what is not in the file. By month, district, channel and category the rows
--   are the complaint_count of the breakdown of that name; a case may have several
--   payers, and the groups by payer do not add up.
-- 粒度：一行 = 一件投诉
-- Grain: one row = a complaint
-- 单位：元
-- Unit: yuan
-- 来源：metric.case_rows（mart.complaint_case）、metric.payments_known
-- Source: metric.case_rows, from mart.complaint_case; metric.payments_known
create or replace macro metric.cases_of_group(
    scope_district_id, from_on, to_on, category, grouped_by, group_value
) as table (
    with asked as (
        select
            cast(grouped_by as varchar) as asked_column,
            cast(group_value as varchar) as asked_value,
    ),

    cases_in_scope as (
        select scoped.*
        from metric.case_rows(
            scope_district_id, from_on, to_on, category
        ) as scoped
    ),

    paid_by_asked as (
        select distinct payments.complaint_id as complaint_id
        from metric.payments_known(null) as payments
        inner join asked -- keeps the payer asked for
            on payments.payer is not distinct from asked.asked_value
        where asked.asked_column = 'payer' and payments.complaint_id is not null
    )

    select
        cases_in_scope.complaint_id as complaint_id,
        cases_in_scope.district_id as district_id,
        cases_in_scope.received_at as received_at,
        cases_in_scope.closed_at as closed_at,
        cases_in_scope.channel as channel,
        cases_in_scope.category as category,
        cases_in_scope.merchant_id as merchant_id,
        cases_in_scope.merchant_name as merchant_name,
        cases_in_scope.event_id as event_id,
        cases_in_scope.paid_yuan as paid_yuan,
        cases_in_scope.decided_refund_yuan as decided_refund_yuan,
        cases_in_scope.refunded_yuan as refunded_yuan,
        cases_in_scope.payment_count as payment_count,
        cases_in_scope.first_refunded_at as first_refunded_at,
        cases_in_scope.recovered_yuan as recovered_yuan,
        cases_in_scope.outcome as outcome,
        cases_in_scope.satisfaction as satisfaction,
        cases_in_scope.is_time_ordered as is_time_ordered,
        cases_in_scope.file_name as file_name,
        cases_in_scope.source_sheet as source_sheet,
        cases_in_scope.source_row as source_row,
        cases_in_scope.delivery_id as delivery_id,
        cases_in_scope.accepted_at as accepted_at,
        cases_in_scope.verified_at as verified_at,
        cases_in_scope.reopened_at as reopened_at,
        cases_in_scope.paused_from_at as paused_from_at,
        cases_in_scope.paused_to_at as paused_to_at,
        cases_in_scope.pause_reason as pause_reason,
        cases_in_scope.extended_to_on as extended_to_on,
        cases_in_scope.stated_due_at as stated_due_at,
        cases_in_scope.called_at as called_at,
    from cases_in_scope
    cross join asked
    where
        (
            asked.asked_column in ('month', 'district', 'channel', 'category')
            and asked.asked_value is not distinct from case asked.asked_column
                when 'month'
                    then
                        cast(
                            cast(
                                date_trunc('month', cases_in_scope.received_at) as date
                            ) as varchar
                        )
                when 'district' then cases_in_scope.district_id
                when 'channel' then cases_in_scope.channel
                when 'category' then cases_in_scope.category
            end
        )
        or cases_in_scope.complaint_id in (
            select paid_by_asked.complaint_id from paid_by_asked
        )
    order by received_at, complaint_id
);
