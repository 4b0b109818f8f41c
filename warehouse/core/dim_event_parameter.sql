create table core.dim_event_parameter (
    event_id varchar not null,
    parameter varchar not null,
    parameter_value decimal(12, 4) not null,
    source_name varchar not null,
    note varchar,
    delivery_id integer not null,
    source_sheet varchar,
    source_row integer not null
);

comment on table core.dim_event_parameter is
'一行 = 一届活动申报的一个参数，附依据；没有行的从不假定。主键 event_id、parameter。 · One row = a declared parameter of an edition, with its source; none is assumed where there is no row. Key: event_id, parameter.';
comment on column core.dim_event_parameter.event_id is '活动编号 · edition';
comment on column core.dim_event_parameter.parameter is
'spend_per_visit_yuan 每人次消费，元；additionality_share 其中因活动新增的比例，0–1；mean_days_attended 人均参加天数 · spend_per_visit_yuan: spending of a visit, yuan; additionality_share: the share of it that the event brought, 0–1; mean_days_attended: days that a person attended';
comment on column core.dim_event_parameter.parameter_value is '数值 · value';
comment on column core.dim_event_parameter.source_name is
'依据，如问卷、刷卡数据 · where it is from, such as a survey';
comment on column core.dim_event_parameter.note is '说明 · note';
comment on column core.dim_event_parameter.delivery_id is
'来自哪次报送，见 ledger.delivery · the delivery it came in';
comment on column core.dim_event_parameter.source_sheet is
'来自哪张工作表；CSV 为空 · worksheet; NULL for CSV';
comment on column core.dim_event_parameter.source_row is
'来自文件第几行（从 1 起） · line of the file, counted from 1';
