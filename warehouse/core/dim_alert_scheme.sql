create table core.dim_alert_scheme (
    scheme_id varchar not null,
    scheme_name varchar,
    level integer not null,
    level_name varchar,
    from_share decimal(6, 4) not null,
    release_share decimal(6, 4) not null,
    district_id varchar,
    valid_from_on date,
    valid_to_on date,
    source_name varchar,
    is_verified boolean not null,
    note varchar,
    delivery_id integer not null,
    source_sheet varchar,
    source_row integer not null
);

comment on table core.dim_alert_scheme is
'一行 = 一套预警方案的一个等级在一段施行期内的规定。主键 scheme_id + level + valid_from_on。 · One row = one level of an alert scheme over the period it is in force. Key: scheme_id + level + valid_from_on.';
comment on column core.dim_alert_scheme.scheme_id is '方案编号 · scheme key';
comment on column core.dim_alert_scheme.scheme_name is '方案名称 · name';
comment on column core.dim_alert_scheme.level is
'等级，数大者重 · level; the higher, the graver';
comment on column core.dim_alert_scheme.level_name is '等级名称，如 黄色 · name of the level';
comment on column core.dim_alert_scheme.from_share is
'承载率达到它即进入该等级（0.80 = 80%） · the level begins when the load reaches it (0.80 = 80 %)';
comment on column core.dim_alert_scheme.release_share is
'承载率低于它才解除；不高于 from_share · the level ends when the load falls below it; never above from_share';
comment on column core.dim_alert_scheme.district_id is
'适用片区（含下级）；空 = 全部 · district it applies to, with all below; NULL = every district';
comment on column core.dim_alert_scheme.valid_from_on is
'施行日（含）；空 = 一直施行 · first day in force; NULL = always';
comment on column core.dim_alert_scheme.valid_to_on is
'最后施行日（含）；空 = 仍施行 · last day in force; NULL = still in force';
comment on column core.dim_alert_scheme.source_name is '依据 · where it stands';
comment on column core.dim_alert_scheme.is_verified is
'是否有人核对过原文 · whether somebody read the source';
comment on column core.dim_alert_scheme.note is '说明 · note';
comment on column core.dim_alert_scheme.delivery_id is
'来自哪次报送，见 ledger.delivery · the delivery it came in';
comment on column core.dim_alert_scheme.source_sheet is
'来自哪张工作表；CSV 为空 · worksheet; NULL for CSV';
comment on column core.dim_alert_scheme.source_row is
'来自文件第几行（从 1 起） · line of the file, counted from 1';
