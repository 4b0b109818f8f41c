create table core.fct_refund (
    refund_id varchar not null,
    complaint_id varchar not null,
    payer varchar,
    refunded_yuan decimal(12, 2) not null,
    refunded_at timestamp,
    recovered_yuan decimal(12, 2),
    recovered_at timestamp,
    reversal_of_id varchar,
    delivery_id integer not null,
    source_sheet varchar,
    source_row integer not null
);

comment on table core.fct_refund is
'一行 = 一笔实际退赔。退赔明细报了逐笔的案件，随投诉登记的那一笔不再计。主键 refund_id。 · One row = a refund that was paid. Where the refunds feed lists the payments of a case, the amount that came with the case no longer counts. Key: refund_id.';
comment on column core.fct_refund.refund_id is
'退赔编号；随投诉登记的一笔等于投诉编号 · refund key; equals the complaint for the one that comes with it';
comment on column core.fct_refund.complaint_id is '投诉编号 · complaint';
comment on column core.fct_refund.payer is
'退赔方：商家、专班垫付、平台；空 = 文件里没有 · who paid; NULL = not in the file';
comment on column core.fct_refund.refunded_yuan is
'退赔金额，元；冲回为负 · paid back, yuan; a reversal is negative';
comment on column core.fct_refund.refunded_at is '退赔时间 · when it was paid';
comment on column core.fct_refund.recovered_yuan is
'向商家追偿到的金额，元 · recovered from the merchant, yuan';
comment on column core.fct_refund.recovered_at is '追偿到账时间 · when it was recovered';
comment on column core.fct_refund.reversal_of_id is
'冲回的是哪一笔；空 = 不是冲回，或没有写明 · the payment it takes back; NULL = no reversal, or not said';
comment on column core.fct_refund.delivery_id is
'来自哪次报送，见 ledger.delivery · the delivery it came in';
comment on column core.fct_refund.source_sheet is
'来自哪张工作表；CSV 为空 · worksheet; NULL for CSV';
comment on column core.fct_refund.source_row is
'来自文件第几行（从 1 起） · line of the file, counted from 1';
