create table core.dim_homestay_admission (
    application_id varchar not null,
    department varchar not null,
    merchant_id varchar,
    merchant_name varchar,
    room_count integer,
    applied_on date,
    decision varchar,
    decided_on date,
    valid_to_on date,
    delivery_id integer not null,
    source_sheet varchar,
    source_row integer not null
);

comment on table core.dim_homestay_admission is
'一行 = 一个部门对一份民宿准入申请的意见。主键 application_id + department。 · One row = one department''s decision on one application for a homestay. Key: application_id + department.';
comment on column core.dim_homestay_admission.application_id is
'申请编号 · application';
comment on column core.dim_homestay_admission.department is
'部门，如 公安、消防 · department as delivered';
comment on column core.dim_homestay_admission.merchant_id is
'商户编号；空 = 尚未登记 · merchant; NULL = not registered yet';
comment on column core.dim_homestay_admission.merchant_name is
'民宿名称原文 · name as delivered';
comment on column core.dim_homestay_admission.room_count is
'申请的客房数，间 · rooms applied for';
comment on column core.dim_homestay_admission.applied_on is
'申请日期；空 = 文件里没有 · day of the application; NULL = not in the file';
comment on column core.dim_homestay_admission.decision is
'意见原文，如 通过、不通过；空 = 尚未决定 · decision as delivered; NULL = undecided';
comment on column core.dim_homestay_admission.decided_on is
'决定日期；空 = 尚未决定 · day of the decision; NULL = undecided';
comment on column core.dim_homestay_admission.valid_to_on is
'有效期至（含）；空 = 没有期限 · last day it holds; NULL = no limit';
comment on column core.dim_homestay_admission.delivery_id is
'来自哪次报送，见 ledger.delivery · the delivery it came in';
comment on column core.dim_homestay_admission.source_sheet is
'来自哪张工作表；CSV 为空 · worksheet; NULL for CSV';
comment on column core.dim_homestay_admission.source_row is
'来自文件第几行（从 1 起） · line of the file, counted from 1';
