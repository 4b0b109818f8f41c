-- 指标：投诉与退赔数背后的原始行
-- Metric: The rows behind a complaint figure
-- 口径：按受理日期取数，起止两日都含；类别为空 = 全部类别。范围 = 该片区和它的全部下
--   级，为空 = 全部（含没有片区的 unknown）；片区 = 文件所给，没有则按商户登记。退赔为
--   实际退赔合计，不论何时付，0 = 没有退；决定退赔为空 = 尚未决定；办结为空 = 未办结；
--   满意度和其余各时刻为空 = 文件里没有。only_holidays 为真时只留假期（含法定节日的最长
--   连休）里受理的。不含个人信息。
-- Definition: By the day received, both ends included; a NULL category = every
--   category. Scope = the district with everything below it, NULL = everything, unknown
--   included; district as delivered, else the merchant's. Refunds are what was paid,
--   whenever, 0 = nothing; decided refund NULL = undecided; closed NULL = open;
--   satisfaction and the other times NULL = not in the file. With only_holidays true,
--   those received on the days of holidays (the longest runs of days off that hold a
--   statutory day). No personal data.
-- 粒度：一行 = 一件投诉
-- Grain: one row = a complaint
-- 单位：元
-- Unit: yuan
-- 来源：mart.complaint_case、mart.holiday_day、ledger.delivery
-- Source: mart.complaint_case, mart.holiday_day, ledger.delivery
create or replace macro metric.case_rows(
    scope_district_id, from_on, to_on, category := null, only_holidays := false
) as table (
    with asked as (
        select
            cast(from_on as date) as from_on,
            cast(to_on as date) as to_on,
            cast(category as varchar) as asked_category,
            cast(only_holidays as boolean) as is_holidays_only,
    ),

    districts_asked as (
        select scoped.district_id as district_id
        from metric.districts_in_scope(scope_district_id) as scoped
    )

    select
        complaint_case.complaint_id as complaint_id,
        complaint_case.district_id as district_id,
        complaint_case.received_at as received_at,
        complaint_case.closed_at as closed_at,
        complaint_case.channel as channel,
        complaint_case.category as category,
        complaint_case.merchant_id as merchant_id,
        complaint_case.merchant_name as merchant_name,
        complaint_case.event_id as event_id,
        complaint_case.paid_yuan as paid_yuan,
        complaint_case.decided_refund_yuan as decided_refund_yuan,
        complaint_case.refunded_yuan as refunded_yuan,
        complaint_case.payment_count as payment_count,
        complaint_case.first_refunded_at as first_refunded_at,
        complaint_case.recovered_yuan as recovered_yuan,
        complaint_case.outcome as outcome,
        complaint_case.satisfaction as satisfaction,
        complaint_case.is_time_ordered as is_time_ordered,
        delivery.file_name as file_name,
        complaint_case.source_sheet as source_sheet,
        complaint_case.source_row as source_row,
        complaint_case.delivery_id as delivery_id,
        complaint_case.accepted_at as accepted_at,
        complaint_case.verified_at as verified_at,
        complaint_case.reopened_at as reopened_at,
        complaint_case.paused_from_at as paused_from_at,
        complaint_case.paused_to_at as paused_to_at,
        complaint_case.pause_reason as pause_reason,
        complaint_case.extended_to_on as extended_to_on,
        complaint_case.stated_due_at as stated_due_at,
        complaint_case.called_at as called_at,
    from mart.complaint_case
    inner join asked -- one row: keeps the days and the category asked for
        on
            complaint_case.received_on >= asked.from_on
            and complaint_case.received_on <= asked.to_on
            and (
                asked.asked_category is null
                or complaint_case.category = asked.asked_category
            )
            and (
                not asked.is_holidays_only
                or complaint_case.received_on in (
                    select holiday_day.calendar_on from mart.holiday_day
                )
            )
    inner join districts_asked -- chooses the scope: losing the rest is its job
        on complaint_case.district_id = districts_asked.district_id
    left join ledger.delivery
        on complaint_case.delivery_id = delivery.delivery_id
    order by received_at, complaint_id
);
