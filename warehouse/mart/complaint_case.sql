create view mart.complaint_case as
with refunds_by_case as (
    select
        case_complaint_id,
        sum(refunded_yuan) as refunded_yuan,
        count(*) as payment_count,
        min(refunded_at) as first_refunded_at,
        sum(recovered_yuan) as recovered_yuan,
    from mart.case_payment
    where case_complaint_id is not null
    group by case_complaint_id
),

transfers as (
    select
        complaint_entry.case_complaint_id as case_complaint_id,
        fct_complaint.*,
        row_number() over (
            partition by complaint_entry.case_complaint_id
            order by fct_complaint.received_at desc, fct_complaint.complaint_id desc
        ) as transfer_rank,
    from mart.complaint_entry
    inner join core.fct_complaint -- every entry is a complaint
        on complaint_entry.complaint_id = fct_complaint.complaint_id
    where complaint_entry.entry_type = 'transfer'
),

-- where a case was handed on, it goes on in its newest transfer
handed_on as (
    select
        fct_complaint.*,
        complaint_entry.district_id as case_district_id,
        coalesce(
            fct_complaint.accepted_at, transfers.accepted_at
        ) as case_accepted_at,
        coalesce(
            fct_complaint.verified_at, transfers.verified_at
        ) as case_verified_at,
        case
            when transfers.complaint_id is null then fct_complaint.closed_at
            else transfers.closed_at
        end as last_closed_at,
        case
            when transfers.complaint_id is null then fct_complaint.reopened_at
            else transfers.reopened_at
        end as last_reopened_at,
        coalesce(transfers.called_at, fct_complaint.called_at) as case_called_at,
        coalesce(transfers.is_reached, fct_complaint.is_reached) as is_case_reached,
        coalesce(transfers.outcome, fct_complaint.outcome) as case_outcome,
        coalesce(transfers.satisfaction, fct_complaint.satisfaction)
            as case_satisfaction,
        coalesce(transfers.decided_refund_yuan, fct_complaint.decided_refund_yuan)
            as case_decided_refund_yuan,
        fct_complaint.is_time_ordered and coalesce(transfers.is_time_ordered, true)
            as is_case_time_ordered,
    from core.fct_complaint
    inner join mart.complaint_entry -- void rows and linked ones are no cases
        on
            fct_complaint.complaint_id = complaint_entry.complaint_id
            and complaint_entry.entry_type = 'case'
    left join transfers -- left: hardly any case is handed on
        on
            fct_complaint.complaint_id = transfers.case_complaint_id
            and transfers.transfer_rank = 1
)

select
    handed_on.complaint_id as complaint_id,
    handed_on.case_district_id as district_id,
    handed_on.event_id as event_id,
    handed_on.channel as channel,
    handed_on.category as category,
    handed_on.merchant_id as merchant_id,
    coalesce(dim_merchant.merchant_name, handed_on.merchant_name) as merchant_name,
    dim_merchant.merchant_type as merchant_type,
    dim_merchant.merchant_id is not null as is_merchant_registered,
    cast(handed_on.received_at as date) as received_on,
    handed_on.received_at as received_at,
    case
        when
            handed_on.last_reopened_at is null
            or handed_on.last_reopened_at < handed_on.last_closed_at
            then handed_on.last_closed_at
    end as closed_at,
    handed_on.is_case_time_ordered as is_time_ordered,
    handed_on.paid_yuan as paid_yuan,
    handed_on.case_decided_refund_yuan as decided_refund_yuan,
    -- nothing was paid = 0: the refund ledger is complete for the cases it covers
    coalesce(refunds_by_case.refunded_yuan, 0) as refunded_yuan,
    coalesce(refunds_by_case.payment_count, 0) as payment_count,
    refunds_by_case.first_refunded_at as first_refunded_at,
    refunds_by_case.recovered_yuan as recovered_yuan,
    handed_on.case_outcome as outcome,
    handed_on.case_satisfaction as satisfaction,
    handed_on.delivery_id as delivery_id,
    handed_on.source_sheet as source_sheet,
    handed_on.source_row as source_row,
    handed_on.case_accepted_at as accepted_at,
    handed_on.case_verified_at as verified_at,
    handed_on.last_closed_at as last_closed_at,
    handed_on.last_reopened_at as reopened_at,
    handed_on.due_at as stated_due_at,
    handed_on.extended_to_on as extended_to_on,
    handed_on.paused_from_at as paused_from_at,
    handed_on.paused_to_at as paused_to_at,
    handed_on.pause_reason as pause_reason,
    handed_on.case_called_at as called_at,
    handed_on.is_case_reached as is_reached,
from handed_on
-- left: a complaint about an unregistered merchant is still a complaint
left join core.dim_merchant
    on handed_on.merchant_id = dim_merchant.merchant_id
left join refunds_by_case
    on handed_on.complaint_id = refunds_by_case.case_complaint_id;

comment on view mart.complaint_case is
'一行 = 一件案件，连同商户登记和退赔合计。作废、催办、重复、转派件不是案件，登记在它们上的退赔归其案件，见 mart.complaint_entry；转派过的案件在最新一件转派里办结和评价。片区：文件所给；没有则按商户登记；再没有为 unknown。 · One row = a case with its merchant and the sum of its refunds. Void rows, urgings, repeats and transfers are no cases, and payments entered on them belong to their case, see mart.complaint_entry; a case that was handed on is closed and rated in its newest transfer. District: as delivered, else the merchant''s, else unknown.';
comment on column mart.complaint_case.complaint_id is '投诉编号 · complaint';
comment on column mart.complaint_case.district_id is '片区；无从知道为 unknown · district, or unknown';
comment on column mart.complaint_case.event_id is '关联活动 · related edition';
comment on column mart.complaint_case.channel is '渠道 · channel';
comment on column mart.complaint_case.category is '类别 · category';
comment on column mart.complaint_case.merchant_id is '商户编号 · merchant';
comment on column mart.complaint_case.merchant_name is
'商户名称，登记优先 · merchant name, as registered where it is';
comment on column mart.complaint_case.merchant_type is
'商户类型；未登记为空 · merchant type; NULL when unregistered';
comment on column mart.complaint_case.is_merchant_registered is
'商户是否登记 · whether the merchant is registered';
comment on column mart.complaint_case.received_on is '受理日期 · day received';
comment on column mart.complaint_case.received_at is '受理时间 · received';
comment on column mart.complaint_case.closed_at is '办结时间；空 = 未办结，含办结后又重办的 · closed; NULL = open, reopened ones included';
comment on column mart.complaint_case.is_time_ordered is
'时间次序是否可信；否的不进时长 · whether its times are in order; durations need true';
comment on column mart.complaint_case.paid_yuan is '消费金额，元 · paid by the visitor, yuan';
comment on column mart.complaint_case.decided_refund_yuan is
'决定退赔金额，元；空 = 未决定 · refund decided, yuan; NULL = undecided';
comment on column mart.complaint_case.refunded_yuan is
'实际退赔合计，元；没有退赔为 0 · paid back in all, yuan; 0 = nothing';
comment on column mart.complaint_case.payment_count is '退赔笔数 · payments';
comment on column mart.complaint_case.first_refunded_at is '首笔退赔时间 · first payment';
comment on column mart.complaint_case.recovered_yuan is
'追偿合计，元；空 = 没有追偿 · recovered, yuan; NULL = none';
comment on column mart.complaint_case.outcome is '结果 · outcome';
comment on column mart.complaint_case.satisfaction is
'满意、不满意、未评价；空 = 没有 · satisfied, dissatisfied, not rated; NULL = not given';
comment on column mart.complaint_case.delivery_id is '来自哪次报送 · delivery';
comment on column mart.complaint_case.source_sheet is '来自哪张工作表 · worksheet';
comment on column mart.complaint_case.source_row is '来自文件第几行 · line of the file';
comment on column mart.complaint_case.accepted_at is '立案时间 · accepted';
comment on column mart.complaint_case.verified_at is '核实时间 · verified';
comment on column mart.complaint_case.last_closed_at is
'文件所给的办结时间，后来重办的也在 · closed as delivered, also when reopened since';
comment on column mart.complaint_case.reopened_at is '重办时间 · reopened';
comment on column mart.complaint_case.stated_due_at is
'平台写的承办期限 · deadline as the platform states it';
comment on column mart.complaint_case.extended_to_on is '延期至（含） · extended to, included';
comment on column mart.complaint_case.paused_from_at is '暂停起 · paused from';
comment on column mart.complaint_case.paused_to_at is
'暂停止；空而有暂停起 = 还在暂停 · paused to; NULL after a beginning = still paused';
comment on column mart.complaint_case.pause_reason is '暂停原因 · reason of the pause';
comment on column mart.complaint_case.called_at is '回访时间 · called back';
comment on column mart.complaint_case.is_reached is
'回访是否接通；空 = 没有 · whether the call was answered; NULL = not given';
