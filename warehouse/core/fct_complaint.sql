create table core.fct_complaint (
    complaint_id varchar not null,
    complainant_id varchar,
    channel varchar,
    received_at timestamp not null,
    accepted_at timestamp,
    verified_at timestamp,
    closed_at timestamp,
    merchant_id varchar,
    merchant_name varchar,
    district_id varchar,
    event_id varchar,
    category varchar,
    paid_yuan decimal(12, 2),
    decided_refund_yuan decimal(12, 2),
    outcome varchar,
    satisfaction_word varchar,
    satisfaction varchar,
    linked_complaint_id varchar,
    link_kind varchar,
    is_void boolean not null default false,
    due_at timestamp,
    extended_to_on date,
    paused_from_at timestamp,
    paused_to_at timestamp,
    pause_reason varchar,
    reopened_at timestamp,
    called_at timestamp,
    is_reached boolean,
    is_time_ordered boolean not null,
    delivery_id integer not null,
    source_sheet varchar,
    source_row integer not null
);

comment on table core.fct_complaint is
'一行 = 一件登记的投诉，催办、重复、转派和作废的也在内；去掉它们以后的案件见 mart.complaint_case。不含个人信息：姓名、电话、内容只在保险库。主键 complaint_id。 · One row = a complaint as registered, urgings, repeats, transfers and void ones included; the cases without them are mart.complaint_case. No personal data: names, phones and text are in the vault only. Key: complaint_id.';
comment on column core.fct_complaint.complaint_id is '投诉编号 · complaint key';
comment on column core.fct_complaint.complainant_id is
'投诉人化名（带密钥的摘要），保险库据此还原；空 = 文件里没有 · keyed pseudonym of the complainant; NULL = none given';
comment on column core.fct_complaint.channel is '渠道，如 12345、陶小二 · channel';
comment on column core.fct_complaint.received_at is
'受理（收到）时间，当地 · received, local time';
comment on column core.fct_complaint.accepted_at is '立案时间 · accepted';
comment on column core.fct_complaint.verified_at is '核实时间 · verified';
comment on column core.fct_complaint.closed_at is '办结时间；空 = 未办结 · closed; NULL = open';
comment on column core.fct_complaint.merchant_id is
'商户编号；可以未登记 · merchant; may be unregistered';
comment on column core.fct_complaint.merchant_name is
'商户名称原文 · merchant name as delivered';
comment on column core.fct_complaint.district_id is
'片区编号，文件所给；空时按商户登记，见 mart.complaint_case · district as delivered; when NULL the merchant decides, see mart.complaint_case';
comment on column core.fct_complaint.event_id is '关联活动 · related edition';
comment on column core.fct_complaint.category is '类别，如 诚信退赔 · category';
comment on column core.fct_complaint.paid_yuan is
'消费金额，元 · what the visitor had paid, yuan';
comment on column core.fct_complaint.decided_refund_yuan is
'决定的退赔金额，元；0 = 决定不退，空 = 尚未决定 · refund decided, yuan; 0 = decided that none is due, NULL = undecided';
comment on column core.fct_complaint.outcome is '结果 · outcome';
comment on column core.fct_complaint.satisfaction_word is
'来源写的评价原词，如 基本满意；归并成什么见 satisfaction；空 = 文件里没有 · the rating in the source''s own word, which satisfaction sums up; NULL = not in the file';
comment on column core.fct_complaint.satisfaction is
'满意、不满意、未评价；空 = 文件里没有 · satisfied, dissatisfied, not rated; NULL = not in the file';
comment on column core.fct_complaint.linked_complaint_id is
'原投诉编号：本行催办、重复或接办的那一件 · the complaint that this row urges, repeats or takes over';
comment on column core.fct_complaint.link_kind is
'关联类型：urging 催办、repeat 重复、transfer 转派；空 = 文件里没有写 · urging, repeat or transfer; NULL = not in the file';
comment on column core.fct_complaint.is_void is
'是否作废；作废的不算一件 · declared void: no case';
comment on column core.fct_complaint.due_at is
'平台写的承办期限，与按规则算的并列，不互相替代 · deadline as the platform states it, beside the computed one';
comment on column core.fct_complaint.extended_to_on is
'延期至（含） · extended to this day, included';
comment on column core.fct_complaint.paused_from_at is '暂停起 · paused from';
comment on column core.fct_complaint.paused_to_at is
'暂停止；空而有暂停起 = 还在暂停 · paused to; NULL after a beginning = still paused';
comment on column core.fct_complaint.pause_reason is
'暂停原因，如 鉴定、检测 · reason of the pause';
comment on column core.fct_complaint.reopened_at is
'重办时间；不早于办结 = 又未办结 · reopened; not before closing = open again';
comment on column core.fct_complaint.called_at is '回访时间 · called back';
comment on column core.fct_complaint.is_reached is
'回访是否接通；空 = 文件里没有 · whether the call was answered; NULL = not in the file';
comment on column core.fct_complaint.is_time_ordered is
'各时间是否不早于受理、暂停止是否不早于暂停起；否的保留金额，不进任何时长 · no time lies before receipt and no pause ends before it begins; when false the money counts and no duration does';
comment on column core.fct_complaint.delivery_id is
'来自哪次报送，见 ledger.delivery · the delivery it came in';
comment on column core.fct_complaint.source_sheet is
'来自哪张工作表；CSV 为空 · worksheet; NULL for CSV';
comment on column core.fct_complaint.source_row is
'来自文件第几行（从 1 起） · line of the file, counted from 1';
