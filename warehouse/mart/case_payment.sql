create view mart.case_payment as
select
    fct_refund.refund_id as refund_id,
    fct_refund.complaint_id as complaint_id,
    complaint_entry.case_complaint_id as case_complaint_id,
    fct_refund.payer as payer,
    fct_refund.refunded_yuan as refunded_yuan,
    fct_refund.refunded_at as refunded_at,
    fct_refund.recovered_yuan as recovered_yuan,
    fct_refund.recovered_at as recovered_at,
    fct_refund.reversal_of_id as reversal_of_id,
    fct_refund.delivery_id as delivery_id,
    fct_refund.source_sheet as source_sheet,
    fct_refund.source_row as source_row,
from core.fct_refund
-- left: a payment without its complaint is named by a check, not lost here
left join mart.complaint_entry
    on fct_refund.complaint_id = complaint_entry.complaint_id;

comment on view mart.case_payment is
'一行 = 一笔退赔，算在哪一件案件里：登记在催办、重复、转派件上的归其案件；作废件上的不归任何案件。 · One row = a payment with the case it counts in: what was entered on an urging, a repeat or a transfer belongs to its case, what was entered on a void row to none.';
comment on column mart.case_payment.refund_id is '退赔编号 · payment';
comment on column mart.case_payment.complaint_id is
'登记在哪一件投诉上 · the complaint it was entered on';
comment on column mart.case_payment.case_complaint_id is
'算在哪一件案件里；空 = 作废件上的 · the case it counts in; NULL = entered on a void row';
comment on column mart.case_payment.payer is '退赔方 · payer';
comment on column mart.case_payment.refunded_yuan is
'退赔金额，元；冲回为负 · paid back, yuan; reversals negative';
comment on column mart.case_payment.refunded_at is '退赔时间 · paid at';
comment on column mart.case_payment.recovered_yuan is
'追偿金额，元；空 = 没有追偿 · recovered, yuan; NULL = none';
comment on column mart.case_payment.recovered_at is '追偿时间 · recovered at';
comment on column mart.case_payment.reversal_of_id is
'冲回哪一笔；空 = 不是冲回 · the payment it reverses; NULL = no reversal';
comment on column mart.case_payment.delivery_id is '来自哪次报送 · delivery';
comment on column mart.case_payment.source_sheet is '来自哪张工作表 · worksheet';
comment on column mart.case_payment.source_row is '来自文件第几行 · line of the file';
