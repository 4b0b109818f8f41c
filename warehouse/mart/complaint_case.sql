create view mart.complaint_case as
with refunds_by_case as (
    select
        complaint_id,
        sum(refunded_yuan) as refunded_yuan,
        count(*) as payment_count,
        min(refunded_at) as first_refunded_at,
        sum(recovered_yuan) as recovered_yuan,
    from core.fct_refund
    group by complaint_id
)

select
    fct_complaint.complaint_id as complaint_id,
    coalesce(
        fct_complaint.district_id, dim_merchant.district_id, 'unknown'
    ) as district_id,
    fct_complaint.event_id as event_id,
    fct_complaint.channel as channel,
    fct_complaint.category as category,
    fct_complaint.merchant_id as merchant_id,
    coalesce(
        dim_merchant.merchant_name, fct_complaint.merchant_name
    ) as merchant_name,
    dim_merchant.merchant_type as merchant_type,
    dim_merchant.merchant_id is not null as is_merchant_registered,
    cast(fct_complaint.received_at as date) as received_on,
    fct_complaint.received_at as received_at,
    fct_complaint.closed_at as closed_at,
    fct_complaint.is_time_ordered as is_time_ordered,
    fct_complaint.paid_yuan as paid_yuan,
    fct_complaint.decided_refund_yuan as decided_refund_yuan,
    -- nothing was paid = 0: the refund ledger is complete for the cases it covers
    coalesce(refunds_by_case.refunded_yuan, 0) as refunded_yuan,
    coalesce(refunds_by_case.payment_count, 0) as payment_count,
    refunds_by_case.first_refunded_at as first_refunded_at,
    refunds_by_case.recovered_yuan as recovered_yuan,
    fct_complaint.outcome as outcome,
    fct_complaint.satisfaction as satisfaction,
    fct_complaint.delivery_id as delivery_id,
    fct_complaint.source_sheet as source_sheet,
    fct_complaint.source_row as source_row,
from core.fct_complaint
-- left: a complaint about an unregistered merchant is still a complaint
left join core.dim_merchant
    on fct_complaint.merchant_id = dim_merchant.merchant_id
left join refunds_by_case
    on fct_complaint.complaint_id = refunds_by_case.complaint_id;

comment on view mart.complaint_case is
'一行 = 一件投诉，连同商户登记和退赔合计。片区：文件所给；没有则按商户登记；再没有为 unknown。 · One row = a complaint with its merchant and the sum of its refunds. District: as delivered, else the merchant''s, else unknown.';
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
comment on column mart.complaint_case.closed_at is '办结时间；空 = 未办结 · closed; NULL = open';
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
