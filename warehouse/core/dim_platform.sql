create table core.dim_platform (
    platform_id varchar not null,
    platform_name varchar not null,
    platform_type varchar,
    operator_name varchar,
    valid_from_on date,
    valid_to_on date,
    note varchar,
    delivery_id integer not null,
    source_sheet varchar,
    source_row integer not null
);

comment on table core.dim_platform is
'一行 = 一个投诉平台或渠道。主键 platform_id。 · One row = a platform or channel that complaints come in by. Key: platform_id.';
comment on column core.dim_platform.platform_id is
'平台编号 · platform key';
comment on column core.dim_platform.platform_name is
'平台名称，与投诉的 channel 一致 · name, as in the channel of complaints';
comment on column core.dim_platform.platform_type is
'类型，如 热线、小程序 · kind as registered';
comment on column core.dim_platform.operator_name is
'主管单位 · who runs it';
comment on column core.dim_platform.valid_from_on is
'启用日（含）；空 = 不详 · first day in use; NULL = not known';
comment on column core.dim_platform.valid_to_on is
'停用日（含）；空 = 仍在用 · last day in use; NULL = still in use';
comment on column core.dim_platform.note is
'说明 · note';
comment on column core.dim_platform.delivery_id is
'来自哪次报送，见 ledger.delivery · the delivery it came in';
comment on column core.dim_platform.source_sheet is
'来自哪张工作表；CSV 为空 · worksheet; NULL for CSV';
comment on column core.dim_platform.source_row is
'来自文件第几行（从 1 起） · line of the file, counted from 1';
